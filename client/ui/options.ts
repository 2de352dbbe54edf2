import { normalize } from '#shared/format.ts';
import type { Option } from './options-list.tsx';

/** Options dont le libellé, le code ou la section ou la précision contiennent tous les mots : « lyon », « académie lyon ». */
export const searchOptions = (options: readonly Option[], recherche: string): readonly Option[] => {
  const mots = normalize(recherche).split(/\s+/).filter(Boolean);
  if (mots.length === 0) return options;
  return options.filter(({ libelle, code, section = '', precision = '' }) => {
    const texte = normalize(`${libelle} ${code} ${section} ${precision}`);
    return mots.every((mot) => texte.includes(mot));
  });
};

const PAS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Rang où une touche mène dans une liste de choix ; nul si elle n'y fait rien. Les flèches s'arrêtent aux bouts. */
export const moveActif = (touche: string, actif: number, taille: number): number | null => {
  const pas = PAS[touche];
  if (pas === undefined || taille === 0) return null;
  return Math.min(Math.max(actif + pas, 0), taille - 1);
};
