/** Fil de calcul des contours : une seconde de géométrie qui ne fige pas le serveur. Lancé par `service.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { buildContoursEmploi, type EntreeContours } from './topologie.ts';

const topologie = buildContoursEmploi(workerData as EntreeContours);
parentPort?.postMessage(gzipSync(JSON.stringify(topologie), { level: 9 }));
