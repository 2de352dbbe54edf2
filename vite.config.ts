import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const SERVEUR = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Essais qui lancent ou tuent des processus, ou chargent des bases entières : hors du contrôle rapide. */
const LENTS = [
  'server/main.test.ts',
  'server/demandes/coupure.test.ts',
  'server/donnees/{chargement,depot,echeances}.test.ts',
  'seed/{generate,demandes}.test.ts',
];
/** Essais qui demandent les fichiers officiels ; ils le disent et se sautent sans eux. */
const OFFICIELS = 'server/**/*-officiel{,s,le,les}.test.ts';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/trpc': SERVEUR, '^/donnees/': SERVEUR, '/exports': SERVEUR } },
  test: {
    root: '.',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Vitest garde un cœur pour lui ; il n'en a pas l'usage une fois les essais partis.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          // Chaque essai ouvre sa base et rend l'horloge : les modules se chargent une fois par processus.
          name: 'rapide',
          isolate: false,
          include: ['*.test.ts', '{shared,client,seed,server}/**/*.test.ts'],
          exclude: [...LENTS, OFFICIELS],
        },
      },
      { extends: true, test: { name: 'processus', include: LENTS } },
      {
        extends: true,
        test: {
          name: 'officiel',
          isolate: false,
          include: [OFFICIELS],
          globalSetup: 'server/faits/banc-import.ts',
          // Des minutes de calcul sur une machine chargée, jamais d'attente.
          testTimeout: 180_000,
        },
      },
    ],
  },
});
