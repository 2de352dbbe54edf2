import { useState } from 'react';
import type { Lieu } from './liens.tsx';

/**
 * Lieu dont la page montre les chiffres : celui que l'on demande, ou le précédent tant que les chiffres du nouveau ne
 * sont pas arrivés. Rien à l'écran n'est d'un lieu et titré d'un autre.
 */
export const useLieuMontre = (lieu: Lieu, attente: boolean): Lieu => {
  const [montre, setMontre] = useState(lieu);
  const isAutre = montre.territoire !== lieu.territoire || montre.rentree !== lieu.rentree;
  if (!attente && isAutre) setMontre(lieu);
  return attente ? montre : lieu;
};
