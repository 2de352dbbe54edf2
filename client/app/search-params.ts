/**
 * Paramètres d'URL en clair : chaque valeur reste un texte (« 01 » ne devient jamais le nombre 1), les listes
 * s'écrivent « 400,500 », et ce qui est vide ou faux ne s'écrit pas.
 */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

const formatParam = (valeur: unknown): string => {
  if (Array.isArray(valeur)) return valeur.join(',');
  if (valeur === true) return '1';
  return valeur === false || valeur === 0 || valeur == null ? '' : String(valeur);
};

export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [cle, valeur] of Object.entries(search)) {
    const texte = formatParam(valeur);
    if (texte !== '') params.set(cle, texte);
  }
  const texte = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return texte === '' ? '' : `?${texte}`;
};

/** Retire d'une recherche ce qui vaut le défaut : l'URL ne porte que ce que l'on a choisi. */
export const omitDefaults = <T extends Record<string, unknown>>(search: T, defauts: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(search).filter(([cle, valeur]) => formatParam(valeur) !== formatParam(defauts[cle as keyof T])),
  ) as Partial<T>;
