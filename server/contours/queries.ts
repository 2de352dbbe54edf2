import type { Database } from 'better-sqlite3';
import type { Commune } from './contours.ts';

/** Découpage des communes en bassins ou en zones d'emploi, à sa dernière année. */
export type Decoupe = { annee: number | null; communes: Commune[]; libelles: Map<string, string> };

const TABLES = {
  bassins: { communes: 'communes_bassins', colonne: 'bassin' },
  zones: { communes: 'communes_zones', colonne: 'zone' },
} as const;

/**
 * Communes d'un découpage et leur centre. Sans centre publié (arrondissements de Paris, Lyon et Marseille, anciennes
 * communes), celui des établissements qui s'y trouvent ; sans établissement non plus, la commune n'y est pas.
 */
export const loadDecoupe = (sqlite: Database, objet: keyof typeof TABLES): Decoupe => {
  const { communes, colonne } = TABLES[objet];
  const annee = sqlite.prepare(`select max(annee) from ${communes}`).pluck().get() as number | null;
  const lignes = sqlite
    .prepare(
      `select d.${colonne} as territoire, coalesce(c.longitude, e.longitude) as lon, coalesce(c.latitude, e.latitude) as lat,
              case when d.commune like '97%' then substr(d.commune, 1, 3) else '0' || substr(d.commune, 1, 2) end as departement
       from ${communes} d
       left join communes_centroides c on c.commune = d.commune
       left join (select commune, avg(longitude) as longitude, avg(latitude) as latitude from etablissements
                  where position_source = 'etablissement' group by commune) e on e.commune = d.commune
       where d.annee = ? and coalesce(c.latitude, e.latitude) is not null
       order by d.commune`,
    )
    .all(annee) as Commune[];
  const noms = sqlite.prepare(`select code, libelle from ${objet}`).raw().all() as [string, string][];
  return { annee, communes: lignes, libelles: new Map(noms) };
};
