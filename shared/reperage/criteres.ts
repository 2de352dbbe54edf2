import type { CodeParametre } from '../indicateurs/parametres.ts';

/** Ce que le repérage propose d'examiner : une offre qui existe, ou une formation absente d'un territoire. */
export const NATURES_REPERAGE = ['fermeture', 'ouverture'] as const;
export type NatureReperage = (typeof NATURES_REPERAGE)[number];

export type UniteSeuil = 'fraction' | 'rapport' | 'eleves' | 'kilometres';

/**
 * Un critère du repérage. « sous » : rempli quand la valeur est strictement sous le seuil ; « des » : dès le seuil ;
 * « oui » : sans seuil. Un contre-critère ne compte jamais pour la proposition : il s'affiche en face d'elle.
 */
export type CritereDef = {
  nature: NatureReperage;
  contre?: true;
  libelle: string;
  phrase: string;
  sens: 'sous' | 'des' | 'oui';
  unite: UniteSeuil | null;
  /** Seuil d'origine : un seuil daté de l'administration, ou un nombre choisi pour le produit. */
  defaut: CodeParametre | number | null;
  min: number;
  max: number;
  pas: number;
  /** Retenu sans que personne n'ait rien choisi. */
  actif: boolean;
  /** D'où vient le chiffre, et à quelle maille il vaut. */
  donnees: string;
};

const SANS_SEUIL = { sens: 'oui', unite: null, defaut: null, min: 0, max: 1, pas: 1 } as const;
const FRACTION = { unite: 'fraction', min: 0, max: 1, pas: 0.01 } as const;
const RAPPORT = { unite: 'rapport', min: 0, max: 10, pas: 0.1 } as const;
const KILOMETRES = { unite: 'kilometres', defaut: 'rayon_proximite', min: 1, max: 200, pas: 1 } as const;
const INSERTION = 'InserJeunes, taux diffusés de la formation dans la région';
const LIEUX = 'Annuaire de l’éducation, à vol d’oiseau ; même diplôme, même voie';

const FERMETURES = {
  q4: {
    ...SANS_SEUIL,
    nature: 'fermeture',
    libelle: 'Q4',
    phrase: 'Emploi et poursuite d’études sous les moyennes du niveau de diplôme dans la région.',
    actif: true,
    donnees: `${INSERTION} ; voie scolaire`,
  },
  sans_perspectives: {
    ...SANS_SEUIL,
    nature: 'fermeture',
    libelle: 'Sans perspectives',
    phrase: 'Taux d’emploi et de poursuite tous deux sous les seuils absolus en vigueur.',
    actif: true,
    donnees: INSERTION,
  },
  emploi_faible: {
    ...FRACTION,
    nature: 'fermeture',
    libelle: 'Emploi faible',
    phrase: 'Taux d’emploi à 6 mois sous le seuil.',
    sens: 'sous',
    defaut: 'sans_perspectives_emploi',
    actif: false,
    donnees: INSERTION,
  },
  poursuite_faible: {
    ...FRACTION,
    nature: 'fermeture',
    libelle: 'Poursuite faible',
    phrase: 'Taux de poursuite d’études sous le seuil.',
    sens: 'sous',
    defaut: 'sans_perspectives_poursuite',
    actif: false,
    donnees: INSERTION,
  },
  devenir_faible: {
    ...FRACTION,
    nature: 'fermeture',
    libelle: 'Devenir faible',
    phrase: 'Taux de devenir favorable sous le seuil.',
    sens: 'sous',
    defaut: 0.5,
    actif: false,
    donnees: INSERTION,
  },
  pression_faible: {
    ...RAPPORT,
    nature: 'fermeture',
    libelle: 'Pression faible',
    phrase: 'Premiers vœux par place sous le seuil, jusqu’au bac.',
    sens: 'sous',
    defaut: 'pression_faible',
    actif: true,
    donnees: 'Affelnet, offre de l’établissement',
  },
  demande_faible: {
    ...RAPPORT,
    nature: 'fermeture',
    libelle: 'Demande faible',
    phrase: 'Vœux confirmés par place sous le seuil, après le bac ; ne se compare pas à la pression.',
    sens: 'sous',
    defaut: 2,
    max: 50,
    actif: true,
    donnees: 'Parcoursup, offre de l’établissement',
  },
  remplissage_faible: {
    ...FRACTION,
    nature: 'fermeture',
    libelle: 'Remplissage faible',
    phrase: 'Entrants au constat sur les places de la même rentrée, sous le seuil.',
    sens: 'sous',
    defaut: 'remplissage_faible',
    max: 2,
    actif: true,
    donnees: 'Constat ; Affelnet ou Parcoursup de la même rentrée',
  },
  petite_entree: {
    nature: 'fermeture',
    libelle: 'Petite division',
    phrase: 'Effectif en entrée sous le seuil.',
    sens: 'sous',
    unite: 'eleves',
    defaut: 'petite_division',
    min: 0,
    max: 40,
    pas: 1,
    actif: true,
    donnees: 'Constat de rentrée, offre de l’établissement',
  },
  baisse: {
    ...FRACTION,
    nature: 'fermeture',
    libelle: 'Baisse',
    phrase: 'Recul des entrants (à défaut des vœux) de la première à la dernière rentrée chargée, dès le seuil.',
    sens: 'des',
    defaut: 0.2,
    actif: true,
    donnees: 'Constat, à défaut Affelnet ou Parcoursup ; deux rentrées au moins',
  },
  besoin_faible: {
    ...RAPPORT,
    nature: 'fermeture',
    libelle: 'Besoin faible',
    phrase: 'Places formées par projet de recrutement dans le département, dès le seuil.',
    sens: 'des',
    defaut: 2,
    max: 100,
    actif: false,
    donnees: 'BMO ; Affelnet et Parcoursup ; département de l’établissement',
  },
  doublon: {
    ...KILOMETRES,
    nature: 'fermeture',
    libelle: 'Doublon proche',
    phrase: 'Un autre établissement offre le même diplôme à moins de cette distance ; ses places libres sont dites.',
    sens: 'sous',
    actif: false,
    donnees: LIEUX,
  },
  pleine: {
    ...RAPPORT,
    nature: 'fermeture',
    contre: true,
    libelle: 'Pleine',
    phrase: 'Premiers vœux par place dès le seuil : des candidats ne seraient plus servis.',
    sens: 'des',
    defaut: 'pression_elevee',
    actif: true,
    donnees: 'Affelnet, offre de l’établissement',
  },
  derniere: {
    ...KILOMETRES,
    nature: 'fermeture',
    contre: true,
    libelle: 'Dernière alentour',
    phrase: 'Personne ne reste à moins de cette distance pour le même diplôme.',
    sens: 'des',
    actif: true,
    donnees: LIEUX,
  },
} as const satisfies Record<string, CritereDef>;

const OUVERTURES = {
  quadrant_favorable: {
    ...SANS_SEUIL,
    nature: 'ouverture',
    libelle: 'Q1 ou Q2',
    phrase: 'Emploi au-dessus de la moyenne du niveau dans la région ; en France quand la région est secrète ou vide.',
    actif: true,
    donnees: `${INSERTION}, à défaut en France ; voie scolaire`,
  },
  pression_voisine: {
    ...RAPPORT,
    nature: 'ouverture',
    libelle: 'Pression alentour',
    phrase: 'Premiers vœux par place chez les voisins qui l’offrent, dès le seuil, jusqu’au bac.',
    sens: 'des',
    defaut: 'pression_elevee',
    actif: true,
    donnees: 'Affelnet, offres dans le rayon autour du territoire',
  },
  demande_voisine: {
    ...RAPPORT,
    nature: 'ouverture',
    libelle: 'Demande alentour',
    phrase: 'Vœux confirmés par place chez les voisins qui l’offrent, dès le seuil, après le bac.',
    sens: 'des',
    defaut: 10,
    max: 100,
    actif: true,
    donnees: 'Parcoursup, offres dans le rayon autour du territoire',
  },
  capacite_saturee: {
    ...FRACTION,
    nature: 'ouverture',
    libelle: 'Capacité saturée',
    phrase: 'Entrants sur les places des voisins, même rentrée, dès le seuil.',
    sens: 'des',
    defaut: 0.95,
    max: 2,
    actif: true,
    donnees: 'Constat ; Affelnet ou Parcoursup, offres dans le rayon',
  },
  aucune_offre: {
    ...KILOMETRES,
    nature: 'ouverture',
    libelle: 'Rien alentour',
    phrase: 'Aucun établissement ne l’offre à moins de cette distance du centre du territoire.',
    sens: 'des',
    actif: true,
    donnees: LIEUX,
  },
  besoin_fort: {
    ...RAPPORT,
    nature: 'ouverture',
    libelle: 'Besoin fort',
    phrase: 'Moins de places formées que ce seuil pour un projet de recrutement du territoire.',
    sens: 'sous',
    defaut: 0.5,
    max: 100,
    actif: false,
    donnees: 'BMO ; Affelnet et Parcoursup du territoire',
  },
  metier_tension: {
    ...SANS_SEUIL,
    nature: 'ouverture',
    libelle: 'Métier en tension',
    phrase: 'Un métier visé est inscrit à l’arrêté des métiers en tension de la région.',
    actif: false,
    donnees: 'Arrêté des métiers en tension',
  },
  autre_voie: {
    ...SANS_SEUIL,
    nature: 'ouverture',
    contre: true,
    libelle: 'Déjà par une autre voie',
    phrase: 'Le même diplôme est offert dans le territoire sous une autre voie ou un autre dispositif.',
    actif: true,
    donnees: 'Offre de la rentrée, dans le territoire',
  },
  q4_region: {
    ...SANS_SEUIL,
    nature: 'ouverture',
    contre: true,
    libelle: 'Q4 dans la région',
    phrase: 'Là où elle existe dans la région, emploi et poursuite sont sous les moyennes du niveau.',
    actif: true,
    donnees: `${INSERTION} ; voie scolaire`,
  },
} as const satisfies Record<string, CritereDef>;

export type CodeFermeture = keyof typeof FERMETURES;
export type CodeOuverture = keyof typeof OUVERTURES;
export type CodeCritere = CodeFermeture | CodeOuverture;

/** La table des critères : ce que le repérage sait regarder, et rien d'autre. */
export const CRITERES: Record<CodeCritere, CritereDef> = { ...FERMETURES, ...OUVERTURES };
export const CODES_CRITERE = Object.keys(CRITERES) as [CodeCritere, ...CodeCritere[]];
export const CODES_FERMETURE = Object.keys(FERMETURES) as [CodeFermeture, ...CodeFermeture[]];
export const CODES_OUVERTURE = Object.keys(OUVERTURES) as [CodeOuverture, ...CodeOuverture[]];

/** Critères d'une nature, dans l'ordre de l'écran : ceux qui proposent, ou ceux qui retiennent. */
export const listCriteres = (nature: NatureReperage, contre: boolean): CodeCritere[] =>
  CODES_CRITERE.filter((code) => CRITERES[code].nature === nature && (CRITERES[code].contre ?? false) === contre);

/** Cas que l'on nomme : tous leurs critères sont remplis à la fois. */
export const CAS_NOMMES = {
  pleine_q4: {
    libelle: 'Pleine et Q4',
    criteres: ['q4', 'pleine'],
    phrase:
      'Plus de candidats que de places et un devenir sous les moyennes : une fermeture demanderait de s’en expliquer par écrit.',
  },
} as const satisfies Record<string, { libelle: string; criteres: readonly CodeCritere[]; phrase: string }>;
export type CodeCas = keyof typeof CAS_NOMMES;
export const CODES_CAS = Object.keys(CAS_NOMMES) as [CodeCas, ...CodeCas[]];
