import type { CompteurSortie, TauxDef } from './definition.ts';

/** Seuil de diffusion d'InserJeunes : 20 jeunes au dénominateur (note méthodologique DEPP-DARES). */
export const SEUIL_INSERJEUNES = 20;

const SOURCE = 'InserJeunes, DEPP-DARES';
/** Le producteur ne publie rien sous la région. */
const MAILLES_INSERJEUNES = ['region'] as const;
const COHORTES = 'Deux cohortes cumulées.';
const RUPTURE =
  'L’emploi public est compté depuis les sortants de 2022 : les millésimes antérieurs ne s’y comparent pas.';

/** Taux d'emploi à une date plus lointaine que six mois. */
const emploiA = (mois: 12 | 18 | 24): TauxDef<CompteurSortie> => ({
  numerateur: [`emploi${mois}Mois`],
  denominateur: 'sortants',
  seuil: SEUIL_INSERJEUNES,
  libelle: `Taux d’emploi à ${mois} mois`,
  court: `Emploi ${mois} mois`,
  definition: `Part des sortants en emploi salarié en France ${mois} mois après la sortie. ${COHORTES}`,
  formule: `En emploi à ${mois} mois ÷ sortants`,
  source: SOURCE,
  mailles: MAILLES_INSERJEUNES,
  unite: 'pourcentage_entier',
  terme: 'taux-d-emploi-a-6-mois',
  precaution: RUPTURE,
});

/** Taux de sortie (DOMAINE 3.3, BESOINS 2.1), deux cohortes cumulées, seuil de 20. */
export const TAUX_SORTIE = {
  emploi: {
    numerateur: ['emploi6Mois'],
    denominateur: 'sortants',
    seuil: SEUIL_INSERJEUNES,
    libelle: 'Taux d’emploi à 6 mois',
    court: 'Emploi 6 mois',
    definition: `Part des sortants (ceux qui ne poursuivent pas d’études) en emploi salarié en France six mois après la sortie. ${COHORTES}`,
    formule: 'En emploi à 6 mois ÷ sortants',
    source: SOURCE,
    mailles: MAILLES_INSERJEUNES,
    unite: 'pourcentage_entier',
    terme: 'taux-d-emploi-a-6-mois',
    precaution: `Ne compte ni l’emploi non salarié, ni l’étranger. ${RUPTURE}`,
  },
  emploi12: emploiA(12),
  emploi18: emploiA(18),
  emploi24: emploiA(24),
  poursuite: {
    numerateur: ['poursuite'],
    denominateur: 'effectifTerminale',
    seuil: SEUIL_INSERJEUNES,
    libelle: 'Taux de poursuite d’études',
    court: 'Poursuite',
    definition: `Part des inscrits en dernière année qui sont encore en formation l’année suivante (redoublements et réorientations compris). ${COHORTES}`,
    formule: 'En poursuite d’études ÷ inscrits en dernière année',
    source: SOURCE,
    mailles: MAILLES_INSERJEUNES,
    unite: 'pourcentage_entier',
    terme: 'taux-de-poursuite-d-etudes',
  },
  partEmploi: {
    numerateur: ['emploi6Mois'],
    denominateur: 'effectifTerminale',
    seuil: SEUIL_INSERJEUNES,
    seuilAussi: ['sortants'],
    libelle: 'Part en emploi à 6 mois',
    court: 'Part en emploi',
    definition: `Part des inscrits en dernière année en emploi six mois après. Même numérateur que le taux d’emploi, autre dénominateur : elle s’ajoute à la poursuite d’études. ${COHORTES}`,
    formule: 'En emploi à 6 mois ÷ inscrits en dernière année',
    source: SOURCE,
    mailles: MAILLES_INSERJEUNES,
    unite: 'pourcentage_entier',
    terme: 'part-en-emploi-a-6-mois',
    precaution: RUPTURE,
  },
  devenir: {
    numerateur: ['poursuite', 'emploi6Mois'],
    denominateur: 'effectifTerminale',
    seuil: SEUIL_INSERJEUNES,
    seuilAussi: ['sortants'],
    libelle: 'Taux de devenir favorable',
    court: 'Devenir favorable',
    definition: `Part des inscrits en dernière année qui poursuivent des études ou sont en emploi à 6 mois. ${COHORTES}`,
    formule: '(Poursuite d’études + en emploi à 6 mois) ÷ inscrits en dernière année',
    source: SOURCE,
    mailles: MAILLES_INSERJEUNES,
    unite: 'pourcentage_entier',
    terme: 'taux-de-devenir-favorable',
    precaution: RUPTURE,
  },
} as const satisfies Record<string, TauxDef<CompteurSortie>>;
