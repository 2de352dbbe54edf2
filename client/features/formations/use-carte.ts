import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { loadContoursEmploi } from '#client/map/contours/emploi.ts';
import { EMPRISE_FRANCE } from '#client/map/contours/insets.ts';
import type { EtatCarte } from '#client/map/etat.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import { selectEtablissements, selectOffres } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import { resolvePoints } from '#shared/formations/carte.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { nameCentre } from './carte-centres.ts';
import { buildDemandes, type SujetDemande } from './carte-demandes.ts';
import type { FiltresCarte } from './carte-points.ts';
import { formatZoneChoisie } from './carte-titres.ts';
import type { CommunCarte } from './carte-vue.tsx';
import { computeEmprise, computeEmpriseZone } from './territoires.ts';

/** Contours approchés des mailles d'emploi, chargés à la première carte qui en a besoin. */
const useContoursEmploi = (actif: boolean) => {
  const { data } = useQuery({
    queryKey: ['contours-emploi'],
    queryFn: loadContoursEmploi,
    enabled: actif,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  return data ?? null;
};

/** Emprise du territoire ou du cercle choisi. Une zone dessinée sur la carte se voit déjà : elle ne la déplace pas. */
const useEmprise = (client: FaitsClient, { territoire, zone }: FormationsFilters, dessinee: string) =>
  useMemo(() => {
    const { etablissements } = client.faits;
    const deZone = zone === dessinee ? null : computeEmpriseZone(zone);
    const deTerritoire = territoire ? computeEmprise(client, selectEtablissements(etablissements, territoire)) : null;
    return deZone ?? deTerritoire ?? EMPRISE_FRANCE;
  }, [client, territoire, zone, dessinee]);

type Entrees = { client: FaitsClient; filtres: FormationsFilters; demandes: readonly SujetDemande[] | null };

/** Ce que les cartes ont en commun, et l'outil en cours. */
export const useCommun = ({ client, filtres, demandes }: Entrees) => {
  const [outil, setOutil] = useState<EtatCarte['outil']>(null);
  const [dessinee, setDessinee] = useState('');
  const emploi = useContoursEmploi(filtres.maille === 'bassin' || filtres.maille === 'zone');
  const emprise = useEmprise(client, filtres, dessinee);
  const symboles = useMemo(() => buildDemandes(demandes ?? []), [demandes]);
  const commun = useMemo(
    (): CommunCarte => ({ emploi, emprise, outil, demandes: symboles }),
    [emploi, emprise, outil, symboles],
  );
  return { commun, setOutil, setDessinee };
};

/** Filtres de la carte, ses points décidés : le lasso entoure des établissements, et le tableau les liste toujours. */
export const useFiltresCarte = (filtres: FormationsFilters, outil: EtatCarte['outil']): FiltresCarte => {
  const isListe = outil === 'lasso' || filtres.forme === 'tableau';
  const points = isListe && filtres.points === 'auto' ? 'etablissements' : resolvePoints(filtres.points, filtres);
  return useMemo(() => ({ ...filtres, points }), [filtres, points]);
};

/** Établissements distincts d'une liste d'offres. */
const listRangs = ({ faits }: FaitsClient, offres: ArrayLike<number>): number[] => [
  ...new Set(Array.from(offres, (offre) => faits.offres.etablissement[offre] ?? -1)),
];

/**
 * « Zone : à moins de 30 km de Lyon ; 54 établissements retenus. » ; vide sans zone. `offres` : celles que la carte
 * montre. Sans coordonnées : ceux que les autres filtres de la page garderaient, et que la zone ne peut situer.
 */
export const formatBilanZone = (client: FaitsClient, filtres: FormationsFilters, offres: Int32Array): string => {
  const { zone, territoire, lasso, formation } = filtres;
  if (zone === '') return '';
  const { faits, index } = client;
  const retenus = listRangs(client, offres).length;
  const rang = formation === '' ? -1 : faits.formations.cle.indexOf(formation);
  const partout = filterLasso(faits, selectOffres(faits, index, { ...filtres, zone: '' }), lasso);
  const montrees = partout.filter((offre) => rang < 0 || faits.offres.formation[offre] === rang);
  const sansLieu = listRangs(client, montrees).filter(
    (e) => (faits.etablissements.latitude[e] ?? null) === null,
  ).length;
  const exclus =
    sansLieu > 0 ? `\u00a0; ${formatNombre(sansLieu)} sans coordonnées, écarté${sansLieu > 1 ? 's' : ''}` : '';
  const borne = territoire && `, dans ${client.territoires.get(territoire) ?? territoire} seulement`;
  const nom = formatZoneChoisie(zone, nameCentre(client, zone));
  const s = retenus > 1 ? 's' : '';
  return `Zone\u00a0: ${nom}${borne}\u00a0; ${formatNombre(retenus)} établissement${s} retenu${s}${exclus}.`;
};

/** Bilan de la zone, pour les offres que montre la carte. */
export const useBilanZone = (client: FaitsClient, filtres: FormationsFilters, offres: Int32Array): string =>
  useMemo(() => formatBilanZone(client, filtres, offres), [client, filtres, offres]);
