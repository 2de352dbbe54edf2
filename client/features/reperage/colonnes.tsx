import type { ColDef, ColGroupDef, ICellRendererParams } from 'ag-grid-community';
import cellules from '#client/grid/cells.module.css';
import { buildColonnes } from '#client/grid/colonnes.ts';
import { Tag } from '#client/ui/tag.tsx';
import type { Column, Prereglage } from '#shared/column.ts';
import { formatDate, formatNombre } from '#shared/format.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { CAS_NOMMES, CRITERES, type NatureReperage } from '#shared/reperage/criteres.ts';
import { COLONNES_TRI } from '#shared/reperage/tri.ts';
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

const GROUPES: Readonly<Record<string, string>> = {
  rang: 'Quoi',
  formation: 'Quoi',
  niveau: 'Quoi',
  voie: 'Quoi',
  remplis: 'Pourquoi',
  contre: 'Pourquoi',
  indecidables: 'Pourquoi',
  taille: 'Pourquoi',
};

const texte = (
  cle: string,
  titre: string,
  largeur: number,
  valeur: (l: Ligne) => string | null,
  definition: string,
): Column<Ligne> => ({ cle, titre, groupe: GROUPES[cle] ?? 'Où', type: 'texte', largeur, valeur, definition });

const nombre = (
  cle: string,
  titre: string,
  largeur: number,
  valeur: (l: Ligne) => number | null,
  definition: string,
): Column<Ligne> => ({ cle, titre, groupe: GROUPES[cle] ?? 'Où', type: 'nombre', largeur, valeur, definition });

/** Colonnes des résultats : le rang, ce que c'est, où, ce qui propose, ce qui retient, ce qu'on ne sait pas. */
const buildCatalogue = (nature: NatureReperage): readonly Column<Ligne>[] => [
  {
    ...nombre('rang', 'Rang', 62, (l) => l.rang, 'Nombre de critères remplis, puis certitude, puis taille.'),
    figee: true,
  },
  { ...texte('formation', 'Formation', 226, (l) => l.libelle, 'Intitulé du diplôme.'), figee: true },
  texte('niveau', 'Diplôme', 84, (l) => l.niveau, 'Niveau de diplôme.'),
  texte(
    'lieu',
    nature === 'fermeture' ? 'Établissement' : 'Territoire',
    180,
    (l) => l.nomLieu,
    'Où la formation est offerte, ou manque.',
  ),
  texte('remplis', 'Critères remplis', 400, (l) => formatListe(l.remplis), 'Critères que ce résultat remplit.'),
  texte('contre', 'Ce qui retient', 190, (l) => formatListe(l.contre), 'Ce qui invite à ne pas conclure.'),
  nombre(
    'indecidables',
    'Indécidable',
    108,
    (l) => l.indecidables.length,
    'Critères retenus que les données chargées ne permettent pas de décider.',
  ),
  nature === 'fermeture'
    ? nombre('taille', 'Entrants', 92, (l) => l.taille, 'Effectif en entrée au dernier constat.')
    : nombre('taille', 'Vœux alentour', 122, (l) => l.taille, 'Vœux de la formation dans le rayon des voisins.'),
  texte('voie', 'Voie', 112, (l) => LIBELLES_VOIE[l.voie], 'Scolaire ou apprentissage.'),
  ...(nature === 'fermeture'
    ? [
        texte('commune', 'Commune', 130, (l) => l.commune, 'Commune de l’établissement.'),
        texte('departement', 'Département', 140, (l) => l.departement, 'Département de l’établissement.'),
      ]
    : []),
  texte('region', 'Région', 170, (l) => l.libelleRegion, 'Région du résultat.'),
];

export const CATALOGUES: Record<NatureReperage, readonly Column<Ligne>[]> = {
  fermeture: buildCatalogue('fermeture'),
  ouverture: buildCatalogue('ouverture'),
};

const toPrereglages = (catalogue: readonly Column<Ligne>[]): readonly Prereglage[] => [
  { code: 'tout', libelle: 'Toutes', colonnes: catalogue.map(({ cle }) => cle), tris: [] },
];

export const PREREGLAGES_REPERAGE: Record<NatureReperage, readonly Prereglage[]> = {
  fermeture: toPrereglages(CATALOGUES.fermeture),
  ouverture: toPrereglages(CATALOGUES.ouverture),
};

const PLUS_D_ABORD: ColDef<Ligne>['sortingOrder'] = ['desc', 'asc', null];

/** Ce que ces colonnes ont de particulier à l'écran : étiquettes, pastilles, infobulles, nombres inconnus. */
const PRESENTATIONS: Readonly<Record<string, ColDef<Ligne>>> = {
  formation: { cellRenderer: CelluleFormation },
  remplis: {
    sortingOrder: PLUS_D_ABORD,
    cellRenderer: ({ data }: Cellule) => data && <CellulePastilles constats={data.remplis} />,
    tooltipValueGetter: ({ value }) => value,
  },
  contre: { sortingOrder: PLUS_D_ABORD, cellRenderer: CelluleContre, tooltipValueGetter: ({ value }) => value },
  indecidables: { tooltipValueGetter: ({ data }) => (data ? formatIndecidables(data) : null) },
  taille: {
    valueFormatter: ({ value }) => (value === null ? 'inconnu' : formatNombre(Number(value))),
    cellClass: ({ value }) => ['ag-right-aligned-cell', (value === null ? cellules.absent : cellules.nombre) ?? ''],
  },
};

/** Le serveur trie toute la liste : la grille montre son tri et ne déplace aucune ligne de la page. */
const decorate = ({ cle }: Column<Ligne>): ColDef<Ligne> => ({
  sortable: COLONNES_TRI.some((colonne) => colonne === cle),
  comparator: () => 0,
  ...PRESENTATIONS[cle],
});

export const COLONNES: Record<NatureReperage, (ColDef<Ligne> | ColGroupDef<Ligne>)[]> = {
  fermeture: buildColonnes(CATALOGUES.fermeture, { decorate }),
  ouverture: buildColonnes(CATALOGUES.ouverture, { decorate }),
};
