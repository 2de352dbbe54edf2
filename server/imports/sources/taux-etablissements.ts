import { sortiesEtablissements as table } from '#server/db/schema/insertion.ts';
import type { Ligne } from '../ligne.ts';
import { type Contexte, defineSource, type Source } from '../source.ts';
import { joinUai } from './jointures.ts';

/** Colonnes de taux communes aux fichiers InserJeunes par établissement ; chacun n'en a qu'une partie. */
export type CleTaux =
  | 'tauxPoursuite'
  | 'taux6'
  | 'taux12'
  | 'taux18'
  | 'taux24'
  | 'attendu'
  | 'valeurAjoutee'
  | 'partPoursuite'
  | 'partEmploi'
  | 'partAutres'
  | 'partInterrompus';

type Taux = Pick<
  typeof table.$inferInsert,
  | 'tauxPoursuite'
  | 'tauxEmploi6Mois'
  | 'tauxEmploi12Mois'
  | 'tauxEmploi18Mois'
  | 'tauxEmploi24Mois'
  | 'tauxEmploiAttendu'
  | 'valeurAjoutee'
  | 'partPoursuite'
  | 'partEmploi6Mois'
  | 'partAutres'
  | 'partContratsInterrompus'
>;

/** Les trois parts du devenir font 100 % à l'arrondi près. */
const ECART_PARTS = 2;

/**
 * Taux publiés d'une ligne, en pourcentage (« nd » et vide : inconnus). Lève un `Rejet` hors de 0 à 100, ou si
 * les parts du devenir, toutes connues, ne font pas 100 : c'est aussi ce qui trahit une dernière ligne coupée.
 */
export const parseTauxEtablissement = <K extends string>(l: Ligne<K | CleTaux>): Taux => {
  const partPoursuite = l.findDecimal('partPoursuite', 0, 100);
  const partEmploi6Mois = l.findDecimal('partEmploi', 0, 100);
  const partAutres = l.findDecimal('partAutres', 0, 100);
  if (partPoursuite !== null && partEmploi6Mois !== null && partAutres !== null) {
    const somme = partPoursuite + partEmploi6Mois + partAutres;
    if (Math.abs(somme - 100) > ECART_PARTS) l.reject('partAutres', `les trois parts font ${somme} % au lieu de 100`);
  }
  return {
    tauxPoursuite: l.findDecimal('tauxPoursuite', 0, 100),
    tauxEmploi6Mois: l.findDecimal('taux6', 0, 100),
    tauxEmploi12Mois: l.findDecimal('taux12', 0, 100),
    tauxEmploi18Mois: l.findDecimal('taux18', 0, 100),
    tauxEmploi24Mois: l.findDecimal('taux24', 0, 100),
    tauxEmploiAttendu: l.findDecimal('attendu', 0, 100),
    valeurAjoutee: l.findDecimal('valeurAjoutee', -100, 100),
    partPoursuite,
    partEmploi6Mois,
    partAutres,
    partContratsInterrompus: l.findDecimal('partInterrompus', 0, 100),
  };
};

type Portee = Pick<typeof table.$inferInsert, 'perimetre' | 'code'>;

type TauxSource<K extends string> = Omit<
  Source<CleTaux | 'uai' | K>,
  'producteur' | 'periode' | 'tables' | 'parser'
> & {
  /** Sur qui portent les taux de la ligne : périmètre, et formation (« » pour l'établissement entier). */
  parsePortee(l: Ligne<CleTaux | 'uai' | K | 'annee'>, ctx: Contexte): Portee;
};

/** Déclare un fichier InserJeunes de taux par établissement : seules changent ses colonnes et la portée d'une ligne. */
export const defineTauxSource = <K extends string = never>({
  parsePortee,
  jointures = [],
  ...source
}: TauxSource<K>): Source =>
  defineSource<CleTaux | 'uai' | K>({
    ...source,
    producteur: 'DEPP et Dares, InserJeunes',
    periode: 'millesime',
    tables: [table],
    jointures: [joinUai(table), ...jointures],
    parser: (ctx) => ({
      ligne: (l) =>
        ctx.emit(table, {
          millesime: ctx.annee,
          uai: l.uai('uai'),
          source: source.code,
          ...parsePortee(l, ctx),
          ...parseTauxEtablissement(l),
        }),
    }),
  });
