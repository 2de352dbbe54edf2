import type { Faits } from '../faits/faits.ts';
import { SEUIL_INSERJEUNES } from '../indicateurs/sorties.ts';

/** Comptes InserJeunes d'une formation dans une région, tels que la base les porte. */
export type ComptesSortie = {
  formationId: number;
  region: string;
  effectifTerminale: number | null;
  sortants: number | null;
  poursuite: number | null;
  emploi6Mois: number | null;
};

const TAUX = ['emploi', 'poursuite', 'devenir'] as const;
type Taux = (typeof TAUX)[number];
type Denominateurs = Record<Taux, number>;

/** Noms de comptes qu'aucune réponse ne porte, sans casse ni tiret bas. */
const INTERDITS: ReadonlySet<string> = new Set(['effectifterminale', 'sortants', 'emploi6mois']);

const MAX_FAUTES = 20;

/** Dénominateurs d'une cellule, refaits sans le reste du produit : un terme inconnu ne compte pas. */
const addComptes = (total: Denominateurs, l: ComptesSortie): void => {
  if (l.emploi6Mois !== null) total.emploi += l.sortants ?? 0;
  if (l.poursuite !== null) total.poursuite += l.effectifTerminale ?? 0;
  if (l.poursuite !== null && l.emploi6Mois !== null) total.devenir += l.effectifTerminale ?? 0;
};

const sumComptes = (comptes: readonly ComptesSortie[]): Map<string, Denominateurs> => {
  const cellules = new Map<string, Denominateurs>();
  for (const ligne of comptes) {
    for (const cle of [`${ligne.formationId}|${ligne.region}`, `${ligne.formationId}|`]) {
      const cellule = cellules.get(cle) ?? { emploi: 0, poursuite: 0, devenir: 0 };
      addComptes(cellule, ligne);
      cellules.set(cle, cellule);
    }
  }
  return cellules;
};

const SANS_LIGNE: Denominateurs = { emploi: 0, poursuite: 0, devenir: 0 };

const findFauteTaux = (valeur: unknown, denominateur: number): string | null => {
  if (typeof valeur !== 'number') return null;
  if (denominateur < SEUIL_INSERJEUNES) return 'montré sous le seuil de diffusion';
  return Math.abs(valeur * 100 - Math.round(valeur * 100)) > 1e-9 ? 'plus précis que le point entier' : null;
};

/** Clés interdites d'une réponse, à toute profondeur. */
const listInterdits = (valeur: unknown, chemin: string): string[] => {
  if (typeof valeur !== 'object' || valeur === null) return [];
  if (Array.isArray(valeur)) return typeof valeur[0] === 'object' ? listInterdits(valeur[0], chemin) : [];
  return Object.entries(valeur).flatMap(([cle, contenu]) => [
    ...(INTERDITS.has(cle.replaceAll('_', '').toLowerCase()) ? [`${chemin}.${cle} : un compte quitte le serveur`] : []),
    ...listInterdits(contenu, `${chemin}.${cle}`),
  ]);
};

/**
 * Fautes de secret statistique des faits servis à une rentrée, au regard des comptes de la base ; au plus vingt. Un
 * taux ne se montre qu'à partir de 20 jeunes au dénominateur, en points entiers ; un taux d'emploi tu tait le devenir
 * favorable, qui le rendrait ; aucun compte ne sort (décision 003).
 */
export const listFautesSecret = (faits: Faits, comptes: readonly ComptesSortie[]): string[] => {
  const cellules = sumComptes(comptes);
  const fautes = listInterdits(faits, 'faits');
  const { formations, sorties } = faits;
  for (const [i, rang] of sorties.formation.entries()) {
    if (fautes.length >= MAX_FAUTES) break;
    const region = sorties.region[i] ?? '';
    const cellule = cellules.get(`${formations.id[rang]}|${region}`) ?? SANS_LIGNE;
    const lieu = `${formations.cle[rang]}${region && `, région ${region}`}`;
    for (const taux of TAUX) {
      const faute = findFauteTaux(sorties[taux][i], cellule[taux]);
      if (faute !== null) fautes.push(`${lieu} : taux « ${taux} » ${faute}`);
    }
    if (sorties.emploi[i] === 'sous_seuil' && typeof sorties.devenir[i] === 'number')
      fautes.push(`${lieu} : le devenir favorable rendrait le taux d’emploi`);
  }
  return fautes.slice(0, MAX_FAUTES);
};
