import { Faute } from './fautes.ts';
import type { Periode } from './source.ts';

const NOMS: Record<Exclude<Periode, 'aucun'>, string> = {
  annee: 'l’année',
  rentree: 'la rentrée',
  millesime: 'le millésime',
};

const findPaire = (texte: string): string | null => {
  for (const [, debut, fin] of texte.matchAll(/(20\d\d)[-_/](20\d\d)/g)) {
    if (Number(fin) === Number(debut) + 1) return `${debut}_${fin}`;
  }
  return null;
};

/**
 * Période lue dans un texte : un millésime est deux années qui se suivent (« cumul 2022-2023 » → « 2022_2023 »),
 * une rentrée ou une année est un « 20AA » (le dernier du texte ; une année scolaire vaut sa rentrée).
 */
export const findPeriode = (periode: Periode, texte: string): string | null => {
  if (periode === 'aucun') return '';
  const paire = findPaire(texte);
  if (periode === 'millesime') return paire;
  if (paire) return paire.slice(0, 4);
  return [...texte.matchAll(/(?<!\d)20\d\d(?!\d)/g)].at(-1)?.[0] ?? null;
};

const FORMES: Record<Exclude<Periode, 'aucun'>, { forme: RegExp; exemple: string }> = {
  annee: { forme: /^20\d\d$/, exemple: '2024' },
  rentree: { forme: /^20\d\d$/, exemple: '2024' },
  millesime: { forme: /^20\d\d[-_]20\d\d$/, exemple: '2022_2023' },
};

/**
 * Période d'un fichier dont les lignes ne la portent pas : celle de ses en-têtes, sinon `--annee` (ignorée si
 * elle n'a pas la forme attendue, car un même import mêle rentrées et millésimes), sinon le nom du fichier.
 * Lève une `Faute` quand rien ne la dit.
 */
export const getPeriode = (
  periode: Periode,
  enTete: string | null,
  option: string | undefined,
  nom: string,
): string => {
  if (periode === 'aucun') return '';
  if (enTete !== null) return enTete;
  const { forme, exemple } = FORMES[periode];
  const choisie = option !== undefined && forme.test(option) ? findPeriode(periode, option) : null;
  const lue = choisie ?? findPeriode(periode, nom);
  if (lue !== null) return lue;
  throw new Faute(`${NOMS[periode]} n’est ni dans le fichier ni dans son nom : précisez --annee ${exemple}.`);
};
