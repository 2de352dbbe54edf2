import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from './client-build.ts';

type Bilan = { passes: number; echecs: number; ignores: number };

const dossier = mkdtempSync(join(tmpdir(), 'tests-'));

const getCommande = (outil: string, args: string[]): string[] => [join('node_modules', outil), ...args];

/** Lance un outil du projet et rend vrai s'il réussit. */
const run = (outil: string, args: string[], env: Record<string, string> = {}): Promise<boolean> =>
  new Promise((resolve, reject) => {
    spawn(process.execPath, getCommande(outil, args), { stdio: 'inherit', env: { ...process.env, ...env } })
      .on('error', reject)
      .on('close', (code) => resolve(code === 0));
  });

/** Le même, pendant que d'autres parlent : ce qu'il dit se montre d'un bloc, à sa fin. */
const runAPart = (outil: string, args: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(process.execPath, getCommande(outil, args), { maxBuffer: Number.POSITIVE_INFINITY }, (echec, ...dits) => {
      process.stdout.write(dits.join(''));
      resolve(echec === null);
    });
  });

/** Compte d'un contrôle qui n'a qu'une réponse. */
const once = (reussi: boolean): Bilan => ({ passes: reussi ? 1 : 0, echecs: reussi ? 0 : 1, ignores: 0 });

const readJson = (fichier: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const runVitest = async (): Promise<Bilan> => {
  const sortie = join(dossier, 'vitest.json');
  const reussi = await run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${sortie}`,
  ]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readJson(sortie) as Record<string, number>;
  // Un fichier qui ne se charge pas échoue sans compter de test.
  return { passes: numPassedTests, echecs: Math.max(numFailedTests, reussi ? 0 : 1), ignores: numPendingTests };
};

const runPlaywright = async (): Promise<Bilan> => {
  const sortie = join(dossier, 'playwright.json');
  const reussi = await run('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: sortie,
  });
  const stats = (readJson(sortie).stats ?? {}) as Record<string, number>;
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return { passes: expected + flaky, echecs: Math.max(unexpected, reussi ? 0 : 1), ignores: skipped };
};

/** Mène un contrôle ; s'il se casse, le dit et le compte comme un échec, pour que la ligne du bilan vienne toujours. */
const attempt = async (controle: () => Promise<Bilan>): Promise<Bilan> => {
  try {
    return await controle();
  } catch (erreur) {
    console.error(erreur);
    return once(false);
  }
};

const runTypes = async (): Promise<Bilan> => once(await runAPart('typescript/bin/tsc', ['-p', '.']));
const runEcriture = async (): Promise<Bilan> =>
  once(await runAPart('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']));
const runConstruction = async (): Promise<Bilan> => once(await buildClient().then(() => true));

/**
 * `npm test` : types, règles d'écriture, construction, tests du domaine et du serveur, puis le navigateur. Les types et
 * l'écriture se contrôlent pendant la construction et l'import qui précède les tests : un seul cœur leur suffit.
 */
const bilans: Bilan[] = [];
try {
  const aPart = [runTypes, runEcriture].map(attempt);
  for (const controle of [runConstruction, runVitest]) bilans.push(await attempt(controle));
  bilans.push(...(await Promise.all(aPart)));
  bilans.push(await attempt(runPlaywright));
} finally {
  rmSync(dossier, { recursive: true, force: true });
  const sum = (cle: keyof Bilan): number => bilans.reduce((total, bilan) => total + bilan[cle], 0);
  const ignores = sum('ignores');
  console.log(`${sum('passes')} passed, ${sum('echecs')} failed${ignores > 0 ? `, ${ignores} skipped` : ''}`);
  process.exitCode = sum('echecs') > 0 ? 1 : 0;
}
