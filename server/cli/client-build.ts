import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RACINE = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package-lock.json'];

const getDate = (chemin: string): number => {
  const etat = statSync(chemin);
  if (!etat.isDirectory()) return etat.mtimeMs;
  return Math.max(0, ...readdirSync(chemin).map((nom) => getDate(join(chemin, nom))));
};

/** Dit si le client construit est absent ou plus ancien que ses sources. */
const isPerime = (): boolean => {
  const construit = join(RACINE, 'dist', 'client', 'index.html');
  return (
    !existsSync(construit) || Math.max(...SOURCES.map((s) => getDate(join(RACINE, s)))) > statSync(construit).mtimeMs
  );
};

/** Construit le client s'il le faut. */
export const buildClient = async (): Promise<void> => {
  if (!isPerime()) return;
  console.log('Construction de l’application…');
  const { build } = await import('vite');
  await build({ configFile: join(RACINE, 'vite.config.ts'), logLevel: 'warn' });
};
