import type { inferRouterOutputs } from '@trpc/server';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { AppRouter } from '#server/app.ts';
import { isParente } from '#shared/acces/acces.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { listOffres } from '#shared/panoramas/ensemble.ts';

export type Fiche = inferRouterOutputs<AppRouter>['formations']['get'];

/** Marque les formations qu'un critère retient. */
const mark = ({ faits }: FaitsClient, isRetenue: (formation: number) => boolean): Uint8Array =>
  Uint8Array.from(faits.formations.cle, (_, f) => (isRetenue(f) ? 1 : 0));

/** Offres d'une formation dans un territoire. */
export const listOffresFormation = (client: FaitsClient, formation: number, territoire: string): number[] =>
  listOffres(
    client.faits,
    mark(client, (f) => f === formation),
    selectEtablissements(client.faits.etablissements, territoire),
  );

/** Sommes de toutes les formations du même niveau de diplôme et de la même voie dans un territoire. */
export const sumNiveau = (client: FaitsClient, formation: number, territoire: string) => {
  const { niveau, voie, type } = client.faits.formations;
  const memes = mark(
    client,
    (f) => niveau[f] === niveau[formation] && voie[f] === voie[formation] && type[f] !== 'commune',
  );
  const offres = listOffres(client.faits, memes, selectEtablissements(client.faits.etablissements, territoire));
  return sumOffres(client.faits, offres, () => 0)[0];
};

/** Un établissement qui n'offre pas la formation, et les sœurs qu'il offre : famille de métiers, ou NSF et niveau. */
export type Soeurs = { etablissement: number; formations: { formation: number; parente: 'famille' | 'nsf' }[] };

/** Établissements d'un territoire qui offrent une sœur de la formation, et pas elle ; les mieux dotés d'abord. */
export const listSoeurs = (client: FaitsClient, formation: number, territoire: string): Soeurs[] => {
  const { faits } = client;
  const parenteOf = (f: number) =>
    (['famille', 'nsf'] as const).find((parente) => isParente(faits.formations, parente, formation, f));
  const deja = new Set(listOffresFormation(client, formation, territoire).map((i) => faits.offres.etablissement[i]));
  const offres = listOffres(
    faits,
    mark(client, (f) => f !== formation && parenteOf(f) !== undefined),
    selectEtablissements(faits.etablissements, territoire),
  );
  const parEtablissement = new Map<number, Soeurs['formations']>();
  for (const i of offres) {
    const [e, f] = [faits.offres.etablissement[i] ?? -1, faits.offres.formation[i] ?? -1];
    if (deja.has(e)) continue;
    const siennes = parEtablissement.get(e) ?? [];
    parEtablissement.set(e, siennes);
    siennes.push({ formation: f, parente: parenteOf(f) ?? 'nsf' });
  }
  const countFamille = ({ formations }: Soeurs): number => formations.filter((f) => f.parente === 'famille').length;
  return [...parEtablissement]
    .map(([etablissement, formations]) => ({ etablissement, formations }))
    .sort((a, b) => countFamille(b) - countFamille(a) || b.formations.length - a.formations.length);
};
