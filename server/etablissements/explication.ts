import type { Database } from 'better-sqlite3';
import { PERIMETRES, readTauxPublie } from '#shared/etablissements/publies.ts';
import type { Explication, SourceChiffre } from '#shared/explications/explication.ts';
import { formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import type { CodeEtablissement } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime } from '#shared/rentree.ts';
import { getEtablissement, listPubliees } from './queries.ts';
import { toTauxPublies } from './service.ts';

const listFichiers = (sqlite: Database, fichierId: number): SourceChiffre[] =>
  sqlite
    .prepare(
      `select id as fichierId, source, annee, nom, substr(empreinte, 1, 12) as empreinte, charge_le as chargeLe
       from fichiers where id = ?`,
    )
    .all(fichierId)
    .map((f) => ({ ...(f as Omit<SourceChiffre, 'lignes'>), lignes: [] }));

/**
 * Explication d'un taux publié pour un établissement entier : son périmètre le plus large, au dernier millésime. Lève
 * `etablissement_introuvable`.
 */
export const explainEtablissement = (
  sqlite: Database,
  uai: string,
  code: CodeEtablissement,
): Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
> => {
  getEtablissement(sqlite, uai);
  const [sortie] = listPubliees(sqlite, uai);
  const valeur = readTauxPublie(code, sortie && toTauxPublies(sortie));
  const { tauxEmploi6Mois: emploi, tauxEmploiAttendu: attendu } = sortie ?? {};
  const perimetre = sortie ? `, périmètre : ${PERIMETRES[sortie.perimetre].toLowerCase()}` : '';
  return {
    valeur,
    affiche: formatValeur(code, valeur),
    termes: [],
    calcul:
      code === 'etabValeurAjoutee' && typeof emploi === 'number' && typeof attendu === 'number'
        ? `${emploi} − ${attendu} = ${formatValeur(code, valeur)}`
        : null,
    annees: sortie
      ? `sortants de ${formatMillesime(sortie.millesime).replace('-', ' et ')}${perimetre}`
      : 'aucun millésime publié',
    sources: sortie ? listFichiers(sqlite, sortie.fichierId) : [],
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
