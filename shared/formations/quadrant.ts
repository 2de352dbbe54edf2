import { z } from 'zod';
import { parseLasso } from './lasso.ts';

/** Ce que montre le volet de droite de la page Formations. */
export const VOLETS = ['carte', 'quadrant', 'deux'] as const;
export type Volet = (typeof VOLETS)[number];

const FORMES_QUADRANT = ['graphique', 'tableau'] as const;

/** Champs d'URL du quadrant. Une valeur inconnue retombe sur le défaut. */
export const champsQuadrant = {
  volet: z.enum(VOLETS).catch('carte').default('carte'),
  /** Niveau de diplôme du quadrant ; vide = celui de la formation ouverte, sinon le plus fourni. */
  diplome: z
    .string()
    .regex(/^[0-9A-Z]{3}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  /** Forme du quadrant ; celle de la carte est `forme`. */
  quadrant: z.enum(FORMES_QUADRANT).catch('graphique').default('graphique'),
  /** Trajets d'un millésime à l'autre, dans le graphique. */
  trajets: z.enum(['montres', 'caches']).catch('montres').default('montres'),
  /** Sélection tracée dans le quadrant, qui filtre aussi la grille et la carte. */
  lasso: z
    .string()
    .transform((texte) => (parseLasso(texte) ? texte : ''))
    .catch('')
    .default(''),
};
