import type { CodeTauxSortie } from '../indicateurs/catalogue.ts';
import { POSITIONS } from '../indicateurs/quadrant.ts';
import { formatIntervalle, formatPoints, formatSortants } from './affichage.ts';
import type { CasOffre } from './cas-offre.ts';
import type { Certitude, Mesure } from './constat.ts';
import type { Contexte, Sortie } from './contexte.ts';

const reserveContinuum = ({ continuum }: Sortie): string[] => (continuum ? ['taux de l’ancien diplôme'] : []);

/** Position et solidité du quadrant ; ne lit que ce qui est diffusé. */
export const measureQuadrant = (
  { faits }: Contexte,
  sortie: Sortie,
  voie: string | undefined,
  isFavorable: boolean,
): Mesure => {
  if (voie === 'apprentissage') return { motif: 'non_applicable' };
  if (sortie.position === 'hors_quadrant' || sortie.stabilite === 'non_calculable')
    return { motif: sortie.taux('emploi').motif ?? sortie.taux('poursuite').motif ?? 'donnee_absente' };
  const [emploi, poursuite] = [sortie.taux('emploi').valeur ?? 0, sortie.taux('poursuite').valeur ?? 0];
  const retenues: readonly string[] = isFavorable ? ['q1', 'q2'] : ['q4'];
  const isRetenue = retenues.includes(sortie.position);
  // Le critère « Q4 » nomme déjà la position qu'il retient ; une autre se dit, comme celle d'un critère qui en retient deux.
  const position = isFavorable || !isRetenue ? `${POSITIONS[sortie.position].libelle}\u00a0: ` : '';
  return {
    valeur: isRetenue ? 1 : 0,
    affiche: () =>
      `${position}emploi ${formatPoints(emploi)}, poursuite ${formatPoints(poursuite)}, ${formatSortants(faits.periode.millesime)}`,
    base: sortie.stabilite,
    reserves: reserveContinuum(sortie),
  };
};

/** Taux de sortie diffusé, avec son intervalle quand le producteur permet d’en donner un. */
export const measureTaux = ({ contexte, sortie }: CasOffre, code: CodeTauxSortie): Mesure => {
  const taux = sortie.taux(code);
  if (taux.motif !== null) return { motif: taux.motif };
  const intervalle = code === 'emploi' ? sortie.emploi : code === 'poursuite' ? sortie.poursuite : null;
  const { millesime } = contexte.faits.periode;
  const connu = code === 'emploi' || code === 'poursuite';
  return {
    valeur: taux.valeur,
    affiche: () =>
      `${formatPoints(taux.valeur)}${formatIntervalle(intervalle)} dans la région, ${formatSortants(millesime)}`,
    ...(connu ? { intervalle } : {}),
    reserves: [...reserveContinuum(sortie), ...(connu ? [] : ['sans intervalle publié'])],
  };
};

/** Solidité de « sans perspectives » : combien d'intervalles tiennent sous leur seuil. */
const getSolidite = ({ emploi, poursuite }: Sortie, seuils: { emploi: number; poursuite: number }): Certitude => {
  const nets =
    Number(emploi !== null && emploi.haut < seuils.emploi) +
    Number(poursuite !== null && poursuite.haut < seuils.poursuite);
  return nets === 2 ? 'solide' : nets === 1 ? 'probable' : 'fragile';
};

/** « Sans perspectives » aux seuils en vigueur. */
export const measurePerspectives = ({ contexte, sortie }: CasOffre): Mesure => {
  const [emploi, poursuite] = [sortie.taux('emploi'), sortie.taux('poursuite')];
  if (sortie.sansPerspectives === null || emploi.motif !== null || poursuite.motif !== null)
    return { motif: emploi.motif ?? poursuite.motif ?? 'donnee_absente' };
  const { parametres, periode } = contexte.faits;
  const seuils = { emploi: parametres.sans_perspectives_emploi, poursuite: parametres.sans_perspectives_poursuite };
  return {
    valeur: sortie.sansPerspectives ? 1 : 0,
    affiche: () =>
      `emploi ${formatPoints(emploi.valeur)} (seuil ${formatPoints(seuils.emploi)}), poursuite ${formatPoints(poursuite.valeur)} (seuil ${formatPoints(seuils.poursuite)}), ${formatSortants(periode.millesime)}`,
    base: getSolidite(sortie, seuils),
    reserves: reserveContinuum(sortie),
  };
};
