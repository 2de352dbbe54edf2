import { createRootRoute } from '@tanstack/react-router';
import { Empty } from '#client/ui/state.tsx';
import { Shell } from './shell.tsx';

/** Route mère de toutes les pages : le cadre, et la page qui n'existe pas. */
export const racine = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Empty titre="Cette page n’existe pas" />,
});
