import { sumOffres } from '../faits/agregation.ts';
import { selectEtablissements, selectFormations } from '../faits/selection.ts';
import type { CasOffre } from './cas-offre.ts';
import type { Mesure } from './constat.ts';
import { type Contexte, isExaminable } from './contexte.ts';
import type { CodeFermeture } from './criteres.ts';
import type { ReperageFilters } from './filters.ts';
import { measurePerspectives, measureQuadrant, measureTaux } from './mesures-insertion.ts';
import { measureDerniere, measureDoublon } from './mesures-lieux.ts';
import { measureAdmission, measureBaisse, measureBesoin, measureEntree, measureRemplissage } from './mesures-offre.ts';

/** Une mesure par critère de fermeture. `seuil` n'est lu que par ceux dont le rayon délimite ce que l'on compte. */
const MESURES: Record<CodeFermeture, (cas: CasOffre, seuil: number) => Mesure> = {
  q4: (cas) => measureQuadrant(cas.contexte, cas.sortie, cas.contexte.faits.formations.voie[cas.f], false),
  sans_perspectives: measurePerspectives,
  emploi_faible: (cas) => measureTaux(cas, 'emploi'),
  poursuite_faible: (cas) => measureTaux(cas, 'poursuite'),
  devenir_faible: (cas) => measureTaux(cas, 'devenir'),
  pression_faible: (cas) => measureAdmission(cas, 'pression'),
  demande_faible: (cas) => measureAdmission(cas, 'demande'),
  remplissage_faible: measureRemplissage,
  petite_entree: measureEntree,
  baisse: measureBaisse,
  besoin_faible: measureBesoin,
  doublon: measureDoublon,
  pleine: (cas) => measureAdmission(cas, 'pression'),
  derniere: measureDerniere,
};

/** Mesure d'une offre pour un critère ; `seuil` en délimite parfois le rayon. */
export const measureFermeture = (cas: CasOffre, code: CodeFermeture, seuil: number): Mesure =>
  MESURES[code](cas, seuil);

type Criteres = Pick<ReperageFilters, 'territoire' | 'niveau' | 'voie' | 'secteur'>;

/** Offres que les filtres retiennent et qui peuvent se fermer, avec leurs comptes. */
export const listCasOffre = (contexte: Contexte, criteres: Criteres): CasOffre[] => {
  const { faits } = contexte;
  const formations = selectFormations(faits.formations, { ...criteres, domaine: [], communes: false });
  const etablissements = selectEtablissements(faits.etablissements, criteres.territoire);
  const { formation, etablissement } = faits.offres;
  const retenues: number[] = [];
  for (let i = 0; i < formation.length; i++) {
    const [f, e] = [formation[i] ?? 0, etablissement[i] ?? 0];
    const isSecteur = criteres.secteur === '' || faits.etablissements.secteur[e] === criteres.secteur;
    if (formations[f] && etablissements[e] && isSecteur && isExaminable(contexte, f)) retenues.push(i);
  }
  const rangs = new Int32Array(formation.length).fill(-1);
  retenues.forEach((offre, rang) => {
    rangs[offre] = rang;
  });
  const sommes = sumOffres(faits, retenues, (offre) => rangs[offre] ?? -1);
  return sommes.flatMap((somme, rang) => {
    const offre = retenues[rang];
    return somme && offre !== undefined ? buildCasOffre(contexte, offre, somme) : [];
  });
};

const buildCasOffre = (contexte: Contexte, offre: number, sommes: CasOffre['sommes']): CasOffre => {
  const f = contexte.faits.offres.formation[offre] ?? 0;
  const e = contexte.faits.offres.etablissement[offre] ?? 0;
  return {
    contexte,
    offre,
    f,
    e,
    sommes,
    sortie: contexte.getSortie(f, contexte.faits.etablissements.region[e] ?? null),
  };
};

/** L'offre d'un établissement, avec ses comptes ; nulle si elle n'existe pas ou ne s'examine plus. */
export const findCasOffre = (contexte: Contexte, cle: string, uai: string): CasOffre | null => {
  const { faits } = contexte;
  const f = faits.formations.cle.indexOf(cle);
  const offre = contexte
    .getOffres(f)
    .find((o) => faits.etablissements.uai[faits.offres.etablissement[o] ?? -1] === uai);
  if (offre === undefined || !isExaminable(contexte, f)) return null;
  const [sommes] = sumOffres(faits, [offre], () => 0);
  return sommes ? buildCasOffre(contexte, offre, sommes) : null;
};
