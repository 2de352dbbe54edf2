import { z } from 'zod';
import { SENS_CORRECTION } from './chemin.ts';

/** Longueur du motif d'une correction : assez pour une raison, pas pour un point. */
export const MOTIF_MIN = 10;

export const CODE_FAMILLE = /^[A-Z][0-9A-Z][A-Z]$/;
export const CODE_CFD = /^[0-9A-Z]{8}$/;

/** Correction saisie : ajouter une famille professionnelle à un diplôme, ou l'en retirer, et pourquoi. */
export const saisieCorrection = z.strictObject({
  cfd: z.string().regex(CODE_CFD, 'Choisissez un diplôme.'),
  famille: z.string().regex(CODE_FAMILLE, 'Choisissez une famille de métiers.'),
  sens: z.enum(SENS_CORRECTION),
  motif: z
    .string()
    .trim()
    .min(MOTIF_MIN, `Dites pourquoi, en ${MOTIF_MIN} caractères au moins.`)
    .max(500, '500 caractères au plus.'),
});
export type SaisieCorrection = z.infer<typeof saisieCorrection>;
