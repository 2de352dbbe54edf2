import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import cellules from '#client/grid/cells.module.css';
import { Tag } from '#client/ui/tag.tsx';
import { formatDate, formatNombre } from '#shared/format.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { CAS_NOMMES, CRITERES, type NatureReperage } from '#shared/reperage/criteres.ts';
import styles from './colonnes.module.css';
import { formatPastille, Pastille } from './pastille.tsx';
import type { ConstatBref, Ligne } from './queries.ts';

type Cellule = ICellRendererParams<Ligne>;

/** Le nombre d'abord : il reste lisible quand la colonne est trop étroite pour toutes les pastilles. */
const CellulePastilles = ({ constats }: { constats: readonly ConstatBref[] }) => (
  <span className={styles.pastilles}>
    <b>{constats.length}</b>
    {constats.map((constat) => (
      <Pastille key={constat.critere} constat={constat} />
    ))}
  </span>
);

const CelluleFormation = ({ data }: Cellule) =>
  data && (
    <span className={styles.formation}>
      <span className={styles.libelle}>{data.libelle}</span>
      {data.ecarte && <Tag titre={`Mis de côté par ${data.ecarte.auteur} : ${data.ecarte.motif}`}>mis de côté</Tag>}
      {data.echeance && (
        <Tag ton="alerte" titre={`Réponse attendue le ${formatDate(data.echeance)}`}>
          signalé
        </Tag>
      )}
    </span>
  );

const CelluleContre = ({ data }: Cellule) =>
  data && (
    <span className={styles.pastilles}>
      {data.cas.map((code) => (
        <Tag key={code} ton="refus" titre={CAS_NOMMES[code].phrase}>
          {CAS_NOMMES[code].libelle}
        </Tag>
      ))}
      {data.contre.map((constat) => (
        <Pastille key={constat.critere} constat={constat} />
      ))}
    </span>
  );

const formatListe = (constats: readonly ConstatBref[]): string => constats.map(formatPastille).join('\n');
const formatIndecidables = ({ indecidables }: Ligne): string =>
  indecidables.map(({ critere, motif }) => `${CRITERES[critere].libelle} : ${motif?.court ?? ''}`).join('\n');

const texte = (colId: string, headerName: string, width: number, lire: (l: Ligne) => string | null): ColDef<Ligne> => ({
  ...{ colId, headerName, width, filter: 'agTextColumnFilter' },
  valueGetter: ({ data }) => (data ? lire(data) : null),
  tooltipValueGetter: ({ value }) => value,
});

const nombre = (
  colId: string,
  headerName: string,
  width: number,
  lire: (l: Ligne) => number | null,
): ColDef<Ligne> => ({
  ...{
    colId,
    headerName,
    width,
    filter: 'agNumberColumnFilter',
    type: 'rightAligned',
    cellClass: ['ag-right-aligned-cell', cellules.nombre ?? ''],
  },
  valueGetter: ({ data }) => (data ? lire(data) : null),
  valueFormatter: ({ value }) => (value === null ? '' : formatNombre(Number(value))),
});

const buildTaille = (nature: NatureReperage): ColDef<Ligne> => ({
  ...nombre(
    'taille',
    nature === 'fermeture' ? 'Entrants' : 'Vœux alentour',
    nature === 'fermeture' ? 92 : 122,
    (l) => l.taille,
  ),
  headerTooltip:
    nature === 'fermeture'
      ? 'Effectif en entrée au dernier constat.'
      : 'Vœux de la formation dans le rayon des voisins.',
  valueFormatter: ({ value }) => (value === null ? 'inconnu' : formatNombre(Number(value))),
  cellClass: ({ value }) => ['ag-right-aligned-cell', (value === null ? cellules.absent : cellules.nombre) ?? ''],
});

/** Colonnes des résultats : le rang, ce que c'est, où, ce qui propose, ce qui retient, ce qu'on ne sait pas. */
export const buildColonnes = (nature: NatureReperage): ColDef<Ligne>[] => [
  {
    ...nombre('rang', 'Rang', 62, (l) => l.rang),
    pinned: 'left',
    headerTooltip: 'Nombre de critères remplis, puis certitude, puis taille.',
  },
  { ...texte('formation', 'Formation', 226, (l) => l.libelle), pinned: 'left', cellRenderer: CelluleFormation },
  texte('niveau', 'Diplôme', 84, (l) => l.niveau),
  texte('lieu', nature === 'fermeture' ? 'Établissement' : 'Territoire', 180, (l) => l.nomLieu),
  {
    ...texte('remplis', 'Critères remplis', 400, (l) => formatListe(l.remplis)),
    comparator: (_a, _b, a, b) => (a.data?.remplis.length ?? 0) - (b.data?.remplis.length ?? 0),
    cellRenderer: ({ data }: Cellule) => data && <CellulePastilles constats={data.remplis} />,
  },
  { ...texte('contre', 'Ce qui retient', 190, (l) => formatListe(l.contre)), cellRenderer: CelluleContre },
  {
    ...nombre('indecidables', 'Indécidable', 108, (l) => l.indecidables.length),
    headerTooltip: 'Critères retenus que les données chargées ne permettent pas de décider.',
    tooltipValueGetter: ({ data }) => (data ? formatIndecidables(data) : null),
  },
  buildTaille(nature),
  texte('voie', 'Voie', 112, (l) => LIBELLES_VOIE[l.voie]),
  ...(nature === 'fermeture'
    ? [
        texte('commune', 'Commune', 130, (l) => l.commune),
        texte('departement', 'Département', 140, (l) => l.departement),
      ]
    : []),
  texte('region', 'Région', 170, (l) => l.libelleRegion),
];
