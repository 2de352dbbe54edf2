/** Lit un nombre tapé, à virgule ou à point : nul = vide ; NaN = un texte qui n'est pas un nombre. */
export const parseNombre = (texte: string): number | null => {
  const net = texte.replace(/\s/g, '').replace(',', '.');
  if (net === '') return null;
  return /^-?\d+(\.\d+)?$/.test(net) ? Number(net) : Number.NaN;
};

/** Écrit un nombre tel qu'on le taperait : « 12,5 », sans séparateur de milliers. */
export const formatSaisie = (valeur: number | null): string =>
  valeur === null || Number.isNaN(valeur) ? '' : String(valeur).replace('.', ',');
