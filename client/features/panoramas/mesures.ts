import type { ChiffreDemande } from '#client/explication/contexte.ts';
import {
  type Couverture,
  computeEntree,
  getCouverture,
  getPlacesApprentissage,
  type Sommes,
} from '#shared/faits/agregation.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { formatEcart, formatRapport } from '#shared/format.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  type CodeIndicateur,
  type CodeTauxSortie,
  getIndicateur,
  isTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import { listSourcesEntree } from '#shared/panoramas/variation.ts';
import { formatMillesime } from '#shared/rentree.ts';

/** Ce que désigne une ligne de chiffres, pour l'expliquer : tout sauf l'indicateur. */
export type Portee = Omit<ChiffreDemande, 'code'>;

export type LireMesure = (code: CodeIndicateur) => Valeur;
/** Ce qu'un chiffre couvre, et combien de ses places sont en apprentissage quand il mêle les deux voies. */
export type CouvertureMesure = Couverture & { apprentissage?: number | null };
export type LireCouverture = (code: CodeIndicateur) => CouvertureMesure | null;

/** Lit les indicateurs d'un groupe d'offres ; sans `sortie`, les taux InserJeunes s'arrêtent à la région. */
export const readMesures =
  (sommes: Sommes | undefined, sortie?: (code: CodeTauxSortie) => Valeur): LireMesure =>
  (code) => {
    if (isTauxSortie(code)) return sortie ? sortie(code) : absent('grain_regional');
    return sommes ? computeEntree(code, sommes) : absent('donnee_absente');
  };

/** Sur combien d'offres chaque indicateur d'un groupe est calculé. */
export const readCouvertures =
  (sommes: Sommes | undefined): LireCouverture =>
  (code) =>
    isTauxSortie(code) || !sommes
      ? null
      : {
          ...getCouverture(code, sommes),
          apprentissage: code === 'capacite' ? getPlacesApprentissage(sommes) : null,
        };

const NOMS_SOURCES = { constat: 'Constat de rentrée', affelnet: 'Affelnet', parcoursup: 'Parcoursup' } as const;

/** Sources et années d'un ensemble d'indicateurs : « Constat de rentrée 2025 ; Affelnet 2025 ». */
export const formatSources = (codes: readonly CodeIndicateur[], periode: Periode): string => {
  const entrees = [...new Set(codes.flatMap((code) => (isTauxSortie(code) ? [] : listSourcesEntree(code))))];
  const textes = entrees.map((source) => `${NOMS_SOURCES[source]} ${periode[source] ?? '(aucun fichier)'}`);
  if (codes.some(isTauxSortie))
    textes.push(
      periode.millesime === null
        ? 'InserJeunes (aucun fichier)'
        : `InserJeunes, sortants de ${formatMillesime(periode.millesime).replace('-', ' et ')}`,
    );
  return textes.join('\u202f; ');
};

const unChiffre = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const sign = (ecart: number, texte: string): string => (ecart > 0 ? `+${texte}` : ecart < 0 ? `−${texte}` : texte);

/** Écart entre deux valeurs, dans l'unité de l'indicateur : « +34 », « −1,2 pt », « +0,12 ». */
export const formatVariation = (code: CodeIndicateur, ecart: number): string => {
  const { unite } = getIndicateur(code);
  if (unite === 'pourcentage' || unite === 'pourcentage_entier')
    return sign(ecart, `${unChiffre.format(Math.abs(ecart) * 100)}\u00a0pt`);
  return unite === 'rapport' ? sign(ecart, formatRapport(Math.abs(ecart))) : formatEcart(ecart);
};
