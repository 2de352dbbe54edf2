import { useMemo, useState } from 'react';
import { Chiffre } from '#client/explication/chiffre.tsx';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import { formatIntervalle, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { type Intervalle, STABILITES } from '#shared/indicateurs/stabilite.ts';
import { explainHors, type Ligne } from './points.ts';
import styles from './quadrant-table.module.css';
import { type CleTri, sortLignes, type Tri, toggleTri } from './tri.ts';

const COLONNES: readonly { cle: CleTri; titre: string; nombre?: boolean }[] = [
  { cle: 'libelle', titre: 'Formation' },
  { cle: 'poursuite', titre: 'Poursuite', nombre: true },
  { cle: 'emploi', titre: 'Emploi 6 mois', nombre: true },
  { cle: 'position', titre: 'Position' },
  { cle: 'stabilite', titre: 'Solidité' },
  { cle: 'sansPerspectives', titre: 'Sans perspectives' },
  { cle: 'effectif', titre: 'Entrants', nombre: true },
];

const Absence = ({ court, phrase }: { court: string; phrase: string }) => (
  <span className={styles.absent} title={phrase}>
    {court}
    <span className="visuellement-cache">
      {'\u00a0'}: {phrase}
    </span>
  </span>
);

/** Où le tableau se lit : ce qu'une demande d'explication ajoute à la formation. */
export type SujetTableau = Pick<ChiffreDemande, 'territoire' | 'zone' | 'rentree'>;

type Code = 'emploi' | 'poursuite' | 'effectif';
type MesureProps = { code: Code; valeur: Valeur; intervalle?: Intervalle | null; sujet: Omit<ChiffreDemande, 'code'> };
const Mesure = ({ code, valeur, intervalle = null, sujet }: MesureProps) => (
  <Chiffre demande={{ ...sujet, code }}>
    {valeur.motif === null ? (
      <>
        {formatValeur(code, valeur)}
        {intervalle && <span className={styles.intervalle}> {formatIntervalle(intervalle)}</span>}
      </>
    ) : (
      <Absence {...MOTIFS_ABSENCE[valeur.motif]} />
    )}
  </Chiffre>
);

type RangProps = { ligne: Ligne; sujet: SujetTableau; retenue: boolean; ouverte: boolean; onOpen: () => void };
const Rang = ({ ligne, sujet: lieu, retenue, ouverte, onOpen }: RangProps) => {
  const sujet = { ...lieu, formation: ligne.cle };
  const { position, stabilite, sansPerspectives, effectif } = ligne;
  return (
    <tr className={ouverte ? styles.ouverte : retenue ? undefined : styles.effacee} data-cle={ligne.cle}>
      <th scope="row">
        <button type="button" aria-pressed={ouverte} onClick={onOpen}>
          {ligne.libelle}
        </button>
      </th>
      <td className={styles.nombre}>
        <Mesure code="poursuite" valeur={ligne.poursuite} intervalle={ligne.intervalles.poursuite} sujet={sujet} />
      </td>
      <td className={styles.nombre}>
        <Mesure code="emploi" valeur={ligne.emploi} intervalle={ligne.intervalles.emploi} sujet={sujet} />
      </td>
      <td title={POSITIONS[position].phrase}>
        {position === 'hors_quadrant' ? (
          <>
            hors quadrant (<Absence {...explainHors(ligne)} />)
          </>
        ) : (
          <strong className={styles[position]}>{POSITIONS[position].libelle}</strong>
        )}
      </td>
      <td title={STABILITES[stabilite].phrase}>{STABILITES[stabilite].libelle}</td>
      <td>{sansPerspectives === null ? 'non calculable' : sansPerspectives ? '◆ oui' : 'non'}</td>
      <td className={styles.nombre}>
        <Mesure code="effectif" valeur={effectif} sujet={sujet} />
      </td>
    </tr>
  );
};

type Props = {
  legende: string;
  lignes: readonly Ligne[];
  sujet: SujetTableau;
  retenues: ReadonlySet<string> | null;
  ouverte: string;
  onOpen: (cle: string) => void;
};

/** Le même contenu que le graphique, hors quadrant compris, triable par toutes ses colonnes. */
export const QuadrantTable = ({ legende, lignes, sujet, retenues, ouverte, onOpen }: Props) => {
  const [tri, setTri] = useState<Tri>({ cle: 'position', sens: 1 });
  // La sélection d'abord, chacune des deux parts dans l'ordre choisi.
  const triees = useMemo(() => {
    const toutes = sortLignes(lignes, tri);
    return retenues
      ? [...toutes.filter(({ cle }) => retenues.has(cle)), ...toutes.filter(({ cle }) => !retenues.has(cle))]
      : toutes;
  }, [lignes, tri, retenues]);
  return (
    <section className={styles.defile} aria-label="Tableau du quadrant">
      <table className={styles.table}>
        <caption>{legende}</caption>
        <thead>
          <tr>
            {COLONNES.map(({ cle, titre, nombre }) => (
              <th
                key={cle}
                scope="col"
                className={nombre ? styles.nombre : undefined}
                aria-sort={tri.cle === cle ? (tri.sens === 1 ? 'ascending' : 'descending') : undefined}
              >
                <button type="button" onClick={() => setTri((avant) => toggleTri(avant, cle))}>
                  {titre}
                  <span aria-hidden="true">{tri.cle === cle ? (tri.sens === 1 ? ' ▲' : ' ▼') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {triees.map((ligne) => (
            <Rang
              key={ligne.cle}
              ligne={ligne}
              sujet={sujet}
              retenue={retenues?.has(ligne.cle) ?? true}
              ouverte={ligne.cle === ouverte}
              onOpen={() => onOpen(ligne.cle)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};
