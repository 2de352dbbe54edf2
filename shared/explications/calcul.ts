import { formatNombre, formatPourcentage, formatRapport } from '../format.ts';
import { type Compteur, LIBELLES_COMPTEUR, type TauxDef } from '../indicateurs/definition.ts';
import type { Terme } from './explication.ts';

/** Terme montré : un compteur et sa somme. */
export const buildTerme = (compteur: Compteur, valeur: number): Terme => ({
  libelle: LIBELLES_COMPTEUR[compteur],
  valeur,
  affiche: formatNombre(valeur),
});

/** Terme tu, et ce que l'on peut en dire (« de 50 à 99 »). */
export const hideTerme = (compteur: Compteur, affiche: string): Terme => ({
  libelle: LIBELLES_COMPTEUR[compteur],
  valeur: null,
  affiche,
});

/** Compteurs d'un indicateur à deux termes, dans l'ordre de sa formule. */
export const listCompteursDe = <C extends Compteur>(def: TauxDef<C>): readonly C[] => [
  ...new Set([...def.numerateur, ...(def.retranche ?? []), def.denominateur]),
];

const formatMembre = <C extends Compteur>(plus: readonly C[], moins: readonly C[], lit: (c: C) => number): string => {
  const texte = [
    ...plus.map((compteur, rang) => `${rang > 0 ? '+ ' : ''}${formatNombre(lit(compteur))}`),
    ...moins.map((compteur) => `− ${formatNombre(lit(compteur))}`),
  ].join(' ');
  return plus.length + moins.length > 1 ? `(${texte})` : texte;
};

/**
 * La formule avec ses nombres et son résultat exact : « (20 + 3) ÷ 30 = 76,7 % », « 24 − 20 = 4 ». `lit` rend la
 * somme d'un compteur. Vide si le dénominateur est nul.
 */
export const formatCalcul = <C extends Compteur>(def: TauxDef<C>, lit: (compteur: C) => number): string => {
  const numerateur =
    def.numerateur.reduce((total, c) => total + lit(c), 0) -
    (def.retranche ?? []).reduce((total, c) => total + lit(c), 0);
  const denominateur = lit(def.denominateur);
  const haut = formatMembre(def.numerateur, def.retranche ?? [], lit);
  if (def.operation === 'reste')
    return `${formatNombre(denominateur)} − ${haut} = ${formatNombre(denominateur - numerateur)}`;
  if (denominateur === 0) return '';
  const resultat = numerateur / denominateur;
  const affiche = def.unite === 'rapport' ? formatRapport(resultat) : formatPourcentage(resultat);
  return `${haut} ÷ ${formatNombre(denominateur)} = ${affiche}`;
};
