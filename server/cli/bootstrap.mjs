// Première marche de chaque commande : installe ce qui manque, puis lance le script demandé par npm, donc avec
// le Node du projet. Sans dépendance ni syntaxe récente : ce fichier tourne sur le Node de la machine.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const racine = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const pose = join(racine, 'node_modules', '.package-lock.json');
const verrou = join(racine, 'package-lock.json');

const run = (...args) => {
  const { status } = spawnSync('npm', args, { cwd: racine, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(pose) || statSync(pose).mtimeMs < statSync(verrou).mtimeMs) {
  console.log('Installation des dépendances (une fois, une à deux minutes)…');
  run('ci', '--no-audit', '--no-fund', '--loglevel=error');
}
const [script, ...reste] = process.argv.slice(2);
run('run', '--silent', script, '--', ...reste);
