import { defineTauxSource } from './taux-etablissements.ts';

const PERIMETRES: Record<string, 'ensemble' | 'scolaire' | 'apprentissage'> = {
  ensemble: 'ensemble',
  'dont apprentis': 'apprentissage',
  'dont élèves en voie pro sco': 'scolaire',
};

const DEPP = {
  uai: "n°UAI de l'établissement",
  tauxPoursuite: "Taux de poursuite d'études",
  taux6: 'Taux',
  attendu: 'Taux attendu',
  valeurAjoutee: 'Valeur ajoutée',
  partPoursuite: "Part en poursuite d'études",
  partEmploi: 'Part en emploi 6 mois après la sortie',
  partAutres: 'Part des autres situations',
} as const;

/** DEPP, lycées : l'ensemble, puis ses apprentis et ses élèves quand il a les deux publics. */
export const etablissementsLycees = defineTauxSource<'perimetre'>({
  code: 'inserjeunes_lycees',
  libelle: 'InserJeunes, lycées',
  finLibre: true,
  layouts: [
    { nom: 'fichier DEPP', colonnes: { ...DEPP, perimetre: 'Dont apprentis en EPLE' } },
    {
      nom: 'données ouvertes',
      colonnes: {
        annee: 'annee',
        uai: 'uai',
        perimetre: 'dont_apprentis_eple',
        tauxPoursuite: 'taux_poursuite_etudes',
        taux6: 'taux_emploi_6_mois',
        attendu: 'taux_emploi_6_mois_attendu',
        valeurAjoutee: 'va_emploi_6_mois',
      },
      facultatives: {
        taux12: 'taux_emploi_12_mois',
        taux18: 'taux_emploi_18_mois',
        taux24: 'taux_emploi_24_mois',
        partPoursuite: 'part_en_poursuite_d_etudes',
        partEmploi: 'part_en_emploi_6_mois_apres_la_sortie',
        partAutres: 'part_des_autres_situations',
      },
    },
  ],
  parsePortee: (l) => ({
    perimetre: PERIMETRES[l.text('perimetre').toLowerCase()] ?? l.reject('perimetre', 'périmètre inconnu'),
    code: '',
  }),
});

/** DEPP, centres de formation d'apprentis : à la lecture, la série ouverte `cfa`, plus complète, lui est préférée. */
export const etablissementsApprentissage = defineTauxSource({
  code: 'inserjeunes_apprentissage',
  libelle: 'InserJeunes, apprentissage (fichier DEPP)',
  finLibre: true,
  layouts: [{ nom: 'fichier DEPP', colonnes: DEPP }],
  parsePortee: () => ({ perimetre: 'apprentissage', code: '' }),
});

/** Série ouverte des CFA : mêmes taux que le fichier DEPP, sur plus de millésimes et jusqu'à 24 mois. */
export const cfa = defineTauxSource({
  code: 'inserjeunes_cfa',
  libelle: 'InserJeunes, centres de formation d’apprentis',
  layouts: [
    {
      nom: 'fr-en-inserjeunes-cfa',
      colonnes: {
        annee: 'Année',
        uai: 'UAI',
        partPoursuite: 'DEVENIR Part poursuite études',
        partEmploi: 'DEVENIR Part en emploi 6 mois',
        partAutres: 'DEVENIR Part autre situation 6 mois',
        partInterrompus: 'Part contrats apprentissage interrompus',
        tauxPoursuite: 'Taux poursuite études',
        taux6: 'Taux emploi 6 mois',
        attendu: 'Taux emploi 6 mois attendu',
        valeurAjoutee: 'VA emploi 6 mois',
        taux12: 'Taux emploi 12 mois',
        taux18: 'Taux emploi 18 mois',
        taux24: 'Taux emploi 24 mois',
      },
    },
  ],
  parsePortee: () => ({ perimetre: 'apprentissage', code: '' }),
});
