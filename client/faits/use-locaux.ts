import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Acces } from '#server/acces/service.ts';
import type { TauxEtablissements } from '#shared/etablissements/publies.ts';
import { CODES_ACCES, CODES_BESOIN, CODES_ETABLISSEMENT } from '#shared/indicateurs/catalogue.ts';
import { besoinsOptions } from './besoins-client.ts';
import type { FaitsClient } from './faits-client.ts';
import { buildLocaux, type Locaux, type Recu, SANS_LOCAUX } from './locaux.ts';

const CINQ_MINUTES = 5 * 60_000;

const fetchJeu = async <T>(adresse: string): Promise<T> => {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error('Les données locales n’ont pas pu être chargées.');
  return (await reponse.json()) as T;
};

const accesOptions = (rentree: number, version: string) =>
  queryOptions({
    queryKey: ['acces', rentree, version],
    queryFn: () => fetchJeu<Acces>(`/donnees/acces.json${rentree ? `?rentree=${rentree}` : ''}`),
    staleTime: CINQ_MINUTES,
    structuralSharing: false,
  });

const tauxOptions = (version: string) =>
  queryOptions({
    queryKey: ['taux-etablissements', version],
    queryFn: () => fetchJeu<TauxEtablissements>('/donnees/etablissements.json'),
    staleTime: CINQ_MINUTES,
    structuralSharing: false,
  });

const toRecu = <T>({ data, isError }: { data: T | undefined; isError: boolean }): Recu<T> =>
  data ?? (isError ? 'non_recue' : 'calcul_en_cours');

/**
 * Données locales, demandées seulement quand un des codes (colonne, tri, filtre, fond de carte) en a besoin. Tant
 * que rien n'est arrivé, rien ne change : les lignes déjà construites restent.
 */
export const useLocaux = (client: FaitsClient, rentree: number, codes: readonly string[]): Locaux => {
  const { version } = client.faits;
  const needs = (famille: readonly string[]): boolean => codes.some((code) => famille.includes(code));
  const besoins = toRecu(useQuery({ ...besoinsOptions, enabled: needs(CODES_BESOIN) }));
  const acces = toRecu(useQuery({ ...accesOptions(rentree, version), enabled: needs(CODES_ACCES) }));
  const taux = toRecu(useQuery({ ...tauxOptions(version), enabled: needs(CODES_ETABLISSEMENT) }));
  return useMemo(() => {
    const rien = [besoins, acces, taux].every((recu) => recu === 'calcul_en_cours');
    return rien ? SANS_LOCAUX : buildLocaux(client, { besoins, acces, taux });
  }, [client, besoins, acces, taux]);
};
