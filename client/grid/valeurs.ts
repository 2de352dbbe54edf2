import type { FiltreEnsemble } from '#shared/formations/filtres-colonnes.ts';

/** Filtre suivant quand on coche ou décoche des valeurs : une exclusion tant que l'on part de « toutes ». */
export const toggleValeurs = (
  filtre: FiltreEnsemble | null,
  valeurs: readonly string[],
  coche: boolean,
  nombre: number,
): FiltreEnsemble | null => {
  const { sauf, valeurs: avant } = filtre ?? { sauf: true, valeurs: [] };
  const ajoute = coche !== sauf;
  const autres = avant.filter((v) => !valeurs.includes(v));
  const suivantes = ajoute ? [...autres, ...valeurs] : autres;
  if (suivantes.length === 0) return sauf ? null : { type: 'ensemble', sauf: false, valeurs: [] };
  return !sauf && suivantes.length >= nombre ? null : { type: 'ensemble', sauf, valeurs: suivantes };
};
