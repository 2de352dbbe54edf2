import { Button } from '#client/ui/button.tsx';
import { Segmented } from '#client/ui/segmented.tsx';
import { Select } from '#client/ui/select.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import { explainMaille, getMailleMontree, listMailles } from '#shared/indicateurs/catalogue.ts';
import { LIBELLES_MAILLE, MAILLES_TERRITOIRE, type MailleTerritoire } from '#shared/territoires/maille.ts';
import type { SetFiltres } from './filters-bar.tsx';
import { IndicateurOptions } from './indicateur-options.tsx';
import styles from './map-panel.module.css';
import type { PleinEcran } from './use-plein-ecran.ts';

/** Outils de la carte, chacun dans son panneau. */
export const OUTILS = { affichage: 'Affichage', zone: 'Zone', comparer: 'Comparer', exporter: 'Exporter' } as const;
export type Outil = keyof typeof OUTILS;
const NOMS_OUTILS = Object.keys(OUTILS) as Outil[];

type Props = {
  /** Début de l'identifiant du bouton de chaque outil. */
  id: string;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  outil: Outil | null;
  onOutil: (outil: Outil | null) => void;
  pleinEcran: PleinEcran;
};

/** Dit qu'un outil change ce que la carte montre : sa marque se voit sur le bouton. */
const isActif = (outil: Outil, { zone, comparer, taille, teinte, demandes, points }: FormationsFilters): boolean => {
  if (outil === 'zone') return zone !== '';
  if (outil === 'comparer') return comparer !== '';
  return outil === 'affichage' && (taille !== '' || teinte !== '' || demandes || points !== 'auto');
};

const Choix = ({ filtres, setFiltres }: Pick<Props, 'filtres' | 'setFiltres'>) => {
  const { indicateur } = filtres;
  const refusee = explainMaille(indicateur, filtres.maille);
  return (
    <div className={styles.sujet}>
      <Select
        nu
        libelle="Indicateur de la carte"
        value={indicateur}
        onChange={(e) => setFiltres({ indicateur: e.target.value as FormationsFilters['indicateur'] })}
      >
        <IndicateurOptions />
      </Select>
      <Select
        nu
        libelle="Maille de la carte"
        value={getMailleMontree(indicateur, filtres.maille)}
        disabled={listMailles(indicateur).length === 1}
        title={refusee ? MOTIFS_ABSENCE[refusee].phrase : undefined}
        onChange={(e) => setFiltres({ maille: e.target.value as MailleTerritoire })}
      >
        {MAILLES_TERRITOIRE.map((m) => (
          <option key={m} value={m} disabled={!listMailles(indicateur).includes(m)}>
            par {LIBELLES_MAILLE[m].toLocaleLowerCase('fr-FR')}
          </option>
        ))}
      </Select>
    </div>
  );
};

/** Barre de la carte : quoi, à quelle maille, sous quelle forme, et les outils. */
export const CarteCommandes = ({ id, filtres, setFiltres, outil, onOutil, pleinEcran }: Props) => (
  <div className={styles.commandes}>
    <Choix filtres={filtres} setFiltres={setFiltres} />
    <Segmented
      libelle="Forme"
      options={[
        { code: 'carte', libelle: 'Carte' },
        { code: 'tableau', libelle: 'Tableau' },
      ]}
      choisi={filtres.forme}
      onChange={(forme) => setFiltres({ forme })}
    />
    <div className={styles.outils}>
      {NOMS_OUTILS.map((code) => (
        <Button
          key={code}
          id={`${id}-${code}`}
          variante="nu"
          className={isActif(code, filtres) ? styles.marque : ''}
          aria-expanded={outil === code}
          onClick={() => onOutil(outil === code ? null : code)}
        >
          {OUTILS[code]}
        </Button>
      ))}
      <Button variante="nu" aria-pressed={pleinEcran.ouvert} onClick={pleinEcran.toggle}>
        {pleinEcran.ouvert ? 'Quitter le plein écran' : 'Plein écran'}
      </Button>
    </div>
  </div>
);
