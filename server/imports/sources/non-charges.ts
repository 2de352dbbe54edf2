import type { NonCharge } from '../source.ts';

/** Fichiers officiels reconnus, dont l'application n'a pas besoin en base. */
export const NON_CHARGES: readonly NonCharge[] = [
  {
    libelle: 'Préfectures et sous-préfectures (coordonnées)',
    raison: 'coordonnées des préfectures : la carte ne les montre pas',
    colonnes: ['geo_point', 'commune', 'code_INSEE', 'service', 'DEP', 'REG'],
  },
  {
    libelle: 'Dictionnaire des variables du BMO',
    raison: 'dictionnaire des variables, sans données',
    colonnes: ['Unnamed: 0', 'Unnamed: 1', 'Unnamed: 2'],
  },
  {
    libelle: 'InserJeunes, formations au niveau national',
    raison: 'taux nationaux : l’application les calcule à partir des régions',
    colonnes: ['Code Formation', 'Libellé de la formation', 'nb en année terminale', 'nb en poursuite d’études'],
  },
];
