import type { Database } from 'better-sqlite3';
import { formatLibelleBcn } from '#server/db/derive/libelles.ts';
import { CHAMPS_SORTIE, type LigneFormation, listMillesimes } from '#server/faits/queries.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';

const findLibelle = (sqlite: Database, requete: string, code: string | null): string | null =>
  (sqlite.prepare(requete).pluck().get(code) as string | undefined) ?? null;

/** Identité d'une formation, tous libellés résolus. */
export const getDiplome = (sqlite: Database, formation: LigneFormation) => {
  const { id: _, ...identite } = formation;
  const ancien = findLibelle(sqlite, 'select libelle from diplomes where cfd = ?', formation.cfdContinuum);
  const niveau = findLibelle(sqlite, 'select libelle_court from niveaux_diplome where code = ?', formation.niveau);
  return {
    ...identite,
    libelleNiveau: niveau ?? formation.niveau,
    libelleDispositif: findLibelle(sqlite, 'select libelle from dispositifs where code = ?', formation.dispositif),
    libelleNsf: findLibelle(sqlite, 'select libelle from nsf where code = ?', formation.nsf) ?? formation.nsf,
    libelleAncien: ancien === null ? null : formatLibelleBcn(ancien),
  };
};

export type FichierSource = { source: string; annee: string; nom: string; empreinte: string; chargeLe: string };

/** Fichiers d'où viennent les chiffres d'une fiche, tels que chargés. */
export const listFichiers = (sqlite: Database): FichierSource[] =>
  sqlite
    .prepare(
      `select source, annee, nom, substr(empreinte, 1, 12) as empreinte, charge_le as chargeLe from fichiers
       where source in ('constat', 'affelnet', 'parcoursup', 'inserjeunes_regions')
       order by source, annee`,
    )
    .all() as FichierSource[];

/** Lignes de sortie d'une formation, regroupées par millésime, du plus récent au plus ancien. */
export const listSortiesFormation = (
  sqlite: Database,
  formationId: number,
): { millesime: string; lignes: LigneSortie[] }[] => {
  const lignes = sqlite
    .prepare(`select millesime, ${CHAMPS_SORTIE} from sorties where formation_id = ?`)
    .all(formationId) as (LigneSortie & { millesime: string })[];
  return listMillesimes(sqlite).map((millesime) => ({
    millesime,
    lignes: lignes.filter((l) => l.millesime === millesime),
  }));
};
