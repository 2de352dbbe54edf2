import { normalize } from '#shared/format.ts';

export type TermeGlossaire = { ancre: string; terme: string; definition: string; source: string; eviter: string };
export type SectionGlossaire = { titre: string; termes: TermeGlossaire[] };

/** Ancre d'un terme : « taux d’emploi à 6 mois » → « taux-d-emploi-a-6-mois ». */
export const formatAncre = (terme: string): string =>
  normalize(terme)
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Texte sans le balisage : gras, code et liens. */
const strip = (cellule: string): string =>
  cellule
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim();

/** Source telle qu'on la cite à l'écran : les fichiers du code et les fiches de décision n'y disent rien. */
const stripSource = (cellule: string): string =>
  strip(cellule.replace(/\[\d{3}\]\([^)]*\)|`[^`]*`/g, ''))
    .replace(/\(\s*\)/g, '')
    .replace(/^[\s,;—]+|[\s,;—]+$/g, '')
    .trim() || 'Choix du produit';

const parseTerme = (ligne: string): TermeGlossaire[] => {
  const [terme = '', definition = '', source = '', eviter = ''] = ligne.split('|').slice(1, -1);
  if (strip(terme) === '') return [];
  return [
    {
      ancre: formatAncre(strip(terme)),
      terme: strip(terme),
      definition: strip(definition),
      source: stripSource(source),
      eviter: strip(eviter),
    },
  ];
};

/** Sections et termes d'un glossaire écrit en Markdown : un titre `##`, puis un tableau « Terme, Définition… ». */
export const parseGlossaire = (markdown: string): SectionGlossaire[] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .map((bloc) => {
      const [titre = '', ...lignes] = bloc.split('\n');
      const tableau = lignes.filter((ligne) => ligne.startsWith('|'));
      if (!tableau[0]?.includes('| Définition |')) return { titre: '', termes: [] };
      return { titre: titre.trim(), termes: tableau.slice(2).flatMap(parseTerme) };
    })
    .filter(({ termes }) => termes.length > 0);
