import { useCallback, useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { buildLignesFormations, buildTotal, type Cadre, sumFormations } from '#client/faits/lignes.ts';
import { getLignesOffres } from '#client/faits/lignes-offres.ts';
import type { Locaux } from '#client/faits/locaux.ts';
import { useLocaux } from '#client/faits/use-locaux.ts';
import { SANS_TAUX, type TauxTerritoires } from '#client/faits/use-taux.ts';
import { useEtatGrille } from '#client/grid/use-etat-grille.ts';
import { encodeRetenues, type Retenues } from '#shared/explications/retenues.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { COLONNES_FORMATIONS, COLONNES_OFFRES, type LigneFormations } from '#shared/formations/columns.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import {
  buildPredicat,
  type Facette,
  type FiltresColonnes,
  listFacettes,
} from '#shared/formations/filtres-colonnes.ts';
import { absent } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { EtatGrille, EtatResolu } from '#shared/vues/etat-grille.ts';
import type { SetFiltres } from './filters-bar.tsx';
import { useNavigationFiltres } from './navigation.ts';
import { getPrereglages, isParPertinence, sortPertinence } from './pertinence.ts';

/** Ce que la page montre : offres retenues par tous les filtres, ceux des colonnes compris, et leurs lignes. */
export type Selection = {
  offres: Int32Array;
  /** Offres des filtres de la page, avant le lasso du quadrant et les filtres de colonnes. */
  avantLasso: Int32Array;
  /** Offres que gardent les filtres de colonnes, telles que l'explication d'un ensemble les demande ; nul sans eux. */
  retenues: Retenues | null;
  lignes: LigneFormations[];
  total: LigneFormations;
  taux: TauxTerritoires;
  locaux: Locaux;
  etat: EtatResolu;
  onEtat: (changement: Partial<EtatGrille>, remplace?: boolean) => void;
  listFacettes: (cle: string) => Facette[];
  /** Vrai si ce sont les filtres de colonnes qui ne laissent rien. */
  isVidee: boolean;
};

/** Offres que retiennent les filtres de la page, sans ceux des colonnes. */
const useOffres = (client: FaitsClient, filtres: FormationsFilters): Int32Array => {
  const { territoire, zone, niveau, domaine, voie, q, communes, ouverture } = filtres;
  return useMemo(
    () => selectOffres(client.faits, client.index, { territoire, zone, niveau, domaine, voie, q, communes, ouverture }),
    [client, territoire, zone, niveau, domaine, voie, q, communes, ouverture],
  );
};

const useEtat = (filtres: FormationsFilters, setFiltres: SetFiltres) => {
  const { vue, g } = filtres;
  const navigate = useNavigationFiltres();
  const setG = useCallback(
    (suivant: string, remplace: boolean) => (remplace ? navigate({ g: suivant }, true) : setFiltres({ g: suivant })),
    [navigate, setFiltres],
  );
  const catalogue = vue === 'formations' ? COLONNES_FORMATIONS : COLONNES_OFFRES;
  const { etat, onEtat } = useEtatGrille(g, setG, getPrereglages(filtres), catalogue);
  return { etat, onEtat, isPertinence: isParPertinence(filtres, etat) };
};

/** Offres de la vue « offres » que gardent aussi les filtres de colonnes. */
const keepOffres = (
  client: FaitsClient,
  locaux: Locaux,
  possibles: Int32Array,
  filtres: FiltresColonnes,
): Int32Array => {
  const passe = buildPredicat(COLONNES_OFFRES, filtres);
  if (passe === null) return possibles;
  const lignes = getLignesOffres(client, locaux);
  return possibles.filter((rang) => {
    const offre = lignes[rang];
    return offre !== undefined && passe(offre);
  });
};

/** Lignes de formations retenues ; leurs offres et leurs sommes le sont avec elles. */
const useRetenues = (
  client: FaitsClient,
  vue: FormationsFilters['vue'],
  cadre: Cadre,
  possibles: Int32Array,
  filtres: FiltresColonnes,
) => {
  const { locaux } = cadre;
  const offresVue = useMemo(
    () => (vue === 'offres' ? keepOffres(client, locaux, possibles, filtres) : possibles),
    [client, locaux, possibles, vue, filtres],
  );
  const sommesVue = useMemo(() => sumFormations(client, offresVue), [client, offresVue]);
  const toutes = useMemo(() => buildLignesFormations(client, sommesVue, cadre), [client, sommesVue, cadre]);
  return useMemo(() => {
    const passe = vue === 'formations' ? buildPredicat(COLONNES_FORMATIONS, filtres) : null;
    if (passe === null) return { toutes, offres: offresVue, sommes: sommesVue, retenues: toutes };
    const retenues = toutes.filter(passe);
    const cles = new Set(retenues.map(({ cle }) => cle));
    const garde = client.faits.formations.cle.map((cle) => cles.has(cle));
    return {
      toutes,
      retenues,
      sommes: sommesVue.map((somme, rang) => (garde[rang] ? somme : undefined)),
      offres: offresVue.filter((offre) => garde[client.faits.offres.formation[offre] ?? -1] ?? false),
    };
  }, [client, vue, offresVue, sommesVue, toutes, filtres]);
};

/** Valeurs d'une colonne et leurs comptes, parmi ce que gardent les autres filtres. */
const useFacettes = (
  client: FaitsClient,
  locaux: Locaux,
  vue: FormationsFilters['vue'],
  filtres: FiltresColonnes,
  toutes: LigneFormations[],
  possibles: Int32Array,
) =>
  useCallback(
    (cle: string): Facette[] => {
      if (vue === 'formations') return listFacettes(COLONNES_FORMATIONS, filtres, cle, toutes);
      const lignes = getLignesOffres(client, locaux);
      const offres = Array.from(possibles, (rang) => lignes[rang]).filter((offre) => offre !== undefined);
      return listFacettes(COLONNES_OFFRES, filtres, cle, offres);
    },
    [client, locaux, vue, filtres, toutes, possibles],
  );

/** Où la grille se lit ; les données locales n'arrivent que si une colonne, un tri ou un filtre les demande. */
const useCadre = (client: FaitsClient, filtres: FormationsFilters, etat: EtatResolu): Cadre => {
  const { territoire, zone, rentree } = filtres;
  const codes = [...etat.colonnes, ...etat.tris.map(({ cle }) => cle), ...Object.keys(etat.filtres)];
  const locaux = useLocaux(client, rentree, codes);
  return useMemo(
    () => ({ region: client.getRegion(territoire), territoire, isZone: zone !== '', locaux }),
    [client, territoire, zone, locaux],
  );
};

/** Applique à la page tous les filtres, une seule fois, pour la grille, la carte et le total. */
export const useSelection = (
  client: FaitsClient,
  filtres: FormationsFilters,
  setFiltres: SetFiltres,
  tauxFiltres: TauxTerritoires,
): Selection => {
  const { vue, territoire, zone, q } = filtres;
  const { etat, onEtat, isPertinence } = useEtat(filtres, setFiltres);
  const cadre = useCadre(client, filtres, etat);
  const avantLasso = useOffres(client, filtres);
  const possibles = useMemo(
    () => filterLasso(client.faits, avantLasso, filtres.lasso),
    [client, avantLasso, filtres.lasso],
  );
  const { toutes, offres, sommes, retenues } = useRetenues(client, vue, cadre, possibles, etat.filtres);
  const lignes = useMemo(
    () => (isPertinence ? sortPertinence(client, retenues, q) : retenues),
    [client, retenues, isPertinence, q],
  );
  const isFiltree = offres.length < possibles.length;
  const taux = isFiltree ? SANS_TAUX : tauxFiltres;
  const fin = zone === '' && (territoire === '' || territoire.startsWith('region:'));
  const total = useMemo(() => {
    const sortie = (code: CodeTauxSortie) => (fin ? taux.get(cadre.region, code) : absent('grain_regional'));
    return buildTotal(client, offres, sommes, sortie, cadre);
  }, [client, offres, sommes, taux, cadre, fin]);
  const masque = useMemo(
    () => (isFiltree ? { version: client.faits.version, masque: encodeRetenues(avantLasso, offres) } : null),
    [client, isFiltree, avantLasso, offres],
  );
  const facettes = useFacettes(client, cadre.locaux, vue, etat.filtres, toutes, possibles);
  const { locaux } = cadre;
  const isVidee = isFiltree && offres.length === 0;
  return {
    ...{ offres, avantLasso, retenues: masque, lignes, total, taux, locaux },
    ...{ etat, onEtat, listFacettes: facettes, isVidee },
  };
};
