import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const SERVEUR = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** Modules du serveur sans état partagé : leurs essais tiennent dans un même processus. */
const SANS_ETAT = 'server/{imports,db,faits,contours}';
/** Essais qui lancent ou tuent des processus, ou chargent des bases entières : hors du contrôle rapide. */
const LENTS = [
  'server/main.test.ts',
  'server/demandes/coupure.test.ts',
  'server/donnees/{chargement,depot,echeances}.test.ts',
  'seed/{generate,demandes}.test.ts',
];
/** Essais qui demandent les fichiers officiels ; ils le disent et se sautent sans eux. */
const OFFICIELS = 'server/**/donnees-officielles.test.ts';

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
    projects: [
      {
        extends: true,
        test: {
          // Fonctions pures et imports : rien de partagé entre fichiers, les modules se chargent une fois.
          name: 'domaine',
          isolate: false,
          include: ['*.test.ts', '{shared,client,seed}/**/*.test.ts', `${SANS_ETAT}/**/*.test.ts`],
          exclude: [...LENTS, OFFICIELS],
        },
      },
      {
        extends: true,
        test: {
          // Routeur, horloge figée : un fichier, un processus.
          name: 'serveur',
          include: ['server/**/*.test.ts'],
          exclude: [`${SANS_ETAT}/**`, ...LENTS, OFFICIELS],
        },
      },
      { extends: true, test: { name: 'processus', include: LENTS } },
      { extends: true, test: { name: 'officiel', include: [OFFICIELS] } },
    ],
  },
});
