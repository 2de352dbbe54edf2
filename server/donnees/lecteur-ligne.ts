import { Worker } from 'node:worker_threads';
import { DomainError } from '#shared/errors.ts';

/** Une ligne à lire dans un fichier gardé : le fil l'ouvre lui-même, la réponse aux autres requêtes n'attend pas. */
export type DemandeLigne = { empreinte: string; archive: string; ligne: number };
export type CelluleBrute = { entete: string; valeur: string };
export type ReponseLigne = { rang: number; cellules: CelluleBrute[] | null };

/** Lignes demandées à la fois, au plus : l'adresse est publique, et un gros classeur prend des secondes. */
const LIMITE_ATTENTES = 50;

type Attente = { resolve: (cellules: CelluleBrute[] | null) => void; reject: (erreur: Error) => void };

let fil: Worker | null = null;
let dernier = 0;
const attentes = new Map<number, Attente>();

const settle = ({ rang, cellules }: ReponseLigne): void => {
  attentes.get(rang)?.resolve(cellules);
  attentes.delete(rang);
  // Sans ligne à lire, le fil ne retient pas le processus.
  if (attentes.size === 0) fil?.unref();
};

const fail = (erreur: Error): void => {
  fil = null;
  for (const { reject } of attentes.values()) reject(erreur);
  attentes.clear();
};

const startFil = (): Worker => {
  const nouveau = new Worker(new URL('./ouvrier-ligne.ts', import.meta.url));
  nouveau.on('message', settle);
  nouveau.on('error', fail);
  return nouveau;
};

/**
 * Cellules d'une ligne d'un fichier officiel, ou nul s'il n'en a pas à ce numéro. Lue dans un fil à part, qui reste :
 * ouvrir un classeur de 50 000 lignes prend des secondes, et l'on en demande souvent plusieurs lignes de suite. Lève
 * `lignes_saturees` quand trop de demandes attendent déjà.
 */
export const readCellules = (demande: DemandeLigne): Promise<CelluleBrute[] | null> => {
  if (attentes.size >= LIMITE_ATTENTES) throw new DomainError('lignes_saturees');
  return new Promise((resolve, reject) => {
    fil ??= startFil();
    dernier += 1;
    attentes.set(dernier, { resolve, reject });
    fil.ref();
    fil.postMessage({ ...demande, rang: dernier });
  });
};
