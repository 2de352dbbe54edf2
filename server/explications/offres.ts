import { filterLasso } from '#shared/faits/lasso.ts';
import { selectEtablissements, selectOffres } from '#shared/faits/selection.ts';
import type { Contexte } from './contexte.ts';

/** Offres que retiennent les filtres, où qu'elles soient lues : la formation et l'établissement choisis l'emportent. */
export const selectOffresFiltrees = ({ demande, serveur, formation, etablissement }: Contexte): number[] => {
  const { faits, index } = serveur;
  const rang = formation ? serveur.formations.indexOf(formation) : -1;
  const criteres =
    formation || etablissement >= 0
      ? {
          territoire: demande.territoire,
          zone: demande.zone,
          niveau: [],
          domaine: [],
          voie: '' as const,
          q: '',
          communes: true,
        }
      : demande;
  const offres = selectOffres(faits, index, {
    ...criteres,
    ...(etablissement >= 0 ? { territoire: '', zone: '' } : {}),
  });
  const retenues = formation || etablissement >= 0 ? offres : filterLasso(faits, offres, demande.lasso);
  return [...retenues].filter(
    (offre) =>
      (rang < 0 || faits.offres.formation[offre] === rang) &&
      (etablissement < 0 || faits.offres.etablissement[offre] === etablissement),
  );
};

/** Offres sur lesquelles porte le chiffre : celles des filtres, dans le territoire de la carte où il est lu. */
export const selectOffresDe = (contexte: Contexte): number[] => {
  const offres = selectOffresFiltrees(contexte);
  const { demande, serveur } = contexte;
  if (demande.lieu === '') return offres;
  const ici = selectEtablissements(serveur.faits.etablissements, demande.lieu);
  return offres.filter((offre) => ici[serveur.faits.offres.etablissement[offre] ?? -1] === 1);
};
