/**
 * Les seules couleurs du produit, par thème. Les noms disent l'usage, pas la teinte : un déploiement peut
 * remplacer ce fichier. La grille, la carte et les graphiques lisent les mêmes.
 */
const CLAIR = {
  fond: '#f4f6f7',
  surface: '#ffffff',
  surfaceCreuse: '#eef1f3',
  surfaceSurvol: '#e8eef0',
  surfaceChoisie: '#dcebed',
  bordure: '#d5dbdf',
  bordureForte: '#7d8b94',
  texte: '#17242b',
  texteDoux: '#4c5b64',
  accent: '#14535f',
  accentSurvol: '#0d3f49',
  surAccent: '#ffffff',
  focus: '#0b6bcb',
  info: '#1d5a94',
  infoFond: '#e2edf7',
  alerte: '#8a4b00',
  alerteFond: '#fdf0dc',
  succes: '#1c6b3c',
  succesFond: '#e0f2e6',
  refus: '#a3262b',
  refusFond: '#fbe6e6',
  neutre: '#4c5b64',
  neutreFond: '#e9edef',
  carteMer: '#e6ecef',
  carteSansValeur: '#d3d8db',
  carteHors: '#f3f5f6',
  carteContour: '#ffffff',
  carteContourFort: '#5d6c75',
  cartePoint: '#22333b',
  cartePointChoisi: '#c2410c',
  rampe1: '#e3efee',
  rampe2: '#b5d6d6',
  rampe3: '#7fb6ba',
  rampe4: '#428e99',
  rampe5: '#14535f',
  rampePoint1: '#fdebd0',
  rampePoint2: '#f8c98a',
  rampePoint3: '#ec9a45',
  rampePoint4: '#c8621a',
  rampePoint5: '#7d3208',
  q1: '#1c6b3c',
  q2: '#1d5a94',
  q3: '#6b4a9c',
  q4: '#a3262b',
} as const;

type Jeton = keyof typeof CLAIR;

const SOMBRE: Record<Jeton, string> = {
  fond: '#0f171b',
  surface: '#172126',
  surfaceCreuse: '#1d292f',
  surfaceSurvol: '#22313a',
  surfaceChoisie: '#1b3d45',
  bordure: '#2e3d45',
  bordureForte: '#7b8b94',
  texte: '#e8eef0',
  texteDoux: '#a6b5bd',
  accent: '#6fc3cf',
  accentSurvol: '#93d6df',
  surAccent: '#08262c',
  focus: '#7cc0ff',
  info: '#8dc1f0',
  infoFond: '#193248',
  alerte: '#f0b565',
  alerteFond: '#3b2a10',
  succes: '#7fd19f',
  succesFond: '#15351f',
  refus: '#f49a9a',
  refusFond: '#401d1f',
  neutre: '#a6b5bd',
  neutreFond: '#27343b',
  carteMer: '#0b1215',
  carteSansValeur: '#39464d',
  carteHors: '#182127',
  carteContour: '#0f171b',
  carteContourFort: '#9fb0b8',
  cartePoint: '#e8eef0',
  cartePointChoisi: '#ff9b5e',
  rampe1: '#1d3a41',
  rampe2: '#24616b',
  rampe3: '#3a8b95',
  rampe4: '#6fbcc2',
  rampe5: '#c4ecec',
  rampePoint1: '#4d2c12',
  rampePoint2: '#854a18',
  rampePoint3: '#c0702a',
  rampePoint4: '#eda460',
  rampePoint5: '#ffdfb8',
  q1: '#7fd19f',
  q2: '#8dc1f0',
  q3: '#c3a6ec',
  q4: '#f49a9a',
};

export type Theme = 'clair' | 'sombre';
export const JETONS: Record<Theme, Record<Jeton, string>> = { clair: CLAIR, sombre: SOMBRE };

const CLE_THEME = 'theme';

/** Thème choisi, sinon celui du système. */
export const getTheme = (): Theme => {
  const choisi = localStorage.getItem(CLE_THEME);
  if (choisi === 'clair' || choisi === 'sombre') return choisi;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'sombre' : 'clair';
};

/** Écrit les jetons du thème en variables CSS (`--texte-doux`) et retient le choix s'il est explicite. */
export const applyTheme = (theme: Theme, retenir: boolean): void => {
  const racine = document.documentElement;
  for (const [nom, couleur] of Object.entries(JETONS[theme]))
    racine.style.setProperty(`--${nom.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, couleur);
  racine.dataset.theme = theme;
  racine.style.colorScheme = theme === 'sombre' ? 'dark' : 'light';
  if (retenir) localStorage.setItem(CLE_THEME, theme);
};
