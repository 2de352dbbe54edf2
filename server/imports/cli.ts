import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
import type { Progression } from './pipeline.ts';
import { formatProgression, formatRapport } from './terminal.ts';
import { importVersion } from './version.ts';

/** Base de l'application, quand `--base` ne dit rien. */
const BASE_PAR_DEFAUT = loadConfig().base;

const USAGE = `Charge des fichiers officiels dans une nouvelle version des données, et la publie.

  npm run import -- <dossier ou fichiers…> [options]

  --base <fichier>     base SQLite (par défaut celle de BASE, sinon donnees/pilotage.sqlite)
  --annee <année>      rentrée (2024) ou millésime (2022_2023) des fichiers qui ne le portent pas
  --essai              tout lire et contrôler, ne rien écrire
  --preparer           laisser la version en préparation : elle se relit et s'approuve dans l'application
  --reduction          accepter un fichier bien plus court que celui qu'il remplace
  --rapport <fichier>  écrire le rapport complet en JSON`;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      base: { type: 'string', default: BASE_PAR_DEFAUT },
      annee: { type: 'string' },
      essai: { type: 'boolean', default: false },
      preparer: { type: 'boolean', default: false },
      reduction: { type: 'boolean', default: false },
      rapport: { type: 'string' },
      aide: { type: 'boolean', default: false },
    },
  });

const showProgres = process.stdout.isTTY
  ? (progression: Progression) => process.stdout.write(`\r\u001b[2K${formatProgression(progression)}`)
  : undefined;

const formatVersion = (id: number, preparee: boolean): string =>
  preparee
    ? `Version ${id} en préparation : comparez-la et soumettez-la à la page « Données ».`
    : `Version ${id} en vigueur.`;

const main = async (): Promise<number> => {
  const { positionals, values } = readArguments();
  if (values.aide || positionals.length === 0) {
    console.log(USAGE);
    return values.aide ? 0 : 1;
  }
  // Un essai sans base ne doit pas en laisser une : il se fait en mémoire.
  const db = openDb(values.essai && !existsSync(values.base) ? ':memory:' : values.base);
  const rapport = await importVersion(db, positionals, {
    annee: values.annee,
    essai: values.essai,
    preparer: values.preparer,
    reduction: values.reduction,
    onProgres: showProgres,
  });
  db.$client.close();
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K');
  console.log(formatRapport(rapport));
  if (rapport.versionId !== null) console.log(formatVersion(rapport.versionId, values.preparer));
  if (values.rapport) writeFileSync(values.rapport, `${JSON.stringify(rapport, null, 2)}\n`);
  return rapport.statut === 'refuse' ? 1 : 0;
};

const start = async (): Promise<number> => {
  try {
    return await main();
  } catch (erreur) {
    if (!(erreur instanceof Error && 'code' in erreur && String(erreur.code).startsWith('ERR_PARSE_ARGS')))
      throw erreur;
    console.error(`${erreur.message}\n\n${USAGE}`);
    return 1;
  }
};

process.exitCode = await start();
