import type { DemandeListee } from '#shared/demandes/columns.ts';
import { computePlaces } from '#shared/demandes/rules.ts';
import { NOMS_STATUTS, type Statut } from '#shared/demandes/workflow.ts';

/** `incompletes` : demandes dont une capacité manque, laissées hors des sommes. */
export type Bilan = { demandes: number; actuelles: number; demandees: number; incompletes: number };

/** Demandes des statuts choisis ; sans choix, toutes sauf les supprimées, comme l'export. */
export const filterStatuts = (lignes: readonly DemandeListee[], statuts: readonly Statut[]): DemandeListee[] =>
  lignes.filter(({ statut }) => (statuts.length === 0 ? statut !== 'supprimee' : statuts.includes(statut)));

/** Nombre de demandes et de places, toutes voies, avant et après. */
export const computeBilan = (lignes: readonly DemandeListee[]): Bilan => {
  const bilan: Bilan = { demandes: lignes.length, actuelles: 0, demandees: 0, incompletes: 0 };
  for (const ligne of lignes) {
    const { actuelles, demandees } = computePlaces(ligne);
    if (actuelles === null || demandees === null) bilan.incompletes++;
    else {
      bilan.actuelles += actuelles;
      bilan.demandees += demandees;
    }
  }
  return bilan;
};

/** Nombre de demandes par statut, dans l'ordre du circuit. */
export const countStatuts = (lignes: readonly DemandeListee[]): { statut: Statut; nombre: number }[] =>
  NOMS_STATUTS.map((statut) => ({ statut, nombre: lignes.filter((l) => l.statut === statut).length }));
