import { createRootRoute } from '@tanstack/react-router';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { Shell } from './shell.tsx';

const PageInconnue = () => {
  usePageTitle('Page introuvable');
  return <Introuvable titre="Cette page n’existe pas" />;
};

/** Route mère de toutes les pages : le cadre, et la page qui n'existe pas. */
export const racine = createRootRoute({ component: Shell, notFoundComponent: PageInconnue });
