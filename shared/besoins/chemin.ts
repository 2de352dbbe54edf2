import { getFamilleDeFap2009, getQualifications } from './passage.ts';

export const SENS_CORRECTION = ['ajout', 'retrait'] as const;
export type SensCorrection = (typeof SENS_CORRECTION)[number];

/** Correction en vigueur d'un lien : par qui, quand, pourquoi. `auteur` est nul pour qui n'a pas à le connaître. */
export type Correction = {
  id: number;
  famille: string;
  sens: SensCorrection;
  motif: string;
  auteur: string | null;
  le: string;
};

/** Ligne du passage ROME → FAP-2009 ; `qualification` vide quand le ROME suffit. */
export type LignePassage = { rome: string; qualification: string; fap: string };

/** Un métier visé par le diplôme, et les familles où le passage de la Dares le range. */
export type EtapeRome = { rome: string; faps2009: string[]; familles: string[] };

/** Une famille reliée au diplôme : par les nomenclatures (et quels métiers) ou par un ajout. */
export type LienFamille = { famille: string; romes: string[]; correction: Correction | null };

/**
 * Le chemin d'un diplôme à ses familles professionnelles (FAP-2021, niveau 86), étape par étape. `retirees` :
 * familles que les nomenclatures donnaient et qu'une correction a écartées.
 */
export type Chemin = {
  cfd: string;
  qualification: string;
  romes: EtapeRome[];
  familles: LienFamille[];
  retirees: LienFamille[];
};

const unique = (codes: readonly string[]): string[] => [...new Set(codes)];

const buildEtape = (rome: string, chiffres: string, passage: readonly LignePassage[]): EtapeRome => {
  const retenues = passage.filter((p) => p.qualification === '' || chiffres.includes(p.qualification));
  const faps2009 = unique(retenues.map((p) => p.fap));
  return { rome, faps2009, familles: unique(faps2009.map((fap) => getFamilleDeFap2009(fap, rome))) };
};

/**
 * Refait le chemin d'un diplôme : ses ROME (Certif Info), leurs FAP-2009 à la qualification du diplôme (Dares), la
 * famille FAP-2021 qui les reprend, puis les corrections en vigueur. `passage` rend les lignes d'un ROME.
 */
export const buildChemin = (
  cfd: string,
  romes: readonly string[],
  passage: (rome: string) => readonly LignePassage[],
  corrections: readonly Correction[],
): Chemin => {
  const { chiffres, libelle } = getQualifications(cfd);
  const etapes = romes.map((rome) => buildEtape(rome, chiffres, passage(rome)));
  const codes = unique(etapes.flatMap((e) => e.familles));
  const trouvees = codes.map((famille) => ({
    famille,
    romes: etapes.filter((e) => e.familles.includes(famille)).map((e) => e.rome),
    correction: corrections.find((c) => c.famille === famille && c.sens === 'retrait') ?? null,
  }));
  const ajouts = corrections.filter((c) => c.sens === 'ajout' && !codes.includes(c.famille));
  return {
    cfd,
    qualification: libelle,
    romes: etapes,
    familles: [
      ...trouvees.filter((f) => f.correction === null),
      ...ajouts.map((correction) => ({ famille: correction.famille, romes: [], correction })),
    ],
    retirees: trouvees.filter((f) => f.correction !== null),
  };
};
