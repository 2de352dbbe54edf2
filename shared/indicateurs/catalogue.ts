import { isPostBac } from '../formations/formation.ts';

/** Les seules quantités stockées et sommées, par source. */
export const COMPTEURS_ENTREE = ['effectif', 'capacite', 'voeux'] as const;
export const COMPTEURS_SORTIE = ['effectifTerminale', 'sortants', 'poursuite', 'emploi6Mois'] as const;
export type CompteurEntree = (typeof COMPTEURS_ENTREE)[number];
export type CompteurSortie = (typeof COMPTEURS_SORTIE)[number];
export type Compteur = CompteurEntree | CompteurSortie;

/** Seuil de diffusion d'InserJeunes : 20 jeunes au dénominateur (note méthodologique DEPP-DARES). */
export const SEUIL_INSERJEUNES = 20;

type Unite = 'eleves' | 'places' | 'voeux' | 'etablissements' | 'pourcentage' | 'pourcentage_entier' | 'rapport';

type Base = {
  libelle: string;
  /** Titre de colonne. */
  court: string;
  definition: string;
  formule: string;
  source: string;
  unite: Unite;
};

/** Indicateur simple : la somme d'un compteur connu. */
export type CompteDef = Base & { compteur: CompteurEntree };

/** Rapport de deux comptes ; la seule division du produit est computeTaux(). */
export type TauxDef<C extends Compteur = Compteur> = Base & {
  numerateur: readonly C[];
  denominateur: C;
  /** Dénominateur en dessous duquel le taux n'est pas montré ; 1 = pas de seuil. */
  seuil: number;
  /** Niveaux de diplôme auxquels l'indicateur s'applique ; absent = tous. */
  applicable?: (niveau: string) => boolean;
};

/** Comptes d'entrée : voie scolaire (constat, Affelnet) et Parcoursup après le bac. */
export const COMPTES = {
  effectif: {
    compteur: 'effectif',
    libelle: 'Effectif en entrée',
    court: 'Entrants',
    definition:
      'Élèves présents au constat de rentrée dans l’année d’entrée de la formation : la première, ou la deuxième pour une spécialité qui suit une année commune.',
    formule: 'Somme des effectifs de l’année d’entrée',
    source: 'DEPP, constat de rentrée',
    unite: 'eleves',
  },
  capacite: {
    compteur: 'capacite',
    libelle: 'Capacité',
    court: 'Capacité',
    definition:
      'Places offertes dans l’année d’entrée : capacité « carte scolaire » d’Affelnet, retenue entre 5 et 499 places, ou capacité Parcoursup après le bac (0, 998 et 999 valent inconnue).',
    formule: 'Somme des capacités connues',
    source: 'Affelnet (jusqu’au bac), Parcoursup (BTS)',
    unite: 'places',
  },
  voeux: {
    compteur: 'voeux',
    libelle: 'Vœux',
    court: 'Vœux',
    definition:
      'Premiers vœux d’Affelnet, ou vœux confirmés de Parcoursup après le bac (BTS). Les deux ne se comparent pas.',
    formule: 'Somme des vœux connus',
    source: 'Affelnet (jusqu’au bac), Parcoursup (BTS)',
    unite: 'voeux',
  },
} as const satisfies Record<string, CompteDef>;
export type CodeCompte = keyof typeof COMPTES;

/** Taux d'entrée (DOMAINE 3.2), sans seuil de diffusion. */
export const TAUX_ENTREE = {
  pression: {
    numerateur: ['voeux'],
    denominateur: 'capacite',
    seuil: 1,
    applicable: (niveau) => !isPostBac(niveau),
    libelle: 'Taux de pression',
    court: 'Pression',
    definition:
      'Premiers vœux par place. Au-dessus de 1, il y a plus de candidats que de places. Numérateur et dénominateur ne comptent que les offres dont vœux et capacité sont connus.',
    formule: 'Premiers vœux ÷ capacité',
    source: 'Affelnet',
    unite: 'rapport',
  },
  demande: {
    numerateur: ['voeux'],
    denominateur: 'capacite',
    seuil: 1,
    applicable: isPostBac,
    libelle: 'Taux de demande (BTS)',
    court: 'Demande',
    definition:
      'Vœux confirmés de Parcoursup par place de BTS (ou de CS et de FCIL de niveau 4, après le bac). Un candidat confirme plusieurs vœux non classés : ce taux ne se compare jamais au taux de pression.',
    formule: 'Vœux confirmés ÷ capacité',
    source: 'Parcoursup',
    unite: 'rapport',
  },
  remplissage: {
    numerateur: ['effectif'],
    denominateur: 'capacite',
    seuil: 1,
    libelle: 'Taux de remplissage',
    court: 'Remplissage',
    definition:
      'Part des places occupées au constat de rentrée. Peut dépasser 100 %. Calculé seulement quand effectif et capacité sont de la même rentrée et tous deux connus.',
    formule: 'Effectif en entrée ÷ capacité',
    source: 'DEPP, constat de rentrée ; Affelnet ou Parcoursup',
    unite: 'pourcentage',
  },
} as const satisfies Record<string, TauxDef<CompteurEntree>>;
export type CodeTauxEntree = keyof typeof TAUX_ENTREE;

/** Taux de sortie (DOMAINE 3.3), deux cohortes cumulées, seuil de 20. */
export const TAUX_SORTIE = {
  emploi: {
    numerateur: ['emploi6Mois'],
    denominateur: 'sortants',
    seuil: SEUIL_INSERJEUNES,
    libelle: 'Taux d’emploi à 6 mois',
    court: 'Emploi 6 mois',
    definition:
      'Part des sortants (ceux qui ne poursuivent pas d’études) en emploi salarié en France six mois après la sortie. Deux cohortes cumulées.',
    formule: 'En emploi à 6 mois ÷ sortants',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
  },
  poursuite: {
    numerateur: ['poursuite'],
    denominateur: 'effectifTerminale',
    seuil: SEUIL_INSERJEUNES,
    libelle: 'Taux de poursuite d’études',
    court: 'Poursuite',
    definition:
      'Part des inscrits en dernière année qui sont encore en formation l’année suivante (redoublements et réorientations compris). Deux cohortes cumulées.',
    formule: 'En poursuite d’études ÷ inscrits en dernière année',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
  },
  devenir: {
    numerateur: ['poursuite', 'emploi6Mois'],
    denominateur: 'effectifTerminale',
    seuil: SEUIL_INSERJEUNES,
    libelle: 'Taux de devenir favorable',
    court: 'Devenir favorable',
    definition:
      'Part des inscrits en dernière année qui poursuivent des études ou sont en emploi à 6 mois. Deux cohortes cumulées.',
    formule: '(Poursuite d’études + en emploi à 6 mois) ÷ inscrits en dernière année',
    source: 'InserJeunes, DEPP-DARES',
    unite: 'pourcentage_entier',
  },
} as const satisfies Record<string, TauxDef<CompteurSortie>>;
export type CodeTauxSortie = keyof typeof TAUX_SORTIE;

export const CODES_COMPTE = Object.keys(COMPTES) as [CodeCompte, ...CodeCompte[]];
export const CODES_TAUX_ENTREE = Object.keys(TAUX_ENTREE) as [CodeTauxEntree, ...CodeTauxEntree[]];
export const CODES_TAUX_SORTIE = Object.keys(TAUX_SORTIE) as [CodeTauxSortie, ...CodeTauxSortie[]];

export type CodeIndicateur = CodeCompte | CodeTauxEntree | CodeTauxSortie;
export const CODES_INDICATEUR: readonly [CodeIndicateur, ...CodeIndicateur[]] = [
  ...CODES_COMPTE,
  ...CODES_TAUX_ENTREE,
  ...CODES_TAUX_SORTIE,
];

const INDICATEURS: Record<CodeIndicateur, Base> = { ...COMPTES, ...TAUX_ENTREE, ...TAUX_SORTIE };

/** Fiche d'un indicateur : libellé, définition, formule, source, unité. */
export const getIndicateur = (code: CodeIndicateur): Base => INDICATEURS[code];

/** Dit si un indicateur vient d'InserJeunes, donc n'existe qu'à la région et au-dessus. */
export const isTauxSortie = (code: CodeIndicateur): code is CodeTauxSortie => code in TAUX_SORTIE;
export const isTauxEntree = (code: CodeIndicateur): code is CodeTauxEntree => code in TAUX_ENTREE;
