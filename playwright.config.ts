import { defineConfig } from '@playwright/test';
import { findNavigateur } from './e2e/navigateur.ts';

/** Un groupe d'essais : son serveur, sa base, et un seul navigateur, donc toujours le même ordre. */
const GROUPES = { carte: 3987, pages: 3988 };
/** Essais dont presque chaque page dessine la carte : un seul WebGL logiciel à la fois tient ses délais. */
const AVEC_CARTE = /(carte|formations|grille|quadrant|saisie)\.spec\.ts$/;

const getAdresse = (port: number): string => `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'e2e',
  // Dessin logiciel sur deux cœurs : un essai d'accessibilité complet approche la minute.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: true,
  projects: [
    { name: 'carte', workers: 1, testMatch: AVEC_CARTE, use: { baseURL: getAdresse(GROUPES.carte) } },
    { name: 'pages', workers: 1, testIgnore: AVEC_CARTE, use: { baseURL: getAdresse(GROUPES.pages) } },
  ],
  use: {
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
    launchOptions: await findNavigateur(),
  },
  webServer: {
    command: `"${process.execPath}" e2e/serveur.ts ${Object.values(GROUPES).join(' ')}`,
    url: `${getAdresse(GROUPES.pages)}/sante`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
