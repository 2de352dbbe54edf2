import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { CODE_CFD } from '#shared/besoins/correction.ts';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { panoramaSearch, rentreeSearch, sommaireSearch } from '#shared/panoramas/adresse.ts';
import { omitDefaults, parseSearch, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';

const racine = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Empty titre="Cette page n’existe pas" />,
});

const accueil = createRoute({
  getParentRoute: () => racine,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/formations', search: formationsFilters.parse({}) });
  },
});

const formations = createRoute({
  getParentRoute: () => racine,
  path: '/formations',
  validateSearch: formationsFilters,
  search: {
    middlewares: [({ search, next }) => omitDefaults(next(search), formationsFilters.parse({})) as typeof search],
  },
  component: lazyRouteComponent(() => import('#client/pages/formations.tsx'), 'FormationsPage'),
});

const demandes = createRoute({
  getParentRoute: () => racine,
  path: '/demandes',
  validateSearch: demandesFilters,
  search: {
    middlewares: [({ search, next }) => omitDefaults(next(search), demandesFilters.parse({})) as typeof search],
  },
  component: lazyRouteComponent(() => import('#client/pages/demandes.tsx'), 'DemandesPage'),
});

const demande = createRoute({
  getParentRoute: () => racine,
  path: '/demandes/$numero',
  component: lazyRouteComponent(() => import('#client/pages/demande.tsx'), 'DemandePage'),
});

const nouvelleDemande = createRoute({
  getParentRoute: () => racine,
  path: '/demandes/nouvelle',
  validateSearch: z.object({
    uai: z.string().catch('').default(''),
    formation: z.string().catch('').default(''),
  }),
  component: lazyRouteComponent(() => import('#client/pages/nouvelle-demande.tsx'), 'NouvelleDemandePage'),
});

const glossaire = createRoute({
  getParentRoute: () => racine,
  path: '/glossaire',
  component: lazyRouteComponent(() => import('#client/pages/glossaire.tsx'), 'GlossairePage'),
});

const liensMetiers = createRoute({
  getParentRoute: () => racine,
  path: '/liens-metiers',
  validateSearch: z.object({
    q: z.string().max(100).catch('').default(''),
    cfd: z.string().regex(CODE_CFD).or(z.literal('')).catch('').default(''),
  }),
  component: lazyRouteComponent(() => import('#client/pages/liens-metiers.tsx'), 'LiensMetiersPage'),
});

const connexion = createRoute({
  getParentRoute: () => racine,
  path: '/connexion',
  validateSearch: z.object({
    // Un retour ne mène qu'à une page de l'application.
    retour: z
      .string()
      .regex(/^\/(?![/\\])/)
      .catch('/formations')
      .default('/formations'),
  }),
  component: lazyRouteComponent(() => import('#client/pages/connexion.tsx'), 'ConnexionPage'),
});

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
  validateSearch: rentreeSearch,
  component: lazyRouteComponent(() => import('#client/pages/panorama-etablissement.tsx'), 'PanoramaEtablissementPage'),
});

const panoramaMetier = createRoute({
  getParentRoute: () => racine,
  path: '/panorama/metier/$fap',
  validateSearch: panoramaSearch,
  component: lazyRouteComponent(() => import('#client/pages/panorama-metier.tsx'), 'PanoramaMetierPage'),
});

export const router = createRouter({
  routeTree: racine.addChildren([
    accueil,
    formations,
    demandes,
    nouvelleDemande,
    demande,
    liensMetiers,
    panoramas,
    panoramaFrance,
    panoramaTerritoire,
    panoramaFormation,
    panoramaDomaine,
    panoramaFamille,
    panoramaEtablissement,
    panoramaMetier,
    glossaire,
    connexion,
  ]),
  parseSearch,
  stringifySearch,
  // « region:84 » reste lisible dans l'adresse.
  pathParamsAllowedCharacters: [':'],
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading>Chargement de la page…</Loading>,
  defaultErrorComponent: () => (
    <Failure phrase="La page n’a pas pu s’afficher." onRetry={() => window.location.reload()} />
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
