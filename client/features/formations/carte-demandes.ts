import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCan } from '#client/app/session.ts';
import { trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Demandes } from '#client/map/etat.ts';
import { getImage } from '#client/map/symboles.ts';
import type { DemandeCarte } from '#server/demandes/queries.ts';
import { TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { formatRentree } from '#shared/rentree.ts';
import { getPosition } from './territoires.ts';

/** Une demande à montrer, son établissement retrouvé, placée ou non. */
export type SujetDemande = DemandeCarte & { etablissement: string; position: [number, number] | null };

/** Demandes que la personne peut lire ; `permis` dit si elle le peut, `erreur` si elles ne sont pas venues. */
export const useDemandesCarte = (actif: boolean) => {
  const permis = useCan()('demande.lire');
  const { data, isError, isPending, refetch } = useQuery(
    trpc.demandes.carte.queryOptions(undefined, { enabled: actif && permis }),
  );
  return {
    permis,
    lignes: data?.lignes,
    erreur: isError && !data,
    attente: actif && permis && isPending,
    retry: refetch,
  };
};

/** Écart entre deux demandes d'un même établissement, en degrés : elles se séparent quand on approche. */
const ECART = 0.006;

/** Demandes que retiennent le territoire, la zone, le diplôme et la formation choisis. */
export const selectDemandes = (
  client: FaitsClient,
  demandes: readonly DemandeCarte[],
  { territoire, zone, niveau, formation }: Pick<FormationsFilters, 'territoire' | 'zone' | 'niveau' | 'formation'>,
): SujetDemande[] => {
  const { uai, nom } = client.faits.etablissements;
  const rangs = new Map(uai.map((code, e) => [code, e]));
  const retenus = selectEtablissements(client.faits.etablissements, territoire, zone);
  const voisines = new Map<string, number>();
  return demandes.flatMap((demande) => {
    const e = rangs.get(demande.uai);
    const isRetenue = e === undefined ? territoire === '' && zone === '' : retenus[e] === 1;
    if (!isRetenue) return [];
    if (niveau.length > 0 && !niveau.includes(demande.cfd.slice(0, 3))) return [];
    if (formation !== '' && !formation.startsWith(`${demande.cfd}.`)) return [];
    const rang = voisines.get(demande.uai) ?? 0;
    voisines.set(demande.uai, rang + 1);
    const place = e === undefined ? null : getPosition(client, e);
    const etablissement = e === undefined ? demande.uai : (nom[e] ?? demande.uai);
    return { ...demande, etablissement, position: place && [place[0] + rang * ECART, place[1]] };
  });
};

export const useSujetsDemandes = (
  client: FaitsClient,
  lignes: readonly DemandeCarte[] | undefined,
  { territoire, zone, niveau, formation }: FormationsFilters,
): SujetDemande[] =>
  useMemo(
    () => selectDemandes(client, lignes ?? [], { territoire, zone, niveau, formation }),
    [client, lignes, territoire, zone, niveau, formation],
  );

/** Symboles de la carte ; les demandes d'un établissement sans coordonnées n'y sont pas. */
export const buildDemandes = (sujets: readonly SujetDemande[]): Demandes => ({
  type: 'FeatureCollection',
  features: sujets.flatMap((sujet) => {
    const { numero, type, statut, rentree, position } = sujet;
    if (!position) return [];
    const properties = {
      numero,
      image: getImage(type, statut),
      titre: `${TYPES_DEMANDE[type]} · ${STATUTS[statut].libelle}`,
      detail: `${sujet.formation ?? sujet.cfd}\n${sujet.etablissement} · ${formatRentree(rentree)}`,
    };
    return [{ type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: position } }];
  }),
});
