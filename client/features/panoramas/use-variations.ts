import { useQueries } from '@tanstack/react-query';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { faitsOptions } from '#client/faits/use-faits.ts';
import { computeEntree, type Sommes, sumOffres } from '#shared/faits/agregation.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { CodeEntree } from '#shared/indicateurs/catalogue.ts';
import { findRentreeAvant, isComparable } from '#shared/panoramas/variation.ts';
import { SANS_RENTREE, type Variation } from './chiffres-cles.tsx';

/** Offres de l'ensemble regardé, dans les faits d'une rentrée ; `communes` : années communes comprises. */
export type ListeOffres = (faits: Faits, communes: boolean) => number[];

const sum = (faits: Faits, liste: ListeOffres, code: CodeEntree): Sommes | undefined =>
  sumOffres(faits, liste(faits, code === 'effectifTotal'), () => 0)[0];

/**
 * Variations d'un ensemble d'indicateurs depuis la rentrée d'avant. Les faits de cette rentrée arrivent après la
 * page, sans la retenir.
 */
export const useVariations = (client: FaitsClient, liste: ListeOffres, codes: readonly CodeEntree[]) => {
  const { faits } = client;
  const rentrees = [...new Set(codes.map((code) => findRentreeAvant(code, faits)).filter((r) => r !== null))];
  const reponses = useQueries({ queries: rentrees.map((rentree) => faitsOptions(rentree)) });
  return (code: CodeEntree): Variation => {
    const rentree = findRentreeAvant(code, faits);
    if (rentree === null) return SANS_RENTREE;
    const { data: avant, isError, isPlaceholderData } = reponses[rentrees.indexOf(rentree)] ?? {};
    if (isError) return { raison: 'rentrée précédente non reçue' };
    if (!avant || isPlaceholderData) return { raison: 'comparaison…' };
    if (!isComparable(code, faits.periode, avant.faits.periode, rentree)) return SANS_RENTREE;
    const [ici, hier] = [sum(faits, liste, code), sum(avant.faits, liste, code)];
    const [a, b] = [ici && computeEntree(code, ici).valeur, hier && computeEntree(code, hier).valeur];
    return a == null || b == null ? { raison: 'absente une des deux rentrées' } : { ecart: a - b, rentree };
  };
};
