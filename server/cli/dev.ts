import { spawn } from 'node:child_process';
import { isVide, seedDemonstration } from '#seed/run.ts';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';

/** `npm run dev` : serveur relancé à chaque modification, et Vite devant lui. */
const db = openDb(loadConfig().base);
if (isVide(db)) await seedDemonstration(db, console.log);
db.$client.close();

const enfants = [
  spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { stdio: 'inherit' }),
];
const stop = (): void => {
  for (const enfant of enfants) enfant.kill();
};
for (const enfant of enfants) enfant.on('exit', stop);
process.on('SIGINT', stop);
