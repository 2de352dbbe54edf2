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
  server: { proxy: { '/trpc': SERVEUR, '/donnees': SERVEUR, '/exports': SERVEUR } },
  test: {
    root: '.',
    include: ['*.test.ts', '{shared,server,client,seed}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
