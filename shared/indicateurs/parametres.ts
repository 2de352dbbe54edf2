type ParametreDef = {
  libelle: string;
  /** Valeur d'origine, en vigueur avant toute décision. */
  defaut: number;
  unite: 'fraction' | 'rapport' | 'eleves' | 'kilometres';
  /** Bornes acceptées. */
  min: number;
  max: number;
  source: string;
};

/** Seuils du domaine que l'administration peut changer, chacun daté ; jamais un seuil écrit ailleurs. */
export const PARAMETRES = {
  sans_perspectives_emploi: {
    libelle: 'Sans perspectives : taux d’emploi en dessous de',
    defaut: 0.3,
    unite: 'fraction',
    min: 0,
    max: 1,
    source: 'Mission InserJeunes (trajectoires professionnelles)',
  },
  sans_perspectives_poursuite: {
    libelle: 'Sans perspectives : taux de poursuite en dessous de',
    defaut: 0.5,
    unite: 'fraction',
    min: 0,
    max: 1,
    source: 'Mission InserJeunes (trajectoires professionnelles)',
  },
  pression_elevee: {
    libelle: 'Pression élevée à partir de',
    defaut: 1.3,
    unite: 'rapport',
    min: 0,
    max: 10,
    source: 'Usage de l’outil actuel de l’État (panorama)',
  },
  pression_faible: {
    libelle: 'Pression faible en dessous de',
    defaut: 0.7,
    unite: 'rapport',
    min: 0,
    max: 10,
    source: 'Usage de l’outil actuel de l’État (panorama)',
  },
  remplissage_faible: {
    libelle: 'Remplissage faible en dessous de',
    defaut: 0.8,
    unite: 'fraction',
    min: 0,
    max: 2,
    source: 'Usage des rectorats, à confirmer par territoire',
  },
  petite_division: {
    libelle: 'Petite division : moins de',
    defaut: 8,
    unite: 'eleves',
    min: 0,
    max: 40,
    source: 'Usage de l’enseignement agricole (BESOINS 2.1)',
  },
  rayon_proximite: {
    libelle: 'Rayon de proximité',
    defaut: 30,
    unite: 'kilometres',
    min: 1,
    max: 200,
    source: 'Choix du produit',
  },
} as const satisfies Record<string, ParametreDef>;
export type CodeParametre = keyof typeof PARAMETRES;
export const CODES_PARAMETRE = Object.keys(PARAMETRES) as [CodeParametre, ...CodeParametre[]];

/** Décision de l'administration sur un seuil : sa valeur à partir d'un jour (AAAA-MM-JJ). */
export type DecisionParametre = { code: string; valeur: number; depuis: string };

export type Parametres = Record<CodeParametre, number>;

/**
 * Seuils en vigueur un jour donné (AAAA-MM-JJ) : la dernière décision prise d'effet, sinon la valeur d'origine.
 * Les décisions viennent dans l'ordre où elles ont été écrites : à date égale, la dernière l'emporte.
 */
export const getParametres = (decisions: readonly DecisionParametre[], jour: string): Parametres => {
  const valeurs = Object.fromEntries(CODES_PARAMETRE.map((code) => [code, PARAMETRES[code].defaut])) as Parametres;
  const depuis: Partial<Record<CodeParametre, string>> = {};
  for (const decision of decisions) {
    const code = CODES_PARAMETRE.find((c) => c === decision.code);
    if (!code || decision.depuis > jour || decision.depuis < (depuis[code] ?? '')) continue;
    depuis[code] = decision.depuis;
    valeurs[code] = decision.valeur;
  }
  return valeurs;
};
