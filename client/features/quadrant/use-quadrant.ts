import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { filterLasso } from '#shared/faits/lasso.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { parseLasso } from '#shared/formations/lasso.ts';
import { chooseNiveau } from './choix-niveau.ts';
import { buildBulles, buildLignes, countNiveaux, getMoyennes, toPoints } from './points.ts';

type Filtres = Pick<FormationsFilters, 'territoire' | 'diplome' | 'lasso' | 'formation'>;

/** Tout ce que le quadrant montre, tiré des faits et des filtres : `offres` vient avant le lasso. */
export const useQuadrant = (client: FaitsClient, offres: Int32Array, filtres: Filtres) => {
  const { territoire, diplome, formation } = filtres;
  const region = client.getRegion(territoire);
  const lasso = useMemo(() => parseLasso(filtres.lasso), [filtres.lasso]);
  const niveaux = useMemo(() => countNiveaux(client, offres), [client, offres]);
  const niveau = useMemo(
    () => chooseNiveau(client, niveaux, { lasso, diplome, ouverte: formation }),
    [client, niveaux, lasso, diplome, formation],
  );
  const lignes = useMemo(() => buildLignes(client, offres, niveau, region), [client, offres, niveau, region]);
  const bulles = useMemo(() => buildBulles(lignes), [lignes]);
  const moyennes = useMemo(() => getMoyennes(client, niveau, region), [client, niveau, region]);
  const retenues = useMemo(() => {
    if (filtres.lasso === '') return null;
    const { formation: rangs } = client.faits.offres;
    const { cle } = client.faits.formations;
    return new Set(
      Array.from(filterLasso(client.faits, offres, filtres.lasso), (offre) => cle[rangs[offre] ?? -1] ?? ''),
    );
  }, [client, offres, filtres.lasso]);
  const { sans_perspectives_emploi, sans_perspectives_poursuite } = client.faits.parametres;
  const seuils = useMemo(
    () => ({ emploi: toPoints(sans_perspectives_emploi), poursuite: toPoints(sans_perspectives_poursuite) }),
    [sans_perspectives_emploi, sans_perspectives_poursuite],
  );
  return {
    region,
    nomRegion: region === '' ? 'France' : (client.territoires.get(`region:${region}`) ?? region),
    lasso,
    niveaux,
    niveau,
    libelleNiveau: client.niveaux.get(niveau) ?? niveau,
    lignes,
    bulles,
    moyennes,
    retenues,
    seuils,
  };
};
export type Quadrant = ReturnType<typeof useQuadrant>;
