import type { Database } from 'better-sqlite3';
import type { ColonnesEtablissements, ColonnesOffres, Periode } from '#shared/faits/faits.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import type { Voie } from '#shared/formations/formation.ts';
import { COMPTEURS_ENTREE } from '#shared/indicateurs/definition.ts';
import { getMillesime } from '#shared/rentree.ts';

/** Ligne de la table dérivée `formations`. */
export type LigneFormation = {
  id: number;
  cfd: string;
  dispositif: string;
  voie: Voie;
  libelle: string;
  libelleCourt: string;
  niveau: string;
  nsf: string;
  cpc: string | null;
  type: 'simple' | 'commune' | 'specialite';
  famille: string | null;
  cfdCommun: string | null;
  cfdContinuum: string | null;
  dateOuverture: string | null;
  dateFermeture: string | null;
  duree: number;
};

const listNombres = (sqlite: Database, requete: string): number[] => sqlite.prepare(requete).pluck().all() as number[];

/** Rentrées pour lesquelles au moins une source d'entrée est chargée, la plus récente d'abord. */
export const listRentrees = (sqlite: Database): number[] =>
  listNombres(sqlite, 'select distinct rentree from entrees order by rentree desc');

const hasRentree = (sqlite: Database, table: string, rentree: number): boolean =>
  sqlite.prepare(`select 1 from ${table} where rentree = ? limit 1`).get(rentree) !== undefined;

/** Millésimes de sortants chargés, le plus récent d'abord. */
export const listMillesimes = (sqlite: Database): string[] =>
  sqlite.prepare('select distinct millesime from sorties order by 1 desc').pluck().all() as string[];

/**
 * Années retenues. Rentrée choisie : elle seule, et le millésime qui lui correspond (DOMAINE 3.1). Sans
 * choix (0) : la dernière année de chaque source, montrée comme telle.
 */
export const getPeriode = (sqlite: Database, rentree: number): Periode => {
  const millesimes = listMillesimes(sqlite);
  if (rentree === 0) {
    const max = (table: string): number | null =>
      sqlite.prepare(`select max(rentree) from ${table}`).pluck().get() as number | null;
    return {
      constat: max('constats'),
      affelnet: max('affelnet'),
      parcoursup: max('parcoursup'),
      millesime: millesimes[0] ?? null,
    };
  }
  const present = (table: string): number | null => (hasRentree(sqlite, table, rentree) ? rentree : null);
  const millesime = getMillesime(rentree);
  return {
    constat: present('constats'),
    affelnet: present('affelnet'),
    parcoursup: present('parcoursup'),
    millesime: millesimes.includes(millesime) ? millesime : null,
  };
};

export const listFormations = (sqlite: Database): LigneFormation[] =>
  sqlite
    .prepare(
      `select id, cfd, dispositif, voie, libelle, libelle_court as libelleCourt, niveau, nsf, cpc, type, famille,
              cfd_commun as cfdCommun, cfd_continuum as cfdContinuum, date_ouverture as dateOuverture,
              date_fermeture as dateFermeture, duree from formations order by id`,
    )
    .all() as LigneFormation[];

/** Colonnes d'une cellule InserJeunes, telles que les lit le moteur de secret. */
export const CHAMPS_SORTIE = `formation_id as formationId, region, effectif_terminale as effectifTerminale, sortants,
  poursuite, emploi6_mois as emploi6Mois, emploi12_mois as emploi12Mois, emploi18_mois as emploi18Mois,
  emploi24_mois as emploi24Mois, cfd_continuum as cfdContinuum`;

/** Comptes de sortie d'un millésime, par formation et région. */
export const listSorties = (sqlite: Database, millesime: string): LigneSortie[] =>
  sqlite.prepare(`select ${CHAMPS_SORTIE} from sorties where millesime = ?`).all(millesime) as LigneSortie[];

const toColonnes = <T extends Record<string, unknown[]>>(noms: readonly (keyof T)[], lignes: unknown[][]): T =>
  Object.fromEntries(noms.map((nom, c) => [nom, lignes.map((ligne) => ligne[c])])) as T;

export const listEtablissements = (sqlite: Database): { ids: number[]; colonnes: ColonnesEtablissements } => {
  const lignes = sqlite
    .prepare(
      `select id, uai, nom, libelle_commune, secteur, departement, academie, region, bassin, zone,
              round(latitude, 4), round(longitude, 4) from etablissements order by id`,
    )
    .raw()
    .all() as unknown[][];
  const noms = [
    'uai',
    'nom',
    'commune',
    'secteur',
    'departement',
    'academie',
    'region',
    'bassin',
    'zone',
    'latitude',
    'longitude',
  ];
  return {
    ids: lignes.map((ligne) => ligne[0] as number),
    colonnes: toColonnes<ColonnesEtablissements>(
      noms as (keyof ColonnesEtablissements)[],
      lignes.map((l) => l.slice(1)),
    ),
  };
};

/**
 * Offres de la période : effectif du constat, capacité et vœux de la dernière admission. Une offre que
 * plus aucune source ne porte aux années retenues n'y est pas.
 */
export const listOffres = (sqlite: Database, periode: Periode): ColonnesOffres => {
  const lignes = sqlite
    .prepare(
      `select o.etablissement_id, o.formation_id, max(c.effectif_entree),
              case when max(c.offre_id) is not null then
                coalesce(max(c.effectif1), 0) + coalesce(max(c.effectif2), 0) + coalesce(max(c.effectif3), 0) end,
              max(c.filles), max(a.capacite), max(a.capacite_affectation), max(a.voeux), max(a.affectes1), max(a.affectes),
              max(a.capacite_distance), max(a.voeux_distance)
       from offres o
       join entrees e on e.offre_id = o.id
       left join entrees c on c.offre_id = o.id and c.rentree = e.rentree and c.rentree = @constat
         and c.constat_fichier_id is not null
       left join entrees a on a.offre_id = o.id and a.rentree = e.rentree
         and a.rentree = case a.admission when 'affelnet' then @affelnet when 'parcoursup' then @parcoursup end
       where c.offre_id is not null or a.offre_id is not null
       group by o.id order by o.id`,
    )
    .raw()
    .all(periode) as unknown[][];
  return toColonnes<ColonnesOffres>(['etablissement', 'formation', ...COMPTEURS_ENTREE], lignes);
};

/** Empreinte des données en vigueur : change à chaque import, et seulement alors. */
export const getVersion = (sqlite: Database): string =>
  (sqlite.prepare(`select valeur from proprietes where cle = 'version'`).pluck().get() as string | undefined) ?? 'vide';
