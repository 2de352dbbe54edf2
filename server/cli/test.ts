import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient } from './client-build.ts';

type Bilan = { passes: number; echecs: number; ignores: number };

const dossier = mkdtempSync(join(tmpdir(), 'tests-'));

/** Lance un outil du projet et rend vrai s'il réussit. */
const run = (outil: string, args: string[], env: Record<string, string> = {}): boolean => {
  const { status } = spawnSync(process.execPath, [join('node_modules', outil), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
};

/** Compte d'un contrôle qui n'a qu'une réponse. */
const once = (reussi: boolean): Bilan => ({ passes: reussi ? 1 : 0, echecs: reussi ? 0 : 1, ignores: 0 });

const readJson = (fichier: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

const runVitest = (): Bilan => {
  const sortie = join(dossier, 'vitest.json');
  const reussi = run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${sortie}`,
  ]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readJson(sortie) as Record<string, number>;
  // Un fichier qui ne se charge pas échoue sans compter de test.
  return { passes: numPassedTests, echecs: Math.max(numFailedTests, reussi ? 0 : 1), ignores: numPendingTests };
};

const runPlaywright = (): Bilan => {
  const sortie = join(dossier, 'playwright.json');
  const reussi = run('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: sortie,
  });
  const stats = (readJson(sortie).stats ?? {}) as Record<string, number>;
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = stats;
  return { passes: expected + flaky, echecs: Math.max(unexpected, reussi ? 0 : 1), ignores: skipped };
};

/** Mène un contrôle ; s'il se casse, le dit et le compte comme un échec, pour que la ligne du bilan vienne toujours. */
const attempt = async (controle: () => Bilan | Promise<Bilan>): Promise<Bilan> => {
  try {
    return await controle();
  } catch (erreur) {
    console.error(erreur);
    return once(false);
  }
};

/** `npm test` : types, règles d'écriture, construction, tests du domaine et du serveur, puis le navigateur. */
const bilans: Bilan[] = [];
try {
  for (const controle of [
    () => once(run('typescript/bin/tsc', ['-p', '.'])),
    () => once(run('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'])),
    async () => once(await buildClient().then(() => true)),
    runVitest,
    runPlaywright,
  ])
    bilans.push(await attempt(controle));
} finally {
  rmSync(dossier, { recursive: true, force: true });
  const sum = (cle: keyof Bilan): number => bilans.reduce((total, bilan) => total + bilan[cle], 0);
  const ignores = sum('ignores');
  console.log(`${sum('passes')} passed, ${sum('echecs')} failed${ignores > 0 ? `, ${ignores} skipped` : ''}`);
  process.exitCode = sum('echecs') > 0 ? 1 : 0;
}
