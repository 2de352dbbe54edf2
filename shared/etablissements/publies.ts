import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import type { CodeEtablissement } from '../indicateurs/catalogue.ts';
import { formatMillesime } from '../rentree.ts';

/** Ce que couvre un taux d'établissement, du plus large au plus étroit. */
export const PERIMETRES = { ensemble: 'Ensemble', scolaire: 'Scolaire', apprentissage: 'Apprentissage' } as const;
export type Perimetre = keyof typeof PERIMETRES;

/** Taux publiés d'un établissement, en points ; nuls quand le producteur ne les publie pas. */
export type TauxPublies = Record<CodeEtablissement, number | null> & { perimetre: Perimetre };

/**
 * Réponse de GET /donnees/etablissements.json : pour chaque établissement publié, les taux de son périmètre le plus
 * large, en points, en colonnes ; et le millésime montré de chaque périmètre.
 */
export type TauxEtablissements = {
  version: string;
  millesimes: Partial<Record<Perimetre, string>>;
  uai: string[];
  perimetre: Perimetre[];
} & Record<CodeEtablissement, (number | null)[]>;

/** Valeur d'un taux publié : une fraction, sauf la valeur ajoutée, en points. */
export const readTauxPublie = (code: CodeEtablissement, taux: TauxPublies | undefined): Valeur => {
  const lu = taux?.[code] ?? null;
  if (lu === null) return absent('donnee_absente');
  return present(code === 'etabValeurAjoutee' ? lu : lu / 100);
};

/** « ensemble 2022-2023, apprentissage 2023-2024 » : le millésime montré de chaque périmètre. */
export const formatMillesimes = (millesimes: TauxEtablissements['millesimes']): string =>
  (Object.keys(PERIMETRES) as Perimetre[])
    .flatMap((perimetre) => {
      const millesime = millesimes[perimetre];
      return millesime ? `${PERIMETRES[perimetre].toLowerCase()} ${formatMillesime(millesime)}` : [];
    })
    .join(', ');
