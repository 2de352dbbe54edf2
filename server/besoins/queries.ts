import type { Database } from 'better-sqlite3';
import type { Besoins, Chomage, LigneBmo, Tension } from '#shared/besoins/besoins.ts';
import type { Correction, LignePassage } from '#shared/besoins/chemin.ts';
import { getFamilleBmo, getFamilleDeFap2009, PREMIERE_BMO_FAP2021 } from '#shared/besoins/passage.ts';
import { normalize } from '#shared/format.ts';

const pluck = (sqlite: Database, requete: string): unknown[] => sqlite.prepare(requete).pluck().all();

/** Empreinte des corrections : change à chaque ajout et à chaque annulation. */
export const getVersionCorrections = (sqlite: Database): string =>
  String(sqlite.prepare(`select count(*) || '.' || count(annule_le) from liens_metiers`).pluck().get());

/** Années de la BMO chargées, de la plus ancienne à la plus récente. */
export const listAnneesBmo = (sqlite: Database): number[] =>
  pluck(sqlite, 'select distinct annee from besoins order by annee') as number[];

/** Lignes de la BMO d'une année, chaque métier ramené à sa famille. */
export const listLignesBmo = (sqlite: Database, annee: number): LigneBmo[] =>
  (
    sqlite
      .prepare(
        'select bassin, departement, metier, projets, difficiles, saisonniers from besoins where annee = ? order by rowid',
      )
      .all(annee) as (Omit<LigneBmo, 'famille'> & { metier: string })[]
  ).map(({ metier, ...ligne }) => ({ ...ligne, famille: getFamilleBmo(metier, annee) }));

/** Bassins, départements et familles : ce que les rangs des colonnes désignent. */
export const listTables = (sqlite: Database): Pick<Besoins, 'bassins' | 'departements' | 'familles'> => ({
  bassins: pluck(sqlite, 'select distinct bassin from besoins order by bassin') as string[],
  departements: sqlite
    .prepare('select code, code_academie as academie, code_region as region from departements order by code')
    .all() as Besoins['departements'],
  familles: sqlite
    .prepare(`select code, libelle from faps where nomenclature = 'FAP2021' and niveau = 86 order by code`)
    .all() as Besoins['familles'],
});

/** ROME de chaque diplôme, dans l'ordre de Certif Info. */
export const listRomes = (sqlite: Database): { cfd: string; rome: string }[] =>
  sqlite.prepare('select cfd, rome from diplomes_romes order by cfd, rang').all() as { cfd: string; rome: string }[];

export const listPassage = (sqlite: Database): LignePassage[] =>
  sqlite
    .prepare('select rome, qualification, fap from romes_faps order by rome, qualification')
    .all() as LignePassage[];

/** CFD des formations de la carte. */
export const listCfds = (sqlite: Database): string[] =>
  pluck(sqlite, 'select distinct cfd from formations order by cfd') as string[];

/** Métiers ROME qu'une famille de niveau 86 comprend, par le passage du ROME à la FAP. */
export const listRomesFamille = (sqlite: Database, famille: string): { code: string; libelle: string }[] => {
  const libelles = indexLibelles(sqlite, 'select code, libelle from romes');
  const codes = listPassage(sqlite).flatMap(({ rome, fap }) =>
    getFamilleDeFap2009(fap, rome) === famille ? rome : [],
  );
  return [...new Set(codes)].map((code) => ({ code, libelle: libelles.get(code) ?? code }));
};

/**
 * Noms des métiers de chaque famille de niveau 86 : ceux des FAP-2021 plus fines, de la BMO, des FAP-2009 et du ROME
 * qui y passent. Sans doublon, dans cet ordre.
 */
export const listNomsMetiers = (sqlite: Database): Map<string, string[]> => {
  const noms = new Map<string, Set<string>>();
  const add = (famille: string, libelle: string): void => {
    noms.set(famille, (noms.get(famille) ?? new Set()).add(libelle));
  };
  const lit = (requete: string) => sqlite.prepare(requete).all() as { code: string; libelle: string }[];
  for (const { code, libelle } of lit(`select code, libelle from faps where nomenclature = 'FAP2021' and niveau > 86`))
    add(code.slice(0, 3), libelle);
  for (const { code, libelle } of lit(
    `select code, libelle from besoins_metiers where annee >= ${PREMIERE_BMO_FAP2021}`,
  ))
    add(getFamilleBmo(code, PREMIERE_BMO_FAP2021), libelle);
  for (const { code, libelle } of lit(`select code, libelle from faps where nomenclature = 'FAP2009' and niveau = 225`))
    add(getFamilleDeFap2009(code), libelle);
  const romes = indexLibelles(sqlite, 'select code, libelle from romes');
  for (const { rome, fap } of listPassage(sqlite)) {
    const libelle = romes.get(rome);
    if (libelle) add(getFamilleDeFap2009(fap, rome), libelle);
  }
  return new Map([...noms].map(([famille, libelles]) => [famille, [...libelles]]));
};

export type CorrectionListee = Correction & {
  cfd: string;
  annuleLe: string | null;
  annulePar: string | null;
};

/** Toutes les corrections, annulées comprises, de la plus récente à la plus ancienne. */
export const listCorrections = (sqlite: Database): CorrectionListee[] =>
  sqlite
    .prepare(
      `select l.id, l.cfd, l.fap as famille, l.sens, l.motif, a.prenom || ' ' || a.nom as auteur, l.le,
              l.annule_le as annuleLe, b.prenom || ' ' || b.nom as annulePar
       from liens_metiers l join utilisateurs a on a.id = l.auteur_id
       left join utilisateurs b on b.id = l.annule_par_id order by l.id desc`,
    )
    .all() as CorrectionListee[];

const FRANCE_ENTIERE = normalize('France entière');

/** Métiers en tension du dernier arrêté, la région ramenée à son code et la FAP-2009 à sa famille. */
export const listTension = (sqlite: Database): { annee: number | null; lignes: Tension[] } => {
  const annee = sqlite.prepare('select max(annee) from metiers_tension').pluck().get() as number | null;
  const regions = new Map(
    (
      sqlite.prepare('select distinct libelle_region as libelle, code_region as code from departements').all() as {
        libelle: string;
        code: string;
      }[]
    ).map(({ libelle, code }) => [normalize(libelle), code]),
  );
  regions.set(FRANCE_ENTIERE, '');
  const lignes = sqlite
    .prepare('select region, fap, libelle from metiers_tension where annee = ? order by fap, region')
    .all(annee) as { region: string; fap: string; libelle: string }[];
  return {
    annee,
    lignes: lignes.flatMap(({ region, fap, libelle }) => {
      const code = regions.get(normalize(region));
      return code === undefined ? [] : { region: code, famille: getFamilleDeFap2009(fap), metier: libelle };
    }),
  };
};

/** Dernier taux de chômage publié de chaque région et département, en fraction. */
export const listChomages = (sqlite: Database): Chomage[] =>
  sqlite
    .prepare(
      `select maille, code, annee, taux / 100 as taux from chomages c
       where annee = (select max(annee) from chomages m where m.maille = c.maille) order by maille, code`,
    )
    .all() as Chomage[];

/** Sources du besoin, dans l'ordre du chemin. */
const SOURCES = [
  'certif_info',
  'rome',
  'passage_rome_fap2009',
  'fap_2021',
  'bmo',
  'metiers_tension',
  'chomage_departements',
  'chomage_regions',
  'affelnet',
  'parcoursup',
] as const;

export type SourceBesoin = {
  fichierId: number;
  source: string;
  annee: string;
  nom: string;
  empreinte: string;
  chargeLe: string;
};

/**
 * Fichiers d'où viennent les chiffres : la dernière année de chaque source, ou celle que `annees` en dit, dans
 * l'ordre du chemin.
 */
export const listSources = (sqlite: Database, annees: Record<string, number | null> = {}): SourceBesoin[] => {
  const fichiers = sqlite
    .prepare(
      `select id as fichierId, source, annee, nom, substr(empreinte, 1, 12) as empreinte, charge_le as chargeLe
       from fichiers order by annee desc`,
    )
    .all() as SourceBesoin[];
  const isVoulue = ({ source, annee }: SourceBesoin): boolean =>
    !(source in annees) || annee === String(annees[source]);
  return SOURCES.flatMap((source) => fichiers.find((f) => f.source === source && isVoulue(f)) ?? []);
};

/** Libellés d'une nomenclature, par code. */
const indexLibelles = (sqlite: Database, requete: string): Map<string, string> =>
  new Map((sqlite.prepare(requete).all() as { code: string; libelle: string }[]).map((l) => [l.code, l.libelle]));

export const listLibelles = (sqlite: Database) => ({
  romes: indexLibelles(sqlite, 'select code, libelle from romes'),
  fap2009: indexLibelles(sqlite, `select code, libelle from faps where nomenclature = 'FAP2009' and niveau = 225`),
});

/** Libellés des diplômes de la carte, celui de la première formation qui porte le CFD, avec leur niveau. */
export const listDiplomes = (sqlite: Database): { cfd: string; libelle: string; niveau: string }[] =>
  sqlite
    .prepare(
      `select f.cfd, min(f.libelle) as libelle, coalesce(min(n.libelle_court), f.niveau) as niveau
       from formations f left join niveaux_diplome n on n.code = f.niveau group by f.cfd order by 2`,
    )
    .all() as { cfd: string; libelle: string; niveau: string }[];
