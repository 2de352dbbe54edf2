import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildClient } from '#server/cli/client-build.ts';
import { formatKo } from './chrono.ts';

const CLIENT = fileURLToPath(new URL('../../dist/client', import.meta.url));

type Morceau = { file: string; imports?: string[]; dynamicImports?: string[]; src?: string };

const PAGES = {
  Formations: 'pages/formations.tsx',
  Demandes: 'pages/demandes.tsx',
  'Une demande': 'pages/demande.tsx',
  Connexion: 'pages/connexion.tsx',
};

/** Scripts qu'une page charge avant de s'afficher : son morceau, celui de l'entrée, et leurs imports statiques. */
const listScripts = (manifeste: Record<string, Morceau>, entrees: readonly string[]): Set<string> => {
  const vus = new Set<string>();
  const visit = (cle: string): void => {
    const morceau = manifeste[cle];
    if (!morceau || vus.has(morceau.file)) return;
    vus.add(morceau.file);
    for (const suivant of morceau.imports ?? []) visit(suivant);
  };
  for (const entree of entrees) visit(entree);
  return vus;
};

/** Poids gzip du script de chaque page, puis de la grille et de la carte qui arrivent à côté. */
export const measurePoids = async (): Promise<void> => {
  await buildClient();
  const manifeste = JSON.parse(readFileSync(join(CLIENT, '.vite', 'manifest.json'), 'utf8')) as Record<string, Morceau>;
  const weigh = (fichiers: Iterable<string>): number =>
    [...fichiers].reduce((total, f) => total + gzipSync(readFileSync(join(CLIENT, f)), { level: 9 }).byteLength, 0);
  for (const [page, source] of Object.entries(PAGES))
    console.log(
      `${page.padEnd(14)} ${formatKo(weigh(listScripts(manifeste, ['index.html', source]))).padStart(10)} gzip`,
    );
  const socle = listScripts(manifeste, ['index.html', PAGES.Formations]);
  for (const [nom, source] of [
    ['+ grille', 'features/formations/grids.tsx'],
    ['+ carte', 'map/territoires-map.tsx'],
  ] as const) {
    const propres = [...listScripts(manifeste, [source])].filter((f) => !socle.has(f));
    console.log(`${nom.padEnd(14)} ${formatKo(weigh(propres)).padStart(10)} gzip`);
  }
};
