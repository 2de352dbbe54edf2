import { sortiesEtablissements as table } from '#server/db/schema/insertion.ts';
import { joinCfd } from './jointures.ts';
import { defineTauxSource } from './taux-etablissements.ts';

const DEPP = {
  uai: "n°UAI de l'établissement",
  tauxPoursuite: "Taux de poursuite d'études",
  taux6: "Taux d'emploi 6 mois après la sortie",
  taux12: "Taux d'emploi 12 mois après la sortie",
} as const;

/** DEPP « formation fine », voie scolaire : taux par établissement × MEFSTAT11 de dernière année. */
export const formationsScolaires = defineTauxSource<'code'>({
  code: 'inserjeunes_formations_scolaires',
  libelle: 'InserJeunes, établissement × formation, voie scolaire',
  exigeMefs: true,
  layouts: [{ nom: 'formation fine, voie scolaire', colonnes: { ...DEPP, code: 'Code formation Mefstat11' } }],
  parsePortee: (l, ctx) => ({ perimetre: 'scolaire', code: ctx.mefstat11(l, 'code') }),
});

/** DEPP « formation fine », apprentissage : taux par établissement × CFD. */
export const formationsApprentissage = defineTauxSource<'code'>({
  code: 'inserjeunes_formations_apprentissage',
  libelle: 'InserJeunes, établissement × formation, apprentissage',
  layouts: [{ nom: 'formation fine, apprentissage', colonnes: { ...DEPP, code: 'Code formation apprentissage' } }],
  jointures: [joinCfd(table, 'code')],
  parsePortee: (l) => ({ perimetre: 'apprentissage', code: l.cfd('code') }),
});

/** Série ouverte « lycée professionnel, formation fine » : plus complète que le fichier DEPP du même millésime. */
export const formationsLycees = defineTauxSource<'code'>({
  code: 'inserjeunes_lycees_formations',
  libelle: 'InserJeunes, lycées professionnels, formation fine (données ouvertes)',
  exigeMefs: true,
  layouts: [
    {
      nom: 'identifiants de l’API',
      colonnes: {
        annee: 'annee',
        uai: 'uai',
        code: 'code_formation_mefstat11',
        tauxPoursuite: 'taux_poursuite_etudes',
        taux6: 'taux_emploi_6_mois',
        taux12: 'taux_emploi_12_mois',
        taux18: 'taux_emploi_18_mois',
        taux24: 'taux_emploi_24_mois',
        partPoursuite: 'part_en_poursuite_d_etudes',
        partEmploi: 'part_en_emploi_6_mois_apres_la_sortie',
        partAutres: 'part_des_autres_situations',
      },
    },
    {
      nom: 'libellés CSV',
      colonnes: {
        annee: 'Année',
        uai: 'UAI',
        code: 'Code formation mefstat11',
        tauxPoursuite: 'Taux poursuite études',
        taux6: 'Taux emploi 6 mois',
        taux12: 'Taux emploi 12 mois',
        taux18: 'Taux emploi 18 mois',
        taux24: 'Taux emploi 24 mois',
        partPoursuite: 'DEVENIR Part poursuite études',
        partEmploi: 'DEVENIR Part en emploi 6 mois',
        partAutres: 'DEVENIR Part autre situation 6 mois',
      },
    },
  ],
  parsePortee: (l, ctx) => ({ perimetre: 'scolaire', code: ctx.mefstat11(l, 'code') }),
});
