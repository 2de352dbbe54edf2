import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Db } from '#server/db/connection.ts';
import { importVersion } from '#server/imports/version.ts';
import { formatMs, time } from './chrono.ts';

/** Charge les mêmes CSV par le `.import` nu de sqlite3 ; nul si l'outil n'est pas sur la machine. */
const timeSqlite3 = async (fichiers: readonly string[], base: string): Promise<number | null> => {
  if (spawnSync('sqlite3', ['--version']).status !== 0) return null;
  const commandes = ['.mode csv', '.separator ;', ...fichiers.map((f, i) => `.import "${f}" t${i}`)].join('\n');
  return time(() => spawnSync('sqlite3', [base], { input: commandes, stdio: ['pipe', 'ignore', 'ignore'] }));
};

/** Import complet (lecture, contrôles, jointures, tables dérivées) à côté d'un chargement nu. */
export const measureImport = async (db: Db, officiel: string, dossier: string): Promise<void> => {
  const rapport = await importVersion(db, [officiel]);
  if (rapport.statut !== 'charge') throw new Error(rapport.fautes.join('\n'));
  const charges = rapport.fichiers.filter((f) => f.statut === 'charge');
  const csv = charges.filter((f) => f.chemin.endsWith('.csv')).map((f) => f.chemin);
  const lignes = charges.reduce((total, f) => total + f.lues, 0);
  console.log(`${charges.length} fichiers, ${lignes.toLocaleString('fr-FR')} lignes : ${formatMs(rapport.dureeMs)}`);
  const nu = await timeSqlite3(csv, join(dossier, 'nu.sqlite'));
  if (nu === null) console.log('sqlite3 n’est pas installé : pas de comparaison.');
  else
    console.log(
      `sqlite3 .import des ${csv.length} mêmes CSV : ${formatMs(nu)} ; rapport ${(rapport.dureeMs / nu).toFixed(1)} (le nôtre lit aussi l’XLSX, contrôle, joint et calcule)`,
    );
  const second = await importVersion(db, [officiel]);
  console.log(`Second passage : ${second.statut}, ${formatMs(second.dureeMs)}`);
};
