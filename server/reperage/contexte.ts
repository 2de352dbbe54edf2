import type { Database } from 'better-sqlite3';
import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import { listRentreesDemande } from '#shared/rentree.ts';
import { buildContexte, type Contexte } from '#shared/reperage/contexte.ts';
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

/** Un contexte par jeu de faits : les faits changent d'objet avec les données et les seuils en vigueur. */
const contextes = new WeakMap<object, Contexte>();

/** Premier jour de la prochaine rentrée qu'une demande peut viser. */
const getOuvrable = (): string => `${listRentreesDemande(new Date())[0] ?? 0}-09-01`;

/**
 * Contexte du repérage pour une rentrée (0 = dernières données) : les faits diffusés, les séries et le besoin local.
 * Le besoin est nul tant que le module qui le calcule n'est pas branché ici : ses critères sont alors indécidables.
 */
export const loadContexte = (db: Db, rentree: number): Contexte => {
  const { faits, rentree: servie } = loadFaits(db, rentree);
  const ouvrable = getOuvrable();
  const connu = contextes.get(faits);
  if (connu?.ouvrable === ouvrable) return connu;
  const contexte = buildContexte({ faits, series: listSeries(db.$client, servie || DERNIERE), besoin: null, ouvrable });
  contextes.set(faits, contexte);
  return contexte;
};
