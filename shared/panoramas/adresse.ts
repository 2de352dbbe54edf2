import type { z } from 'zod';
import { formationsFilters } from '../formations/filters.ts';

/** Ce qu'une adresse de panorama porte en paramètres : la rentrée, et le territoire d'où l'on regarde. */
export const panoramaSearch = formationsFilters.pick({ rentree: true, territoire: true });
export type PanoramaSearch = z.infer<typeof panoramaSearch>;

/** Paramètres d'un panorama de territoire : son adresse dit déjà où. */
export const rentreeSearch = formationsFilters.pick({ rentree: true });

/** Paramètres d'un panorama d'établissement : la rentrée, et la formation dont on regarde l'accès. */
export const etablissementSearch = formationsFilters.pick({ rentree: true, formation: true });

/** Paramètres du sommaire : la rentrée, et ce que l'on cherche. */
export const sommaireSearch = formationsFilters.pick({ rentree: true, q: true });
