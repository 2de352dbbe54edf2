import { CERTITUDES, type Constat } from './constat.ts';
import { CAS_NOMMES, CODES_CAS, type CodeCas, type CodeCritere, CRITERES } from './criteres.ts';

/** Ce que les critères disent d'un cas, rangé : ce qui propose, ce qui retient, ce qu'on ne peut pas décider. */
export type Bilan = {
  remplis: Constat[];
  nonRemplis: Constat[];
  /** Contre-critères remplis. */
  contre: Constat[];
  /** Critères sans réponse ; ceux qui n'ont pas d'objet ici n'en sont pas. */
  indecidables: Constat[];
  cas: CodeCas[];
  /** Critères remplis, par certitude, de la plus forte à la plus faible. */
  certitudes: number[];
};

/** Range les constats d'un cas. Seuls les critères retenus (`actifs`) proposent ; un contre-critère jamais. */
export const buildBilan = (constats: readonly Constat[], actifs: readonly CodeCritere[]): Bilan => {
  const retenus = constats.filter(({ critere }) => actifs.includes(critere) && !CRITERES[critere].contre);
  const isRempli = ({ issue }: Constat): boolean => issue === 'rempli';
  const proposes = retenus.filter(isRempli);
  const remplis = new Set(constats.filter(isRempli).map(({ critere }) => critere));
  return {
    remplis: proposes,
    nonRemplis: retenus.filter(({ issue }) => issue === 'non_rempli'),
    contre: constats.filter((constat) => CRITERES[constat.critere].contre && isRempli(constat)),
    indecidables: constats.filter(
      (constat) =>
        constat.issue === 'indecidable' &&
        constat.motif !== 'non_applicable' &&
        (retenus.includes(constat) || CRITERES[constat.critere].contre),
    ),
    certitudes: CERTITUDES.map((c) => proposes.filter(({ certitude }) => certitude === c).length),
    cas: CODES_CAS.filter((code) => CAS_NOMMES[code].criteres.every((critere) => remplis.has(critere))),
  };
};

/** Ce qui se range : un bilan, sa taille (entrants, ou vœux alentour), et un nom pour départager. */
export type Rangeable = { bilan: Bilan; taille: number | null; cle: string };

/**
 * Ordre du repérage, dit à l'écran : le plus de critères remplis d'abord ; à nombre égal, le plus de critères solides,
 * puis probables ; puis la plus grande taille (une taille inconnue vient après). Aucun score.
 */
export const compareBilans = (a: Rangeable, b: Rangeable): number =>
  b.bilan.remplis.length - a.bilan.remplis.length ||
  b.bilan.certitudes.map((nombre, c) => nombre - (a.bilan.certitudes[c] ?? 0)).find((ecart) => ecart !== 0) ||
  (b.taille ?? -1) - (a.taille ?? -1) ||
  (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0);
