import type { RapportImport } from '#shared/donnees/rapport.ts';

const COLONNES = ['Fichier', 'Ligne', 'Colonne', 'Valeur', 'Motif'] as const;

/** Cellule d'un CSV lu par un tableur : jamais une formule, guillemets doublés. */
const protect = (valeur: string): string => {
  const neutre = /^[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur;
  return /[";\r\n]/.test(neutre) ? `"${neutre.replaceAll('"', '""')}"` : neutre;
};

/** Lignes rejetées d'un chargement (d'un seul fichier si `nom` est donné), en CSV : point-virgule, UTF-8 avec BOM. */
export const buildRejets = (rapport: RapportImport | null, nom: string): string => {
  const lignes = (rapport?.fichiers ?? [])
    .filter((fichier) => nom === '' || fichier.nom === nom)
    .flatMap((fichier) =>
      fichier.rejets.map((r) => [fichier.nom, String(r.ligne), r.colonne, r.valeur, r.motif].map(protect).join(';')),
    );
  return `\ufeff${[COLONNES.join(';'), ...lignes].join('\r\n')}\r\n`;
};
