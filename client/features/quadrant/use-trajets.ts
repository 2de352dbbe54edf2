import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { trpc } from '#client/app/trpc.ts';
import type { AxesMillesime, Etape } from '#server/formations/trajectoires.ts';
import { toPoints } from './points.ts';

/** Une formation à un millésime où ses deux taux sont connus, en points de pourcentage. */
export type EtapePlacee = { millesime: string; x: number; y: number; continuum: boolean };
export type Trajet = { cle: string; etapes: EtapePlacee[]; derniere: Etape | undefined };

const placeEtapes = (etapes: readonly (Etape | (AxesMillesime & { continuum?: false }))[]): EtapePlacee[] =>
  etapes.flatMap(({ millesime, emploi, poursuite, continuum = false }) =>
    emploi.valeur === null || poursuite.valeur === null
      ? []
      : { millesime, x: toPoints(poursuite.valeur), y: toPoints(emploi.valeur), continuum },
  );

type Demande = { cles: readonly string[]; region: string; rentree: number };
export type Trajets = {
  trajets: ReadonlyMap<string, Trajet>;
  axes: ReadonlyMap<string, EtapePlacee[]>;
  isError: boolean;
  retry: () => unknown;
};

/** Trajets de formations dans le quadrant, par clé, et ceux des moyennes, par niveau de diplôme. */
export const useTrajets = ({ cles, region, rentree }: Demande): Trajets => {
  const { data, isError, refetch } = useQuery(
    trpc.formations.trajectoires.queryOptions(
      { cles: [...cles].sort(), region, rentree },
      { enabled: cles.length > 0, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return useMemo(() => {
    const axes = new Map<string, AxesMillesime[]>();
    for (const axe of data?.axes ?? []) axes.set(axe.niveau, [...(axes.get(axe.niveau) ?? []), axe]);
    return {
      trajets: new Map(
        data?.trajectoires.map(({ cle, etapes }) => [
          cle,
          { cle, etapes: placeEtapes(etapes), derniere: etapes.at(-1) },
        ]),
      ),
      axes: new Map([...axes].map(([niveau, etapes]) => [niveau, placeEtapes(etapes)])),
      isError: isError && !data,
      retry: refetch,
    };
  }, [data, isError, refetch]);
};

const ATTENTE = 250;

/** La valeur, quand elle n'a plus changé depuis un instant : survoler en passant ne demande rien au serveur. */
export const usePosee = (valeur: string): string => {
  const [posee, setPosee] = useState('');
  useEffect(() => {
    const minuterie = setTimeout(() => setPosee(valeur), ATTENTE);
    return () => clearTimeout(minuterie);
  }, [valeur]);
  return posee;
};
