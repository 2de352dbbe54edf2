/**
 * Pourquoi une valeur manque. Une valeur absente porte toujours une de ces raisons : jamais un zéro, jamais
 * un simple tiret. `court` tient dans une cellule, `phrase` explique.
 */
export const MOTIFS_ABSENCE = {
  sous_seuil: {
    court: 'secret',
    phrase: 'Sous le seuil de diffusion : moins de 20 jeunes au dénominateur, le producteur ne publie pas ce taux.',
  },
  secret_induit: {
    court: 'secret',
    phrase: 'Masqué parce qu’il permettrait de recalculer le taux d’emploi, qui est sous le seuil de diffusion.',
  },
  donnee_absente: { court: 'absente', phrase: 'Donnée absente du fichier officiel pour cette année.' },
  source_absente: {
    court: 'non chargée',
    phrase: 'Aucun fichier de cette source n’est chargé pour cette rentrée.',
  },
  sans_offre: { court: 'aucune offre', phrase: 'Aucune offre connue ici, pour cette année et ces filtres.' },
  hors_territoire: {
    court: 'hors du lieu',
    phrase: 'Hors du territoire ou de la zone choisis : rien n’y est compté. Un clic le choisit.',
  },
  hors_perimetre: {
    court: 'hors champ',
    phrase: 'Hors du champ de la source (diplôme, territoire ou voie que le producteur ne couvre pas).',
  },
  capacite_inconnue: {
    court: 'cap. inconnue',
    phrase:
      'Capacité inconnue : absente du fichier, codée 998 ou 999 (ou 0 dans Parcoursup), ou hors des bornes retenues pour Affelnet (5 à 499 places).',
  },
  a_distance: {
    court: 'à distance',
    phrase:
      'Toutes les places sont à distance : elles ne sont pas du territoire de l’établissement qui les porte, et ne comptent ni dans les totaux ni dans les taux.',
  },
  annees_differentes: {
    court: 'années ≠',
    phrase: 'Numérateur et dénominateur ne sont pas de la même rentrée : le rapport n’est pas calculé.',
  },
  non_applicable: { court: 'sans objet', phrase: 'Cet indicateur n’a pas de sens pour cette formation.' },
  grain_regional: {
    court: 'régional',
    phrase: 'InserJeunes ne publie ce taux qu’à l’échelle de la région : il n’est pas présenté à une maille plus fine.',
  },
  trop_recente: {
    court: 'trop récente',
    phrase: 'Formation trop récente : aucune promotion n’en est encore sortie pour ce millésime.',
  },
  filtre_colonne: {
    court: 'filtré',
    phrase:
      'Non calculé sous un filtre de colonne, ni à une autre rentrée sous une sélection du quadrant : le serveur, qui seul a les comptes, ne somme que ce que retiennent les filtres de la page.',
  },
  calcul_en_cours: { court: 'calcul…', phrase: 'La valeur est en cours de calcul ou de chargement.' },
  non_recue: { court: 'non reçue', phrase: 'Le serveur n’a pas répondu : rechargez la page pour réessayer.' },
  secret_source: {
    court: 'secret',
    phrase: 'Couvert par le secret statistique du producteur (« * » dans le fichier) : ni publié, ni nul.',
  },
  sans_lien_metier: {
    court: 'sans métier',
    phrase: 'Aucun métier n’est relié à ce diplôme dans les nomenclatures chargées.',
  },
  hors_maille: {
    court: 'hors maille',
    phrase: 'La source ne publie rien à cette maille : choisissez un autre découpage du territoire.',
  },
  non_situe: {
    court: 'non situé',
    phrase: 'Aucun annuaire ne situe cet établissement : ni distance, ni bassin d’emploi.',
  },
  aucune_autre: { court: 'aucune autre', phrase: 'Aucun autre établissement situé en France ne la propose.' },
} as const satisfies Record<string, { court: string; phrase: string }>;
export type MotifAbsence = keyof typeof MOTIFS_ABSENCE;
export const NOMS_MOTIFS_ABSENCE = Object.keys(MOTIFS_ABSENCE) as MotifAbsence[];

/** Une valeur, ou la raison de son absence. */
export type Valeur = { valeur: number; motif: null } | { valeur: null; motif: MotifAbsence };

export const present = (valeur: number): Valeur => ({ valeur, motif: null });
export const absent = (motif: MotifAbsence): Valeur => ({ valeur: null, motif });
