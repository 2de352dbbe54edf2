import { DomainError } from '#shared/errors.ts';
import { decodeRetenues } from '#shared/explications/retenues.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import { selectEtablissements, selectOffres } from '#shared/faits/selection.ts';
import type { Contexte } from './contexte.ts';

/**
 * Ce que gardent le lasso du quadrant et les filtres de colonnes de l'écran ; ces derniers le portent déjà. Lève
 * `donnees_changees` si l'écran lit une autre version.
 */
const keepRetenues = ({ demande: { retenues, lasso }, serveur: { faits } }: Contexte, offres: Int32Array): number[] => {
  if (retenues === null) return [...filterLasso(faits, offres, lasso)];
  if (retenues.version !== faits.version) throw new DomainError('donnees_changees');
  return decodeRetenues(offres, retenues.masque);
};

/**
 * Offres que retiennent les filtres, où qu'elles soient lues. Un établissement l'emporte sur eux ; une formation s'y
 * ajoute, et son année commune compte alors, puisqu'on l'a choisie.
 */
export const selectOffresFiltrees = (contexte: Contexte): number[] => {
  const { demande, serveur, formation, etablissement } = contexte;
  const { faits, index } = serveur;
  const rang = formation ? serveur.formations.indexOf(formation) : -1;
  const isFormation = (offre: number): boolean => rang < 0 || faits.offres.formation[offre] === rang;
  if (etablissement >= 0)
    return faits.offres.etablissement.flatMap((e, offre) => (e === etablissement && isFormation(offre) ? [offre] : []));
  const communes = demande.communes || (formation !== null && demande.retenues === null);
  return keepRetenues(contexte, selectOffres(faits, index, { ...demande, communes })).filter(isFormation);
};

/** Offres sur lesquelles porte le chiffre : celles des filtres, dans le territoire de la carte où il est lu. */
export const selectOffresDe = (contexte: Contexte): number[] => {
  const offres = selectOffresFiltrees(contexte);
  const { demande, serveur } = contexte;
  if (demande.lieu === '') return offres;
  const ici = selectEtablissements(serveur.faits.etablissements, demande.lieu);
  return offres.filter((offre) => ici[serveur.faits.offres.etablissement[offre] ?? -1] === 1);
};
