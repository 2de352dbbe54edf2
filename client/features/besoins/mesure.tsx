import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/app.ts';
import { formatNombre, formatRapport } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type MotifAbsence, type Valeur } from '#shared/indicateurs/absence.ts';
import styles from './besoin.module.css';

export type BesoinFormation = inferRouterOutputs<AppRouter>['besoins']['formation'];
export type Echelon = BesoinFormation['comparaison'][number];
export type FamilleBesoin = BesoinFormation['familles'][number];
type Part = FamilleBesoin['difficiles'];

/** Une valeur absente, avec sa raison au survol et pour les lecteurs d'écran. */
const Absente = ({ motif }: { motif: MotifAbsence }) => (
  <span className={styles.absent} title={MOTIFS_ABSENCE[motif].phrase}>
    {MOTIFS_ABSENCE[motif].court}
    <span className="visuellement-cache"> : {MOTIFS_ABSENCE[motif].phrase}</span>
  </span>
);

/** Nombre de projets ; dit combien de lignes du fichier sont secrètes, donc en plus. */
export const Projets = ({ mesure }: { mesure: Pick<FamilleBesoin, 'projets' | 'cellules' | 'secretes'> }) => {
  const { projets, cellules, secretes } = mesure;
  if (projets.motif !== null) return <Absente motif={projets.motif} />;
  return (
    <>
      {formatNombre(projets.valeur)}
      {secretes > 0 && (
        <span
          className={styles.partiel}
          title={`${formatNombre(secretes)} des ${formatNombre(cellules)} lignes du fichier sont secrètes : elles ne comptent ni pour zéro, ni dans la somme, qui est donc un minimum.`}
        >
          {' '}
          + {formatNombre(secretes)} secrète{secretes > 1 ? 's' : ''}
        </span>
      )}
    </>
  );
};

/** Écart de bornes au-delà duquel l'intervalle n'apprend plus rien. */
const ECART_MUET = 0.5;

/** Part en pourcentage, ou l'intervalle certain que laisse le secret. */
export const PartMesure = ({ part: { valeur, bornes } }: { part: Part }) => {
  if (bornes === null || bornes.max - bornes.min > ECART_MUET)
    return <Absente motif={valeur.motif ?? 'secret_source'} />;
  const [min, max] = [Math.round(bornes.min * 100), Math.round(bornes.max * 100)];
  if (min === max) return `${min} %`;
  return (
    <span title={`Des comptes sont secrets : la part est entre ${min} et ${max} %.`}>
      <span aria-hidden="true">
        {min}–{max} %
      </span>
      <span className="visuellement-cache">
        entre {min} et {max} %
      </span>
    </span>
  );
};

/** Plus petit rapport que deux décimales montrent. */
const RAPPORT_MIN = 0.01;

/** Rapport à deux décimales, ou la raison de son absence ; ce que deux décimales annuleraient se dit « < 0,01 ». */
export const Rapport = ({ valeur }: { valeur: Valeur }) => {
  if (valeur.motif !== null) return <Absente motif={valeur.motif} />;
  return valeur.valeur > 0 && valeur.valeur < RAPPORT_MIN
    ? `<\u00a0${formatRapport(RAPPORT_MIN)}`
    : formatRapport(valeur.valeur);
};

const unChiffreAuPlus = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** Places au prorata : entières, ou à une décimale. */
export const formatPlaces = (places: number): string => unChiffreAuPlus.format(places);
