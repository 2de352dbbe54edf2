import type { IndicateurDef } from './definition.ts';

const BMO = 'France Travail, enquête Besoins en main-d’œuvre (BMO)';
const PRECAUTION_BMO =
  'La BMO recense des intentions d’embauche. Une cellule couverte par le secret n’est pas comptée comme zéro.';
const BORNES =
  'Une cellule secrète laisse la part entre deux bornes : c’est leur milieu qui est montré, et rien si elles s’écartent de plus de dix points.';

const DISTINCTES =
  'Pour un ensemble de formations, chaque famille compte une fois : le total n’est pas la somme des lignes.';

/** Mailles de la BMO : la zone d'emploi de l'Insee ne recoupe pas ses bassins. */
const MAILLES_BMO = ['region', 'academie', 'departement', 'bassin'] as const;

/** Besoin local : du diplôme à ses métiers (ROME, familles FAP), puis aux intentions d'embauche (fiche 013). */
export const BESOINS = {
  projets: {
    libelle: 'Projets de recrutement',
    court: 'Projets',
    definition: `Intentions d’embauche de l’année dans les familles de métiers (FAP, niveau 86) auxquelles mène le diplôme, dans le territoire. ${DISTINCTES}`,
    formule: 'Somme des projets publiés des familles de métiers liées au diplôme',
    source: BMO,
    unite: 'projets',
    terme: 'projet-de-recrutement',
    mailles: MAILLES_BMO,
    precaution: PRECAUTION_BMO,
  },
  partDifficiles: {
    libelle: 'Part de projets difficiles',
    court: 'Difficiles',
    definition: `Part des projets de recrutement que les employeurs jugent difficiles. ${BORNES}`,
    formule: 'Projets jugés difficiles ÷ projets publiés',
    source: BMO,
    unite: 'pourcentage_entier',
    terme: 'projet-difficile',
    mailles: MAILLES_BMO,
    precaution: PRECAUTION_BMO,
  },
  partSaisonniers: {
    libelle: 'Part de projets saisonniers',
    court: 'Saisonniers',
    definition: `Part des projets de recrutement qui sont saisonniers. ${BORNES}`,
    formule: 'Projets saisonniers ÷ projets publiés',
    source: BMO,
    unite: 'pourcentage_entier',
    terme: 'projet-saisonnier',
    mailles: MAILLES_BMO,
    precaution: PRECAUTION_BMO,
  },
  placesParProjet: {
    libelle: 'Places formées par projet',
    court: 'Places/projet',
    definition: `Places des formations du territoire qui mènent aux mêmes familles de métiers, pour un projet de recrutement. Une formation qui mène à plusieurs familles compte au prorata. ${DISTINCTES}`,
    formule: 'Places des formations liées ÷ projets de recrutement',
    source: `Affelnet, Parcoursup ; ${BMO}`,
    unite: 'rapport',
    terme: 'places-formees-par-projet',
    mailles: MAILLES_BMO,
    precaution: 'Ordre de grandeur : places et projets ne sont pas de la même année, et beaucoup travaillent ailleurs.',
  },
  enTension: {
    libelle: 'Métiers en tension',
    court: 'En tension',
    definition: `Nombre de métiers des familles liées au diplôme que l’arrêté inscrit pour la région, ou pour la France entière. ${DISTINCTES}`,
    formule: 'Métiers inscrits à l’arrêté des métiers en tension',
    source: 'Arrêté fixant la liste des métiers en tension',
    unite: 'metiers',
    terme: 'metier-en-tension',
    mailles: MAILLES_BMO,
  },
  chomage: {
    libelle: 'Taux de chômage localisé',
    court: 'Chômage',
    definition: 'Taux de chômage localisé du 4ᵉ trimestre, du département ou, à défaut, de la région.',
    formule: 'Tel que publié par l’Insee',
    source: 'Insee, taux de chômage localisés',
    unite: 'pourcentage',
    terme: 'taux-de-chomage',
    mailles: ['region', 'departement'],
  },
} as const satisfies Record<string, IndicateurDef>;

const DISTANCE =
  'Distance à vol d’oiseau entre les établissements, d’après leurs coordonnées (ou le centre de leur commune).';

/** Accès : ce que la même formation, ou sa sœur, offre aux alentours. */
export const ACCES = {
  distanceMeme: {
    libelle: 'Distance à la même formation',
    court: 'Même form.',
    definition: `Distance au plus proche autre établissement qui offre la même formation. ${DISTANCE}`,
    formule: 'Distance géodésique minimale',
    source: 'Annuaire de l’éducation ; offre de la rentrée',
    unite: 'kilometres',
    terme: 'distance',
    mailles: [],
  },
  distanceFamille: {
    libelle: 'Distance à la même famille de métiers',
    court: 'Même famille',
    definition: `Distance au plus proche autre établissement qui offre une formation de la même famille de métiers. ${DISTANCE}`,
    formule: 'Distance géodésique minimale',
    source: 'Annuaire de l’éducation ; offre de la rentrée',
    unite: 'kilometres',
    terme: 'distance',
    mailles: [],
  },
  distanceNsf: {
    libelle: 'Distance au même groupe de spécialités',
    court: 'Même NSF',
    definition: `Distance au plus proche autre établissement qui offre une formation du même groupe NSF au même niveau de diplôme. ${DISTANCE}`,
    formule: 'Distance géodésique minimale',
    source: 'Annuaire de l’éducation ; offre de la rentrée',
    unite: 'kilometres',
    terme: 'distance',
    mailles: [],
  },
} as const satisfies Record<string, IndicateurDef>;

const ENSEMBLE = 'toutes formations professionnelles de l’établissement confondues';

/** Taux qu'InserJeunes publie pour un établissement entier. */
export const ETABLISSEMENTS = {
  etabEmploi: {
    libelle: 'Taux d’emploi de l’établissement',
    court: 'Emploi étab.',
    definition: `Taux d’emploi à 6 mois publié pour l’établissement, ${ENSEMBLE}.`,
    formule: 'Tel que publié par la DEPP',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
    terme: 'taux-d-emploi-a-6-mois',
    mailles: [],
  },
  etabAttendu: {
    libelle: 'Taux d’emploi attendu',
    court: 'Attendu',
    definition:
      'Taux d’emploi que la DEPP attend d’un établissement semblable : mêmes élèves, mêmes formations, même marché du travail local.',
    formule: 'Tel que publié par la DEPP',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
    terme: 'taux-d-emploi-attendu',
    mailles: [],
  },
  etabValeurAjoutee: {
    libelle: 'Valeur ajoutée (emploi)',
    court: 'Valeur ajoutée',
    definition: 'Taux d’emploi constaté moins taux attendu, en points, pour l’établissement entier.',
    formule: 'Taux d’emploi − taux attendu, tel que publié par la DEPP',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'points',
    terme: 'valeur-ajoutee',
    mailles: [],
  },
  etabPoursuite: {
    libelle: 'Taux de poursuite de l’établissement',
    court: 'Poursuite étab.',
    definition: `Taux de poursuite d’études publié pour l’établissement, ${ENSEMBLE}.`,
    formule: 'Tel que publié par la DEPP',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
    terme: 'taux-de-poursuite-d-etudes',
    mailles: [],
  },
} as const satisfies Record<string, IndicateurDef>;
