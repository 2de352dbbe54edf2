import type { Database } from 'better-sqlite3';

/** Lignes d'admission qui comptent sur place ; celles qui sont toutes à distance ont leurs propres colonnes. */
const SUR_PLACE = `filter (where a.capacite_motif is not 'distance')`;

// Une somme où manque un terme n'est pas un compte : elle fausserait le rapport à l'autre compte.
const sumTous = (colonne: string): string =>
  `case when count(a.${colonne}) = count(*) ${SUR_PLACE} then sum(a.${colonne}) end as ${colonne}`;

/**
 * Offres (établissement × formation) et leurs entrées par rentrée. L'année d'entrée est la première, ou la
 * deuxième pour une spécialité qui suit une année commune (DOMAINE 3.1) ; capacité et vœux sont ceux de
 * l'année d'entrée.
 */
export const rebuildEntrees = (sqlite: Database): void => {
  sqlite.exec(`
    drop table if exists temp.formation_mefs;
    create temp table formation_mefs (mefstat11 text, voie text, formation_id int, annee int, entree int,
      primary key (mefstat11, voie)) without rowid;
    insert into formation_mefs
      select m.mefstat11, f.voie, f.id, m.annee, case f.type when 'specialite' then 2 else 1 end
      from temp.mef_cles m
      join formations f on f.cfd = m.cfd
        and f.dispositif = case f.voie when 'scolaire' then m.dispositif else '' end;

    -- Capacités et vœux de l'année d'entrée, tous MEFSTAT11 connus ; une capacité inconnue garde son motif
    -- (sentinelle, puis hors bornes, puis vide).
    drop table if exists temp.entrees_admission;
    create temp table entrees_admission as
      select e.id as etablissement_id, fm.formation_id, a.rentree, a.admission,
        ${sumTous('capacite')},
        case when count(*) ${SUR_PLACE} = 0 then 'distance' when count(a.capacite) = count(*) ${SUR_PLACE} then null
          when sum(a.capacite_motif = 'sentinelle') > 0 then 'sentinelle'
          else min(a.capacite_motif) ${SUR_PLACE} end as capacite_motif,
        sum(a.capacite_distance) as capacite_distance, sum(a.voeux_distance) as voeux_distance,
        ${['capacite_affectation', 'voeux', 'affectes1', 'affectes'].map(sumTous).join(', ')}, min(a.fichier_id) as fichier_id
      from temp.admissions a
      join formation_mefs fm on fm.mefstat11 = a.mefstat11 and fm.voie = a.voie and fm.annee = fm.entree
      join etablissements e on e.uai = a.uai
      group by 1, 2, 3, 4;
    drop table if exists temp.entrees_constat;
    create temp table entrees_constat as
      select e.id as etablissement_id, fm.formation_id, c.rentree,
        sum(case fm.annee when 1 then c.effectif end) as effectif1,
        sum(case fm.annee when 2 then c.effectif end) as effectif2,
        sum(case fm.annee when 3 then c.effectif end) as effectif3,
        sum(case when fm.annee = fm.entree then c.effectif end) as effectif_entree,
        sum(case when fm.annee = fm.entree then c.filles end) as filles,
        min(c.fichier_id) as fichier_id
      from constats c
      join formation_mefs fm on fm.mefstat11 = c.mefstat11 and fm.voie = 'scolaire'
      join etablissements e on e.uai = c.uai
      group by 1, 2, 3;

    insert into offres (etablissement_id, formation_id)
      select etablissement_id, formation_id from entrees_constat
      union select etablissement_id, formation_id from entrees_admission
      order by 1, 2;

    insert into entrees (offre_id, rentree, effectif1, effectif2, effectif3, effectif_entree, filles, capacite,
      capacite_motif, capacite_affectation, voeux, affectes1, affectes, capacite_distance, voeux_distance, admission,
      constat_fichier_id, admission_fichier_id)
    with cles as (
      select etablissement_id, formation_id, rentree from entrees_constat
      union select etablissement_id, formation_id, rentree from entrees_admission
    )
    select o.id, k.rentree, c.effectif1, c.effectif2, c.effectif3, c.effectif_entree, c.filles, a.capacite,
      a.capacite_motif, a.capacite_affectation, a.voeux, a.affectes1, a.affectes, a.capacite_distance, a.voeux_distance,
      a.admission, c.fichier_id, a.fichier_id
    from cles k
    join offres o on o.etablissement_id = k.etablissement_id and o.formation_id = k.formation_id
    left join entrees_constat c on c.etablissement_id = k.etablissement_id and c.formation_id = k.formation_id
      and c.rentree = k.rentree
    left join entrees_admission a on a.etablissement_id = k.etablissement_id and a.formation_id = k.formation_id
      and a.rentree = k.rentree
    group by o.id, k.rentree;

    drop table temp.formation_mefs; drop table temp.entrees_admission; drop table temp.entrees_constat;
  `);
};
