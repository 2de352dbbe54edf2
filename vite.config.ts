import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const SERVEUR = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

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
          include: [
            '*.test.ts',
            '{shared,client,seed}/**/*.test.ts',
            'server/{imports,db,faits,contours}/**/*.test.ts',
            'server/**/donnees-officielles.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          // Serveur, horloge figée, processus tués : un fichier, un processus.
          name: 'serveur',
          include: ['server/**/*.test.ts'],
          exclude: ['server/{imports,db,faits,contours}/**', '**/donnees-officielles.test.ts'],
        },
      },
    ],
  },
});
