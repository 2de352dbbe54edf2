import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { z } from 'zod';
import { Failure, Loading } from '#client/ui/state.tsx';
import { CODE_CFD } from '#shared/besoins/correction.ts';
import { NOMS_TYPES } from '#shared/demandes/demande.ts';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { reperageFilters } from '#shared/reperage/filters.ts';
import { racine } from './racine.tsx';
import { routesPanoramas } from './routes-panoramas.ts';
import { omitDefaults, parseSearch, stringifySearch } from './search-params.ts';

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
    type: z
      .enum(['', ...NOMS_TYPES])
      .catch('')
      .default(''),
    commentaire: z.string().max(5000).catch('').default(''),
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

const donnees = createRoute({
  getParentRoute: () => racine,
  path: '/donnees-chargees',
  validateSearch: z.object({ version: z.coerce.number().int().min(0).catch(0).default(0) }),
  component: lazyRouteComponent(() => import('#client/pages/donnees.tsx'), 'DonneesPage'),
});

const reperage = createRoute({
  getParentRoute: () => racine,
  path: '/reperage',
  validateSearch: reperageFilters,
  search: {
    middlewares: [({ search, next }) => omitDefaults(next(search), reperageFilters.parse({})) as typeof search],
  },
  component: lazyRouteComponent(() => import('#client/pages/reperage.tsx'), 'ReperagePage'),
});

const parametres = createRoute({
  getParentRoute: () => racine,
  path: '/parametres',
  component: lazyRouteComponent(() => import('#client/pages/parametres.tsx'), 'ParametresPage'),
});

const contestations = createRoute({
  getParentRoute: () => racine,
  path: '/contestations',
  component: lazyRouteComponent(() => import('#client/pages/contestations.tsx'), 'ContestationsPage'),
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

export const router = createRouter({
  routeTree: racine.addChildren([
    accueil,
    formations,
    demandes,
    nouvelleDemande,
    demande,
    liensMetiers,
    donnees,
    ...routesPanoramas,
    glossaire,
    reperage,
    parametres,
    contestations,
    connexion,
  ]),
  parseSearch,
  stringifySearch,
  // « region:84 » reste lisible dans l'adresse.
  pathParamsAllowedCharacters: [':'],
  defaultPreload: 'intent',
  // La page défile dans son cadre : une page nouvelle commence en haut, le retour retrouve sa place.
  scrollRestoration: true,
  scrollToTopSelectors: ['#contenu'],
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
