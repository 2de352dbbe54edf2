import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { etablissementSearch, panoramaSearch, rentreeSearch, sommaireSearch } from '#shared/panoramas/adresse.ts';
import { racine } from './racine.tsx';

const panoramas = createRoute({
  getParentRoute: () => racine,
  path: '/panoramas',
  validateSearch: sommaireSearch,
  component: lazyRouteComponent(() => import('#client/pages/panoramas.tsx'), 'PanoramasPage'),
});

const chargeTerritoire = () => import('#client/pages/panorama-territoire.tsx');
const panoramaFrance = createRoute({
  getParentRoute: () => racine,
  path: '/panorama',
  validateSearch: rentreeSearch,
  component: lazyRouteComponent(chargeTerritoire, 'PanoramaTerritoirePage'),
});
const panoramaTerritoire = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/$territoire',
  validateSearch: rentreeSearch,
  component: lazyRouteComponent(chargeTerritoire, 'PanoramaTerritoirePage'),
});

const panoramaFormation = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/formation/$cle',
  validateSearch: panoramaSearch,
  component: lazyRouteComponent(() => import('#client/pages/panorama-formation.tsx'), 'PanoramaFormationPage'),
});

const chargeDomaine = () => import('#client/pages/panorama-domaine.tsx');
const panoramaDomaine = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/domaine/$code',
  validateSearch: panoramaSearch,
  component: lazyRouteComponent(chargeDomaine, 'PanoramaDomainePage'),
});
const panoramaFamille = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/famille/$famille',
  validateSearch: panoramaSearch,
  component: lazyRouteComponent(chargeDomaine, 'PanoramaFamillePage'),
});

const panoramaEtablissement = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/etablissement/$uai',
  validateSearch: etablissementSearch,
  component: lazyRouteComponent(() => import('#client/pages/panorama-etablissement.tsx'), 'PanoramaEtablissementPage'),
});

const panoramaMetier = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/metier/$fap',
  validateSearch: panoramaSearch,
  component: lazyRouteComponent(() => import('#client/pages/panorama-metier.tsx'), 'PanoramaMetierPage'),
});

/** Pages de panorama : une par objet, à adresse stable. */
export const routesPanoramas = [
  panoramas,
  panoramaFrance,
  panoramaTerritoire,
  panoramaFormation,
  panoramaDomaine,
  panoramaFamille,
  panoramaEtablissement,
  panoramaMetier,
] as const;
