import type { Column, Prereglage } from '../column.ts';
import { normalize } from '../format.ts';
import { CODES, COLONNES_FORMATIONS, COLONNES_OFFRES, GROUPES_IDENTITE } from './columns.ts';

/** « Mixité et capacités » → « mixite-et-capacites » : ce que l'adresse porte. */
const getCodeGroupe = (libelle: string): string =>
  normalize(libelle)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');

const listCles = (catalogue: readonly Column<never>[], groupe: string): string[] =>
  catalogue.filter((colonne) => colonne.groupe === groupe).map(({ cle }) => cle);

/**
 * Colonnes de la première lecture ; celles qu'un catalogue n'a pas sont passées. Le remplissage, qui demande deux sources
 * de la même rentrée, vient après ce que chacune dit seule.
 */
const ESSENTIEL = ['offres', 'effectif', 'capacite', 'pression', 'demande', 'remplissage', 'emploi', 'poursuite'];

/**
 * Préréglages d'un catalogue : l'essentiel, puis un par groupe de colonnes au-delà de l'identité (un groupe
 * d'indicateurs nouveau a le sien sans rien écrire), puis tout. L'ordre de départ suit l'effectif, sinon la
 * première colonne de nombres montrée, du plus grand au plus petit.
 */
const buildPrereglages = (catalogue: readonly Column<never>[], identite: readonly string[]): Prereglage[] => {
  const build = (code: string, libelle: string, cles: readonly string[]): Prereglage => {
    const colonnes = [...new Set([...identite, ...cles])].filter((cle) => catalogue.some((c) => c.cle === cle));
    const nombres = catalogue.filter((c) => colonnes.includes(c.cle) && c.type !== 'texte').map(({ cle }) => cle);
    const premier = nombres.includes('effectif') ? 'effectif' : nombres[0];
    return {
      code,
      libelle,
      colonnes,
      tris: premier ? [{ cle: premier, sens: 'desc' }] : [{ cle: 'formation', sens: 'asc' }],
    };
  };
  const groupes = [...new Set(catalogue.map(({ groupe }) => groupe))].filter((g) => !GROUPES_IDENTITE.has(g));
  return [
    build('essentiel', 'Essentiel', [...ESSENTIEL, 'position']),
    ...groupes.map((groupe) => {
      const libelle = groupe.replace(/ \(.*\)$/, '');
      return build(getCodeGroupe(libelle), libelle, [
        ...listCles(catalogue, groupe),
        ...(groupe === CODES ? ['uai'] : []),
      ]);
    }),
    build(
      'tout',
      'Toutes les colonnes',
      catalogue.map(({ cle }) => cle),
    ),
  ];
};

/** Préréglages des deux vues de la page Formations ; le premier est celui de départ. */
export const PREREGLAGES: Record<'formations' | 'offres', readonly Prereglage[]> = {
  formations: buildPrereglages(COLONNES_FORMATIONS, ['formation', 'niveau', 'voie']),
  offres: buildPrereglages(COLONNES_OFFRES, ['formation', 'niveau', 'etablissement', 'ville']),
};
