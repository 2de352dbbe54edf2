import type { Database } from 'better-sqlite3';
import { type DecisionParametre, getParametres, type Parametres } from '#shared/indicateurs/parametres.ts';

/** Seuils datés en vigueur aujourd'hui, à l'heure de Paris. */
export const loadParametres = (sqlite: Database): Parametres => {
  const decisions = sqlite
    .prepare('select code, valeur, depuis from parametres order by id')
    .all() as DecisionParametre[];
  return getParametres(decisions, new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }));
};
