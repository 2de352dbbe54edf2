import type { Database } from 'better-sqlite3';
import type { LigneFormation } from '#server/faits/queries.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';

const getLibelle = (
  sqlite: Database,
  table: 'niveaux_diplome' | 'dispositifs' | 'nsf' | 'diplomes',
  code: string | null,
) =>
  code === null
    ? null
    : ((sqlite
        .prepare(`select libelle from ${table} where ${table === 'diplomes' ? 'cfd' : 'code'} = ?`)
        .pluck()
        .get(code) as string | undefined) ?? null);

/** Identité d'une formation, tous libellés résolus. */
export const getDiplome = (sqlite: Database, formation: LigneFormation) => {
  const { id: _, ...identite } = formation;
  return {
    ...identite,
    libelleNiveau: getLibelle(sqlite, 'niveaux_diplome', formation.niveau) ?? formation.niveau,
    libelleDispositif: getLibelle(sqlite, 'dispositifs', formation.dispositif),
    libelleNsf: getLibelle(sqlite, 'nsf', formation.nsf) ?? formation.nsf,
    libelleAncien: getLibelle(sqlite, 'diplomes', formation.cfdContinuum),
  };
};

export type FichierSource = { source: string; annee: string; nom: string; empreinte: string; chargeLe: string };

/** Sources des indicateurs, telles que chargées. */
export const listFichiers = (sqlite: Database): FichierSource[] =>
  sqlite
    .prepare(
      `select source, annee, nom, substr(empreinte, 1, 12) as empreinte, charge_le as chargeLe from fichiers
       where id in (select fichier_id from constats union select fichier_id from affelnet
         union select fichier_id from parcoursup union select fichier_id from sorties_regions
         union select fichier_id from sorties_etablissements)
       order by source, annee`,
    )
    .all() as FichierSource[];

/** Lignes de sortie d'une formation, regroupées par millésime, du plus récent au plus ancien. */
export const listSortiesFormation = (
  sqlite: Database,
  formationId: number,
): { millesime: string; lignes: LigneSortie[] }[] => {
  const millesimes = sqlite.prepare('select distinct millesime from sorties order by 1 desc').pluck().all() as string[];
  const requete = sqlite.prepare(
    `select formation_id as formationId, region, effectif_terminale as effectifTerminale, sortants, poursuite,
            emploi6_mois as emploi6Mois, cfd_continuum as cfdContinuum
     from sorties where formation_id = ? and millesime = ?`,
  );
  return millesimes.map((millesime) => ({ millesime, lignes: requete.all(formationId, millesime) as LigneSortie[] }));
};
