import { computeEntree, sumOffres } from '../faits/agregation.ts';
import { formatCompte, formatKm } from './affichage.ts';
import type { CasOffre } from './cas-offre.ts';
import type { Mesure } from './constat.ts';
import type { Contexte } from './contexte.ts';
import { getLieu, listVoisins, type Voisin, type Voisinage } from './voisinage.ts';

const listAutres = ({ contexte, e, f }: CasOffre, rayon: number): Voisinage | null => {
  const lieu = getLieu(contexte.faits, e);
  if (lieu === null) return null;
  const departement = contexte.faits.etablissements.departement[e] ?? null;
  return listVoisins(contexte, contexte.getMemeDiplome(f), { lieu, rayon, sauf: e, departement });
};

/** « LP Jean Moulin à 12 km ». */
export const formatVoisin = ({ faits }: Contexte, { etablissement, km }: Voisin): string =>
  `${faits.etablissements.nom[etablissement] ?? ''} à ${formatKm(km)}`;

/** Réserve d’une distance quand des lieux manquent. */
export const reserveSansLieu = (sansLieu: number): string[] =>
  sansLieu === 0 ? [] : [`${formatCompte(sansLieu, 'établissement')} sans coordonnées dans le département`];

/** Places libres que l'on connaît chez les voisins, et ce qu'elles valent face aux entrants de l'offre. */
const countLibres = (
  { contexte, sommes }: CasOffre,
  dans: readonly Voisin[],
): { texte: string; reserves: string[] } => {
  const libres = dans.flatMap(({ offre }) => {
    const [somme] = sumOffres(contexte.faits, [offre], () => 0);
    const valeur = somme ? computeEntree('placesVacantes', somme).valeur : null;
    return valeur === null ? [] : Math.max(0, valeur);
  });
  if (libres.length === 0) return { texte: 'places libres inconnues', reserves: ['places libres inconnues'] };
  const total = libres.reduce((a, b) => a + b, 0);
  const effectif = computeEntree('effectif', sommes).valeur;
  const manque = effectif !== null && total < effectif;
  return {
    texte: `${formatCompte(total, 'place libre connue', 'places libres connues')}`,
    reserves: manque ? ['moins de places libres que d’entrants'] : [],
  };
};

export const AUCUN_AUTRE = 'aucun autre établissement en France';

/** Le même diplôme ailleurs à moins d’un rayon, et les places libres que l’on y connaît. */
export const measureDoublon = (cas: CasOffre, rayon: number): Mesure => {
  const autres = listAutres(cas, rayon);
  if (autres === null) return { motif: 'sans_coordonnees' };
  const { plusProche, dans } = autres;
  if (plusProche === null) return { valeur: Number.POSITIVE_INFINITY, affiche: () => AUCUN_AUTRE, reserves: [] };
  const proche = formatVoisin(cas.contexte, plusProche);
  if (dans.length === 0) return { valeur: plusProche.km, affiche: () => `le plus proche : ${proche}`, reserves: [] };
  const { texte, reserves } = countLibres(cas, dans);
  const nombre = new Set(dans.map((v) => v.etablissement)).size;
  return {
    valeur: plusProche.km,
    affiche: () =>
      `${formatCompte(nombre, 'établissement')} à moins de ${formatKm(rayon)}, le plus proche : ${proche} ; ${texte}`,
    reserves,
  };
};

/** Distance au plus proche autre établissement qui offre le même diplôme. */
export const measureDerniere = (cas: CasOffre, rayon: number): Mesure => {
  const autres = listAutres(cas, rayon);
  if (autres === null) return { motif: 'sans_coordonnees' };
  const { plusProche, sansLieu } = autres;
  const reserves = reserveSansLieu(sansLieu);
  if (plusProche === null) return { valeur: Number.POSITIVE_INFINITY, affiche: () => AUCUN_AUTRE, reserves };
  return {
    valeur: plusProche.km,
    affiche: () => `la plus proche : ${formatVoisin(cas.contexte, plusProche)}`,
    reserves,
  };
};
