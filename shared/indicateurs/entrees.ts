import { isPostBac } from '../formations/formation.ts';
import type { CompteDef, CompteurEntree, TauxDef } from './definition.ts';

const AFFELNET_SEUL = (niveau: string): boolean => !isPostBac(niveau);

/** Comptes d'entrée : voie scolaire (constat, Affelnet) et Parcoursup après le bac (DOMAINE 3.2). */
export const COMPTES = {
  effectif: {
    compteur: 'effectif',
    libelle: 'Effectif en entrée',
    court: 'Entrants',
    definition:
      'Élèves présents au constat de rentrée dans l’année d’entrée de la formation : la première, ou la deuxième pour une spécialité qui suit une année commune.',
    formule: 'Somme des effectifs de l’année d’entrée',
    source: 'DEPP, constat de rentrée',
    unite: 'eleves',
    terme: 'effectif-en-entree',
  },
  effectifTotal: {
    compteur: 'effectifTotal',
    libelle: 'Nombre d’élèves, toutes années',
    court: 'Élèves',
    definition: 'Élèves présents au constat de rentrée dans toutes les années de la formation.',
    formule: 'Somme des effectifs de la première à la dernière année',
    source: 'DEPP, constat de rentrée',
    unite: 'eleves',
    terme: 'constat-de-rentree',
  },
  capacite: {
    compteur: 'capacite',
    libelle: 'Capacité',
    court: 'Capacité',
    definition:
      'Places offertes dans l’année d’entrée : capacité « carte scolaire » (DOS) d’Affelnet, retenue entre 5 et 499 places, ou capacité Parcoursup après le bac (0, 998 et 999 valent inconnue). Les places entièrement à distance sont comptées à part.',
    formule: 'Somme des capacités connues',
    source: 'Affelnet (jusqu’au bac), Parcoursup (BTS)',
    unite: 'places',
    terme: 'capacite-carte-scolaire-dos',
  },
  capaciteAffectation: {
    compteur: 'capaciteAffectation',
    libelle: 'Capacité d’affectation',
    court: 'Cap. affectation',
    definition:
      'Places offertes à l’affectation avec l’accord de l’établissement : parfois plus que la capacité « carte scolaire », quand il surréserve. Portée par Affelnet depuis 2025.',
    formule: 'Somme des capacités d’affectation connues',
    source: 'Affelnet',
    unite: 'places',
    terme: 'capacite-d-affectation',
  },
  voeux: {
    compteur: 'voeux',
    libelle: 'Vœux',
    court: 'Vœux',
    definition:
      'Premiers vœux d’Affelnet, ou vœux confirmés de Parcoursup après le bac (BTS), hors places à distance. Les deux ne se comparent pas.',
    formule: 'Somme des vœux connus',
    source: 'Affelnet (jusqu’au bac), Parcoursup (BTS)',
    unite: 'voeux',
    terme: 'voeu',
  },
} as const satisfies Record<string, CompteDef>;

/** Indicateurs d'entrée à deux termes (DOMAINE 3.2, BESOINS 2.1), sans seuil de diffusion. */
export const TAUX_ENTREE = {
  pression: {
    numerateur: ['voeux'],
    denominateur: 'capacite',
    seuil: 1,
    applicable: AFFELNET_SEUL,
    libelle: 'Taux de pression',
    court: 'Pression',
    definition:
      'Premiers vœux par place de la carte scolaire (DOS). Au-dessus de 1, il y a plus de candidats que de places. Numérateur et dénominateur ne comptent que les offres dont vœux et capacité sont connus.',
    formule: 'Premiers vœux ÷ capacité (carte scolaire)',
    source: 'Affelnet',
    unite: 'rapport',
    terme: 'taux-de-pression',
  },
  demande: {
    numerateur: ['voeux'],
    denominateur: 'capacite',
    seuil: 1,
    applicable: isPostBac,
    libelle: 'Taux de demande (BTS)',
    court: 'Demande',
    definition:
      'Vœux confirmés de Parcoursup par place de BTS (ou de CS et de FCIL de niveau 4, après le bac). Un candidat confirme plusieurs vœux non classés : ce taux ne se compare jamais au taux de pression.',
    formule: 'Vœux confirmés ÷ capacité (Parcoursup)',
    source: 'Parcoursup',
    unite: 'rapport',
    terme: 'taux-de-demande',
  },
  remplissage: {
    numerateur: ['effectif'],
    denominateur: 'capacite',
    seuil: 1,
    libelle: 'Taux de remplissage',
    court: 'Remplissage',
    definition:
      'Part des places de la carte scolaire (DOS, ou Parcoursup) occupées au constat de rentrée. Peut dépasser 100 %. Calculé seulement quand effectif et capacité sont de la même rentrée et tous deux connus.',
    formule: 'Effectif en entrée ÷ capacité (carte scolaire)',
    source: 'DEPP, constat de rentrée ; Affelnet ou Parcoursup',
    unite: 'pourcentage',
    terme: 'taux-de-remplissage',
  },
  remplissageAffectation: {
    numerateur: ['effectif'],
    denominateur: 'capaciteAffectation',
    seuil: 1,
    applicable: AFFELNET_SEUL,
    libelle: 'Remplissage de la capacité d’affectation',
    court: 'Rempl. affectation',
    definition:
      'Part des places offertes à l’affectation occupées au constat de la même rentrée. À ne pas confondre avec le taux de remplissage, qui se rapporte à la carte scolaire.',
    formule: 'Effectif en entrée ÷ capacité d’affectation',
    source: 'DEPP, constat de rentrée ; Affelnet',
    unite: 'pourcentage',
    terme: 'capacite-d-affectation',
  },
  placesVacantes: {
    numerateur: ['effectif'],
    denominateur: 'capacite',
    operation: 'reste',
    seuil: 1,
    libelle: 'Places vacantes',
    court: 'Vacantes',
    definition:
      'Places de la carte scolaire (ou de Parcoursup) restées libres au constat de la même rentrée ; négatif quand il y a plus d’élèves que de places. Le nombre compte plus que le taux dans les petites formations.',
    formule: 'Capacité (carte scolaire) − effectif en entrée',
    source: 'Affelnet ou Parcoursup ; DEPP, constat de rentrée',
    unite: 'places',
    terme: 'places-vacantes',
  },
  voeux1Satisfaits: {
    numerateur: ['affectes1'],
    denominateur: 'voeux',
    seuil: 1,
    applicable: AFFELNET_SEUL,
    libelle: 'Premiers vœux satisfaits',
    court: '1ᵉʳˢ vœux satisfaits',
    definition: 'Part des candidats de premier vœu affectés dans la formation.',
    formule: 'Affectés sur leur premier vœu ÷ premiers vœux',
    source: 'Affelnet (fichier de 2025 et suivants)',
    unite: 'pourcentage',
    terme: 'premiers-voeux-satisfaits',
  },
  evaporation: {
    numerateur: ['affectes'],
    retranche: ['effectif'],
    denominateur: 'affectes',
    seuil: 1,
    applicable: AFFELNET_SEUL,
    libelle: 'Évaporation',
    court: 'Évaporation',
    definition:
      'Part des affectés qui manquent au constat de la même rentrée ; négative quand des élèves sont venus autrement que par Affelnet. Définition du produit : il n’en existe pas d’officielle.',
    formule: '(Affectés − effectif en entrée) ÷ affectés',
    source: 'Affelnet ; DEPP, constat de rentrée',
    unite: 'pourcentage',
    terme: 'evaporation',
  },
  partFilles: {
    numerateur: ['filles'],
    denominateur: 'effectif',
    seuil: 1,
    libelle: 'Part de filles',
    court: 'Filles',
    definition: 'Part de filles parmi les entrants au constat de rentrée, quand le fichier compte les filles.',
    formule: 'Filles en entrée ÷ effectif en entrée',
    source: 'DEPP, constat de rentrée (fichier par sexe)',
    unite: 'pourcentage',
    terme: 'part-de-filles',
    precaution: 'Sur de petits effectifs, la part varie beaucoup d’une rentrée à l’autre.',
  },
} as const satisfies Record<string, TauxDef<CompteurEntree>>;
