import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import { computeTaux } from '../indicateurs/taux.ts';
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

/** Indicateurs du besoin local : une ligne chacun, lue par la fiche, la grille, la carte et le glossaire. */
export const INDICATEURS_BESOIN = {
  projets: {
    court: 'Projets',
    libelle: 'Projets de recrutement',
    unite: 'nombre',
    definition:
      'Intentions d’embauche que les employeurs déclarent à l’enquête BMO, pour les familles de métiers reliées.',
    source: 'France Travail, BMO',
  },
  partDifficiles: {
    court: 'Difficiles',
    libelle: 'Part des projets jugés difficiles',
    unite: 'pourcentage_entier',
    definition: 'Projets que l’employeur juge difficiles ÷ projets publiés ; milieu des bornes que laisse le secret.',
    source: 'France Travail, BMO',
  },
  partSaisonniers: {
    court: 'Saisonniers',
    libelle: 'Part des projets saisonniers',
    unite: 'pourcentage_entier',
    definition: 'Projets saisonniers ÷ projets publiés ; milieu des bornes que laisse le secret.',
    source: 'France Travail, BMO',
  },
  placesParProjet: {
    court: 'Places par projet',
    libelle: 'Places formées par projet de recrutement',
    unite: 'rapport',
    definition:
      'Capacités du territoire qui mènent aux mêmes familles, au prorata de celles-ci, ÷ projets de recrutement de ces familles.',
    source: 'Affelnet et Parcoursup ; France Travail, BMO',
  },
  enTension: {
    court: 'En tension',
    libelle: 'Métiers inscrits à l’arrêté des métiers en tension',
    unite: 'nombre',
    definition: 'Métiers des familles reliées que l’arrêté inscrit pour la région, ou pour la France entière.',
    source: 'Ministère du Travail, arrêté',
  },
  chomage: {
    court: 'Chômage',
    libelle: 'Taux de chômage localisé',
    unite: 'pourcentage',
    definition: 'Taux de chômage du 4e trimestre, du département ou, à défaut, de la région.',
    source: 'Insee',
  },
} as const;
export type CodeBesoin = keyof typeof INDICATEURS_BESOIN;
export const CODES_BESOIN = Object.keys(INDICATEURS_BESOIN) as CodeBesoin[];

/** Places par projet ; absente si aucune capacité n'est connue, ou si aucun projet n'est publié. */
export const computePlacesParProjet = (places: PlacesFormees, somme: SommeBesoins): Valeur => {
  const projets = computeProjets(somme);
  if (projets.motif !== null) return projets;
  if (places.offres > 0 && places.connues === 0) return absent('capacite_inconnue');
  const sommes = { numerateur: places.places, denominateur: projets.valeur, connues: 1 };
  return computeTaux({ seuil: 1 }, sommes, 'donnee_absente');
};

/** Un indicateur du besoin pour un ensemble de familles dans un territoire dont la table est donnée. */
export const computeIndicateur = (
  code: CodeBesoin,
  besoins: Besoins,
  table: TableTerritoire,
  territoire: string,
  familles: readonly number[],
): Valeur => {
  if (code === 'chomage') return computeChomage(besoins, territoire);
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
