/** Mailles territoriales, de la plus large à la plus fine ; l'établissement porte sa commune. */
export const MAILLES = ['france', 'region', 'academie', 'departement', 'bassin', 'zone', 'etablissement'] as const;
export type Maille = (typeof MAILLES)[number];

/** Mailles dont un territoire se choisit comme filtre. */
export const MAILLES_TERRITOIRE = ['region', 'academie', 'departement', 'bassin', 'zone'] as const;
export type MailleTerritoire = (typeof MAILLES_TERRITOIRE)[number];

export const LIBELLES_MAILLE: Record<Maille, string> = {
  france: 'France',
  region: 'Région',
  academie: 'Académie',
  departement: 'Département',
  bassin: 'Bassin d’emploi',
  zone: 'Zone d’emploi',
  etablissement: 'Établissement',
};

/** Un territoire choisi : sa maille et son code. La France entière est l'absence de territoire. */
export type Territoire = { maille: MailleTerritoire; code: string };

/** « region:84 » → territoire ; nul pour la France entière ou un texte illisible. */
export const parseTerritoire = (texte: string): Territoire | null => {
  const [, maille, code] = /^([a-z]+):([0-9A-Z]{1,6})$/.exec(texte) ?? [];
  const connue = MAILLES_TERRITOIRE.find((m) => m === maille);
  return connue && code ? { maille: connue, code } : null;
};

export const formatTerritoire = (territoire: Territoire | null): string =>
  territoire ? `${territoire.maille}:${territoire.code}` : '';
