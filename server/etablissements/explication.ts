import type { Database } from 'better-sqlite3';
import type { Explication, SourceChiffre } from '#shared/explications/explication.ts';
import { formatValeur } from '#shared/format.ts';
import { absent, MOTIFS_ABSENCE, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeEtablissement } from '#shared/indicateurs/catalogue.ts';
import { findSortiePrincipale } from '#shared/indicateurs/sortie-etablissement.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { getEtablissement, type SortieEtablissement } from './queries.ts';

const LECTURES: Record<CodeEtablissement, (s: SortieEtablissement) => number | null> = {
  etabEmploi: (s) => s.tauxEmploi6Mois,
  etabAttendu: (s) => s.tauxEmploiAttendu,
  etabValeurAjoutee: (s) => s.valeurAjoutee,
  etabPoursuite: (s) => s.tauxPoursuite,
};

const findFichier = (sqlite: Database, sortie: SortieEtablissement): SourceChiffre[] =>
  sqlite
    .prepare(
      `select id as fichierId, source, annee, nom, substr(empreinte, 1, 12) as empreinte, charge_le as chargeLe
       from fichiers where source = ? and nom = ?`,
    )
    .all(sortie.source, sortie.fichier)
    .map((f) => ({ ...(f as Omit<SourceChiffre, 'lignes'>), lignes: [] }));

/** Explication d'un taux publié pour un établissement entier, au dernier millésime (voir `findSortiePrincipale`). */
export const explainEtablissement = (
  sqlite: Database,
  uai: string,
  code: CodeEtablissement,
): Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
> => {
  const sortie = findSortiePrincipale(getEtablissement(sqlite, uai).sorties);
  const lu = sortie ? LECTURES[code](sortie) : null;
  const diviseur = code === 'etabValeurAjoutee' ? 1 : 100;
  const valeur: Valeur = lu === null ? absent('donnee_absente') : present(lu / diviseur);
  const { tauxEmploi6Mois: emploi, tauxEmploiAttendu: attendu } = sortie ?? {};
  return {
    valeur,
    affiche: formatValeur(code, valeur),
    termes: [],
    calcul:
      code === 'etabValeurAjoutee' && typeof emploi === 'number' && typeof attendu === 'number'
        ? `${emploi} − ${attendu} = ${formatValeur(code, valeur)}`
        : null,
    annees: sortie ? `sortants de ${formatMillesime(sortie.millesime).replace('-', ' et ')}` : 'aucun millésime publié',
    sources: sortie ? findFichier(sqlite, sortie) : [],
    notes: [
      ...(valeur.motif === null ? [] : [{ titre: 'Pourquoi il manque', phrase: MOTIFS_ABSENCE[valeur.motif].phrase }]),
      {
        titre: 'Échelon',
        phrase: 'Publié pour l’établissement entier, jamais pour une de ses formations.',
      },
    ],
    intervalle: null,
    repli: [],
  };
};
