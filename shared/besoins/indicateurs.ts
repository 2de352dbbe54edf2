import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import { type CodeBesoin, explainMaille } from '../indicateurs/catalogue.ts';
import { computeTaux } from '../indicateurs/taux.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import type { Besoins } from './besoins.ts';
import { computePart, computeProjets, type SommeBesoins } from './sommes.ts';
import {
  computeChomage,
  computePlaces,
  listTensions,
  type PlacesFormees,
  sumFamilles,
  type TableTerritoire,
} from './territoire.ts';

/**
 * Places par projet ; absente si aucune capacité n'est connue, ou si aucun projet n'est publié. Une capacité inconnue
 * n'y ajoute aucune place, une cellule secrète aucun projet : qui s'en sert dit combien (`PlacesFormees`, `secretes`).
 */
export const computePlacesParProjet = (places: PlacesFormees, somme: SommeBesoins): Valeur => {
  const projets = computeProjets(somme);
  if (projets.motif !== null) return projets;
  if (places.offres > 0 && places.connues === 0) return absent('capacite_inconnue');
  const sommes = { numerateur: places.places, denominateur: projets.valeur, connues: 1 };
  return computeTaux({ seuil: 1 }, sommes, 'donnee_absente');
};

/**
 * Un indicateur du besoin pour un ensemble de familles dans un territoire dont la table est donnée. Un ensemble de
 * formations y entre par ses familles distinctes : la somme de ses formations les compterait plusieurs fois.
 */
export const computeIndicateur = (
  code: CodeBesoin,
  besoins: Besoins,
  table: TableTerritoire,
  territoire: string,
  familles: readonly number[],
): Valeur => {
  if (code === 'chomage') return computeChomage(besoins, territoire);
  const maille = parseTerritoire(territoire)?.maille;
  const motif = maille ? explainMaille(code, maille) : null;
  if (motif !== null) return absent(motif);
  if (familles.length === 0) return absent('sans_lien_metier');
  if (code === 'enTension')
    return besoins.anneeTension === null
      ? absent('donnee_absente')
      : present(listTensions(besoins, territoire, familles).length);
  const somme = sumFamilles(table, familles);
  if (code === 'projets') return computeProjets(somme);
  if (code === 'placesParProjet') return computePlacesParProjet(computePlaces(table, familles), somme);
  return computePart(code === 'partDifficiles' ? 'difficiles' : 'saisonniers', somme);
};
