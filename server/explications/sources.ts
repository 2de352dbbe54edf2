import type { Database } from 'better-sqlite3';
import { IS_ANCIENNE } from '#server/db/derive/sorties.ts';
import type { LigneFormation } from '#server/faits/queries.ts';
import type { SourceChiffre } from '#shared/explications/explication.ts';
import type { Periode } from '#shared/faits/faits.ts';

/** Numéros de ligne cités au plus par fichier : au-delà, le chiffre est une somme trop large pour se relire à la main. */
const LIGNES_CITEES = 12;

type Trace = Omit<SourceChiffre, 'lignes'> & { lignes: string | null };

/** Un MEFSTAT11 désigne une formation ; quand la BCN en porte deux, le plus récemment ouvert (comme server/db/derived.ts). */
export const MEF_CLES = `mef_cles as (
  select mefstat11, cfd, dispositif, annee from (
    select mefstat11, cfd, dispositif, annee,
      row_number() over (partition by mefstat11 order by date_ouverture desc, mef desc) as rang from mefs)
  where rang = 1)`;

const FICHIER = `f.id as fichierId, f.source, f.annee, f.nom, substr(f.empreinte, 1, 12) as empreinte, f.charge_le as chargeLe`;

const toSources = (traces: readonly Trace[]): SourceChiffre[] =>
  traces.map(({ lignes, ...fichier }) => ({
    ...fichier,
    lignes: [...new Set((lignes ?? '').split(',').filter(Boolean).map(Number))].sort((a, b) => a - b),
  }));

const cite = (nombre: string): string =>
  `case when count(*) <= ${LIGNES_CITEES} then group_concat(${nombre}) end as lignes`;

/** Fichiers des seules sources citées, à leurs années, sans numéro de ligne. */
const listFichiers = (sqlite: Database, sources: readonly { source: string; annee: string }[]): SourceChiffre[] =>
  sources.flatMap(({ source, annee }) =>
    toSources(
      sqlite
        .prepare(`select ${FICHIER}, null as lignes from fichiers f where f.source = ? and f.annee = ?`)
        .all(source, annee) as Trace[],
    ),
  );

/** Sources d'un chiffre d'ensemble : les fichiers de la période. */
export const listSourcesPeriode = (
  sqlite: Database,
  periode: Periode,
  familles: readonly string[],
): SourceChiffre[] => {
  const annees: Record<string, string | null> = {
    constat: periode.constat === null ? null : String(periode.constat),
    affelnet: periode.affelnet === null ? null : String(periode.affelnet),
    parcoursup: periode.parcoursup === null ? null : String(periode.parcoursup),
    inserjeunes_regions: periode.millesime,
  };
  return listFichiers(
    sqlite,
    familles.flatMap((source) => {
      const annee = annees[source] ?? null;
      return annee === null ? [] : { source, annee };
    }),
  );
};

type Admission = { source: 'affelnet' | 'parcoursup'; rentree: number };

const traceEntree = (
  sqlite: Database,
  table: 'constats' | Admission['source'],
  formation: LigneFormation,
  parametres: { uai: string; rentree: number; toutes: number },
): Trace[] =>
  sqlite
    .prepare(
      `with ${MEF_CLES}
       select ${FICHIER}, ${cite('t.ligne')} from ${table} t
       join mef_cles m on m.mefstat11 = t.mefstat11 and m.cfd = @cfd and (@dispositif = '' or m.dispositif = @dispositif)
       join fichiers f on f.id = t.fichier_id
       where t.uai = @uai and t.rentree = @rentree and (@toutes or m.annee = @entree)
         ${table === 'constats' ? '' : 'and t.voie = @voie'}
       group by f.id`,
    )
    .all({ ...formation, ...parametres, entree: formation.type === 'specialite' ? 2 : 1 }) as Trace[];

/** Lignes de fichier d'une offre : constat et admission de la période, année d'entrée ou toutes. */
export const listSourcesOffre = (
  sqlite: Database,
  formation: LigneFormation,
  uai: string,
  { constat, admission, toutes }: { constat: number | null; admission: Admission | null; toutes: boolean },
): SourceChiffre[] => {
  const lire = (table: 'constats' | Admission['source'], rentree: number) =>
    toSources(traceEntree(sqlite, table, formation, { uai, rentree, toutes: Number(toutes) }));
  return [
    ...(constat === null ? [] : lire('constats', constat)),
    ...(admission === null ? [] : lire(admission.source, admission.rentree)),
  ];
};

/**
 * Lignes du fichier InserJeunes d'où viennent les comptes d'une formation dans une région (toutes les régions pour la
 * France) : les siennes, ou celles de l'ancien diplôme là où elle reprend ses comptes.
 */
export const listSourcesSortie = (
  sqlite: Database,
  { id }: Pick<LigneFormation, 'id'>,
  region: string,
  millesime: string,
): SourceChiffre[] =>
  toSources(
    sqlite
      .prepare(
        `with ${MEF_CLES},
         lues as (
           select s.region, f.voie, coalesce(a.cfd, f.cfd) as cfd, coalesce(a.dispositif, f.dispositif) as dispositif
           from sorties s join formations f on f.id = s.formation_id
           left join formations a on s.cfd_continuum is not null and ${IS_ANCIENNE}
           where s.formation_id = @id and s.millesime = @millesime and (@region = '' or s.region = @region))
         select ${FICHIER}, ${cite('s.ligne')} from sorties_regions s
         left join mef_cles m on s.voie = 'scolaire' and m.mefstat11 = s.code
         join lues l on l.region = s.region and l.voie = s.voie
           and l.cfd = coalesce(m.cfd, s.code) and l.dispositif = coalesce(m.dispositif, '')
         join fichiers f on f.id = s.fichier_id
         where s.millesime = @millesime
         group by f.id`,
      )
      .all({ id, region, millesime }) as Trace[],
  );
