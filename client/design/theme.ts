import { createContext, use } from 'react';
import type { Theme } from './tokens.ts';

export const ThemeContext = createContext<Theme>('clair');

/** Thème en vigueur, pour ce qui ne se peint pas en CSS (la carte). */
export const useTheme = (): Theme => use(ThemeContext);
