import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { getCodeErreur, trpc } from '#client/app/trpc.ts';
import type { AppRouter } from '#server/app.ts';
import { type DemandesFilters, TRI_PAR_DEFAUT } from '#shared/demandes/filters.ts';
import { NOMS_STATUTS } from '#shared/demandes/workflow.ts';
import type { Voie } from '#shared/formations/formation.ts';

type Sorties = inferRouterOutputs<AppRouter>['demandes'];
export type DemandeDetail = Sorties['get'];
export type Prefill = Sorties['prefill'];
export type EntreeJournal = DemandeDetail['journal'][number];

/** Ce sur quoi porte une demande nouvelle : une formation dans un établissement. */
export type CleOffre = { uai: string; cfd: string; dispositif: string; voie: Voie };

/** Seule une panne se retente ; un refus prévu par le domaine se montre aussitôt. */
const retry = (essais: number, erreur: unknown): boolean => getCodeErreur(erreur) === null && essais < 1;

/**
 * Demandes visibles sous ces filtres, tous statuts réunis : le choix d'un statut se fait à l'écran, sans
 * attente, et les comptes par statut restent justes.
 */
export const useDemandes = (filtres: DemandesFilters) =>
  useQuery(
    trpc.demandes.list.queryOptions(
      // L'ordre et les colonnes sont l'affaire de la grille : en changer ne redemande rien.
      { ...filtres, statut: [...NOMS_STATUTS], tri: TRI_PAR_DEFAUT, g: '' },
      { placeholderData: keepPreviousData, retry, staleTime: 10_000 },
    ),
  );

/** Une demande, son journal et ce que la personne peut en faire ; relue à chaque visite. */
export const useDemande = (numero: string) =>
  useQuery(trpc.demandes.get.queryOptions({ numero }, { retry, staleTime: 0 }));

/** De quoi commencer une demande sur cette offre. */
export const usePrefill = (cle: CleOffre) =>
  useQuery(trpc.demandes.prefill.queryOptions(cle, { retry, staleTime: 10_000 }));
