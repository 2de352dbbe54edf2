const PETITS_MOTS = /\b(Bts|Cap|Btp|Vin|Tp|Tv)\b/g;

/**
 * Libellé lisible d'un diplôme de la BCN, qui les écrit en capitales sans accents et répète le diplôme entre
 * parenthèses : « ELECTRICIEN (CAP) » → « Electricien ». Les capitales d'origine ne disent pas où sont les
 * accents : on n'en invente pas.
 */
export const formatLibelleBcn = (libelle: string): string => {
  const nu = libelle.replace(/\s*\([^()]*\)\s*$/, '').trim();
  const bas = nu.toLocaleLowerCase('fr-FR');
  const options = bas.replace(/\boption ([a-z])\b/g, (_, lettre: string) => `option ${lettre.toUpperCase()}`);
  return capitalize(options).replace(PETITS_MOTS, (mot) => mot.toUpperCase());
};

/** Première lettre en capitale, espaces insécables et doubles ramenés à une espace simple. */
export const capitalize = (texte: string): string => {
  const net = texte.replace(/[\s ]+/g, ' ').trim();
  return net.charAt(0).toLocaleUpperCase('fr-FR') + net.slice(1);
};
