import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { loadContoursEmploi } from '#client/map/contours/emploi.ts';
import { EMPRISE_FRANCE } from '#client/map/contours/insets.ts';
import type { EtatCarte } from '#client/map/etat.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatNombre } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { nameCentre } from './carte-centres.ts';
import { buildDemandes, type SujetDemande } from './carte-demandes.ts';
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

/** « Zone : à moins de 30 km de Lyon, 54 établissements. » ; vide sans zone. */
export const useBilanZone = (client: FaitsClient, { zone, territoire }: FormationsFilters): string =>
  useMemo(() => {
    if (zone === '') return '';
    const { etablissements } = client.faits;
    const compte = (retenus: Uint8Array) => retenus.reduce((total, retenu) => total + retenu, 0);
    const dedans = compte(selectEtablissements(etablissements, territoire, zone));
    const sansLieu = selectEtablissements(etablissements, territoire).filter(
      (retenu, e) => retenu && (etablissements.latitude[e] ?? null) === null,
    ).length;
    const exclus = sansLieu > 0 ? ` ; ${formatNombre(sansLieu)} sans coordonnées, écartés` : '';
    const nom = formatZoneChoisie(zone, nameCentre(client, zone));
    return `Zone : ${nom} ; ${formatNombre(dedans)} établissement${dedans > 1 ? 's y sont' : ' y est'}${exclus}.`;
  }, [client, zone, territoire]);
