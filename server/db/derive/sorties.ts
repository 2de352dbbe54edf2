import type { Database } from 'better-sqlite3';

const COMPTES = [
  'effectif_terminale',
  'sortants',
  'poursuite',
  'emploi6_mois',
  'emploi12_mois',
  'emploi18_mois',
  'emploi24_mois',
] as const;

/**
 * Dit en SQL qu'une formation `a` est l'ancienne d'une formation `f` : le diplôme qu'elle remplace seule, même voie et
 * même dispositif. Les CS (461, 561) prennent le dispositif unique de l'ancienne MC (DOMAINE 3.3).
 */
export const IS_ANCIENNE = `a.cfd = f.cfd_continuum and a.voie = f.voie
  and (a.dispositif = f.dispositif
    or (a.niveau = '010' and f.niveau in ('461', '561')
        and (select count(*) from formations x where x.cfd = a.cfd and x.voie = a.voie) = 1))`;

/**
 * Sorties par formation × région × millésime, puis continuum : quand une formation n'a pas de ligne et que
 * son diplôme remplace seul un unique diplôme, elle reprend les comptes de l'ancien (même territoire, même millésime).
 */
export const rebuildSorties = (sqlite: Database): void => {
  // Une somme où manque un terme n'est pas un compte : elle fausserait le rapport à l'autre compte.
  const sommes = COMPTES.map((compte) => `case when count(s.${compte}) = count(*) then sum(s.${compte}) end`).join(
    ', ',
  );
  const colonnes = COMPTES.join(', ');
  sqlite.exec(`
    insert into sorties (formation_id, region, millesime, ${colonnes}, cfd_continuum, fichier_id)
      select f.id, s.region, s.millesime, ${sommes}, null, min(s.fichier_id)
      from sorties_regions s
      left join temp.mef_cles m on s.voie = 'scolaire' and m.mefstat11 = s.code
      join formations f on f.voie = s.voie and f.cfd = coalesce(m.cfd, s.code)
        and f.dispositif = coalesce(m.dispositif, '')
      group by f.id, s.region, s.millesime;

    insert into sorties (formation_id, region, millesime, ${colonnes}, cfd_continuum, fichier_id)
      select f.id, s.region, s.millesime, ${COMPTES.map((compte) => `s.${compte}`).join(', ')}, a.cfd, s.fichier_id
      from formations f
      join formations a on ${IS_ANCIENNE}
      join sorties s on s.formation_id = a.id and s.cfd_continuum is null
      where not exists (select 1 from sorties p
        where p.formation_id = f.id and p.region = s.region and p.millesime = s.millesime)
      group by f.id, s.region, s.millesime;
  `);
};
