import type { Database } from 'better-sqlite3';
import { loadBesoins } from '#server/besoins/service.ts';
import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { computeIndicateur } from '#shared/besoins/indicateurs.ts';
import {
  buildTable,
  computePlaces,
  indexLiens,
  sumFamilles,
  type TableTerritoire,
} from '#shared/besoins/territoire.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { listRentreesDemande } from '#shared/rentree.ts';
import { type BesoinLocal, buildContexte, type Contexte } from '#shared/reperage/contexte.ts';
import type { Point, Serie, Series } from '#shared/reperage/tendance.ts';

type LigneSerie = {
  cle: string;
  rentree: number;
  effectif: number | null;
  voeux: number | null;
  admission: 'affelnet' | 'parcoursup' | null;
};

type SerieEnCours = { [K in keyof Serie]: Point[] };

/** Comptes des offres qui ont plusieurs rentrées, jusqu'à celle que l'on regarde. */
const listSeries = (sqlite: Database, jusqua: number): Series => {
  const lignes = sqlite
    .prepare(
      `select e.uai || '|' || f.cfd || '.' || f.dispositif || '.' || f.voie as cle, n.rentree,
              n.effectif_entree as effectif, n.voeux, n.admission
       from entrees n join offres o on o.id = n.offre_id
       join etablissements e on e.id = o.etablissement_id join formations f on f.id = o.formation_id
       where n.rentree <= ? and n.offre_id in
         (select offre_id from entrees where rentree <= ? group by offre_id having count(*) > 1)`,
    )
    .all(jusqua, jusqua) as LigneSerie[];
  const series = new Map<string, SerieEnCours>();
  for (const { cle, rentree, effectif, voeux, admission } of lignes) {
    const serie: SerieEnCours = series.get(cle) ?? { constat: [], affelnet: [], parcoursup: [] };
    series.set(cle, serie);
    if (effectif !== null) serie.constat.push({ rentree, valeur: effectif });
    if (voeux !== null && admission !== null) serie[admission].push({ rentree, valeur: voeux });
  }
  return series;
};

const DERNIERE = 9999;

/** Besoin local d'un diplôme dans un territoire : les mêmes fonctions que la fiche, tables gardées d'un appel à l'autre. */
const buildBesoinLocal = (besoins: Besoins, faits: Faits): BesoinLocal => {
  const liens = indexLiens(besoins);
  const tables = new Map<string, TableTerritoire>();
  const getTable = (territoire: string): TableTerritoire => {
    const table = tables.get(territoire) ?? buildTable(besoins, faits, territoire);
    tables.set(territoire, table);
    return table;
  };
  const getFamilles = (cfd: string): readonly number[] => liens.get(cfd) ?? [];
  return {
    annee: besoins.annee,
    anneeTension: besoins.anneeTension,
    get: (cfd, territoire, code) =>
      computeIndicateur(code, besoins, getTable(territoire), territoire, getFamilles(cfd)),
    getCouverture: (cfd, territoire) => {
      const { offres, connues } = computePlaces(getTable(territoire), getFamilles(cfd));
      return { offres, connues, secretes: sumFamilles(getTable(territoire), getFamilles(cfd)).secretes };
    },
  };
};

/** Un contexte par jeu de faits et de besoins : ils changent d'objet avec les données, les seuils et les corrections. */
const contextes = new WeakMap<object, { besoins: Besoins; contexte: Contexte }>();

/** Premier jour de la prochaine rentrée qu'une demande peut viser. */
const getOuvrable = (): string => `${listRentreesDemande(new Date())[0] ?? 0}-09-01`;

/** Contexte du repérage pour une rentrée (0 = dernières données) : les faits diffusés, les séries et le besoin local. */
export const loadContexte = (db: Db, rentree: number): Contexte => {
  const { faits, rentree: servie } = loadFaits(db, rentree);
  const ouvrable = getOuvrable();
  const { besoins } = loadBesoins(db);
  const connu = contextes.get(faits);
  if (connu?.contexte.ouvrable === ouvrable && connu.besoins === besoins) return connu.contexte;
  const contexte = buildContexte({
    faits,
    series: listSeries(db.$client, servie || DERNIERE),
    // Sans enquête chargée, les critères de besoin sont indécidables, et le disent.
    besoin: besoins.annee === null ? null : buildBesoinLocal(besoins, faits),
    ouvrable,
  });
  contextes.set(faits, { besoins, contexte });
  return contexte;
};
