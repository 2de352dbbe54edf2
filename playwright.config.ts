import { defineConfig } from '@playwright/test';
import { findNavigateur } from './e2e/navigateur.ts';

const PORT = 3987;

export default defineConfig({
  testDir: 'e2e',
  // Dessin logiciel sur deux cœurs : un essai d'accessibilité complet approche la minute.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Deux cœurs et un WebGL logiciel : un seul navigateur à la fois tient ses délais.
  workers: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
    launchOptions: await findNavigateur(),
  },
  webServer: {
    command: `node e2e/serveur.ts ${PORT}`,
    url: `http://127.0.0.1:${PORT}/sante`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
