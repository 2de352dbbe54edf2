import { computeEntree } from '../faits/agregation.ts';
import { formatNombre, formatRapport } from '../format.ts';
import { isPostBac } from '../formations/formation.ts';
import { formatCompte, formatPlacesParProjet, formatPoints } from './affichage.ts';
import { type CasOffre, listReserves, listReservesBesoin } from './cas-offre.ts';
import type { Mesure } from './constat.ts';
import { computeTendance, getCleEnsemble } from './tendance.ts';

const getAdmission = ({ contexte: { faits }, f }: CasOffre): { nom: string; annee: number | null } =>
  isPostBac(faits.formations.niveau[f] ?? '')
    ? { nom: 'Parcoursup', annee: faits.periode.parcoursup }
    : { nom: 'Affelnet', annee: faits.periode.affelnet };

/** Vœux par place : pression (Affelnet) ou demande (Parcoursup). */
export const measureAdmission = (cas: CasOffre, code: 'pression' | 'demande'): Mesure => {
  const taux = computeEntree(code, cas.sommes);
  if (taux.motif !== null) return { motif: taux.motif };
  const { nom, annee } = getAdmission(cas);
  const { numerateur, denominateur } = cas.sommes.taux[code];
  const voeux = formatCompte(
    numerateur,
    code === 'pression' ? 'premier vœu' : 'vœu',
    code === 'pression' ? 'premiers vœux' : 'vœux',
  );
  return {
    valeur: taux.valeur,
    affiche: () =>
      `${formatRapport(taux.valeur)} : ${voeux} pour ${formatCompte(denominateur, 'place')}, ${nom} ${annee}`,
    reserves: listReserves(cas.contexte, annee, denominateur),
  };
};

/** Entrants sur les places, à la même rentrée. */
export const measureRemplissage = (cas: CasOffre): Mesure => {
  const taux = computeEntree('remplissage', cas.sommes);
  if (taux.motif !== null) return { motif: taux.motif };
  const { numerateur, denominateur } = cas.sommes.taux.remplissage;
  const { constat } = cas.contexte.faits.periode;
  return {
    valeur: taux.valeur,
    affiche: () =>
      `${formatPoints(taux.valeur)} : ${formatCompte(numerateur, 'entrant')} pour ${formatCompte(denominateur, 'place')}, rentrée ${constat}`,
    reserves: listReserves(cas.contexte, constat, denominateur),
  };
};

/** Effectif en entrée au constat. */
export const measureEntree = ({ contexte, sommes }: CasOffre): Mesure => {
  const effectif = computeEntree('effectif', sommes);
  if (effectif.motif !== null) return { motif: effectif.motif };
  const { constat } = contexte.faits.periode;
  return {
    valeur: effectif.valeur,
    affiche: () => `${formatCompte(effectif.valeur, 'entrant')}, constat ${constat}`,
    reserves: listReserves(contexte, constat, null),
  };
};

/** Recul d'ensemble à partir duquel il se dit à côté de celui de l'offre. */
const RECUL_DIT = 0.1;

/** Réserve quand tout recule dans la source : la baisse de l'offre en est peut-être une part. */
const reserveEnsemble = (ensemble: number): string[] =>
  ensemble >= RECUL_DIT ? [`l’ensemble recule de ${formatPoints(ensemble)}`] : [];

/** Recul des entrants, à défaut des vœux, sur les rentrées chargées. */
export const measureBaisse = ({ contexte, e, f }: CasOffre): Mesure => {
  const { etablissements, formations } = contexte.faits;
  const cle = `${etablissements.uai[e]}|${formations.cle[f]}`;
  const tendance = computeTendance(contexte.series.get(cle));
  if (!tendance) return { motif: 'rentree_unique' };
  const { baisse, debut, fin, compte } = tendance;
  const signe = baisse > 0 ? '−' : '+';
  const ensemble = contexte.ensemble.get(getCleEnsemble(cle, tendance)) ?? 0;
  return {
    valeur: baisse,
    affiche: () =>
      `${signe}${formatPoints(Math.abs(baisse))} : ${formatNombre(debut.valeur)} → ${formatNombre(fin.valeur)} ${compte}, ${debut.rentree} → ${fin.rentree}`,
    reserves: [...listReserves(contexte, fin.rentree, debut.valeur), ...reserveEnsemble(ensemble)],
  };
};

/** Places formées par projet de recrutement, dans le département de l’établissement. */
export const measureBesoin = ({ contexte: { faits, besoin }, e, f }: CasOffre): Mesure => {
  const departement = faits.etablissements.departement[e] ?? null;
  if (besoin === null) return { motif: 'besoin_non_charge' };
  if (departement === null) return { motif: 'donnee_absente' };
  const cfd = (faits.formations.cle[f] ?? '').slice(0, 8);
  const territoire = `departement:${departement}`;
  const rapport = besoin.get(cfd, territoire, 'placesParProjet');
  if (rapport.motif !== null) return { motif: rapport.motif };
  return {
    valeur: rapport.valeur,
    affiche: () => `${formatPlacesParProjet(rapport.valeur)} dans le département, BMO ${besoin.annee}`,
    reserves: listReservesBesoin(besoin.getCouverture(cfd, territoire)),
  };
};
