import type { DemandeListee } from '#shared/demandes/columns.ts';
import { NOMS_STATUTS, type Statut } from '#shared/demandes/workflow.ts';

export type Bilan = { demandes: number; actuelles: number; demandees: number };

/** Demandes des statuts choisis ; sans choix, toutes sauf les supprimées, comme l'export. */
export const filterStatuts = (lignes: readonly DemandeListee[], statuts: readonly Statut[]): DemandeListee[] =>
  lignes.filter(({ statut }) => (statuts.length === 0 ? statut !== 'supprimee' : statuts.includes(statut)));

/** Nombre de demandes et de places, toutes voies, avant et après. */
export const computeBilan = (lignes: readonly DemandeListee[]): Bilan => {
  const bilan: Bilan = { demandes: lignes.length, actuelles: 0, demandees: 0 };
  for (const ligne of lignes) {
    bilan.actuelles += (ligne.capaciteScolaireActuelle ?? 0) + (ligne.capaciteApprentissageActuelle ?? 0);
    bilan.demandees += (ligne.capaciteScolaire ?? 0) + (ligne.capaciteApprentissage ?? 0);
  }
  return bilan;
};

/** Nombre de demandes par statut, dans l'ordre du circuit. */
export const countStatuts = (lignes: readonly DemandeListee[]): { statut: Statut; nombre: number }[] =>
  NOMS_STATUTS.map((statut) => ({ statut, nombre: lignes.filter((l) => l.statut === statut).length }));
