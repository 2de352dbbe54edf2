import type { Database } from 'better-sqlite3';

/**
 * Département porté par les trois premiers chiffres d'un UAI : la Corse y garde ses anciens numéros (620,
 * 720). Sert seulement aux établissements absents de tout annuaire.
 */
const DEPARTEMENT_UAI = `case substr(u.uai, 1, 3) when '620' then '02A' when '720' then '02B' else substr(u.uai, 1, 3) end`;

/** Meilleure ligne d'annuaire d'un UAI : annuaire, puis géolocalisation, puis ACCE. */
const champ = (nom: string): string => `coalesce(a.${nom}, g.${nom}, c.${nom})`;

/**
 * Commune entière d'un code : l'Insee range Paris, Lyon et Marseille par commune, les annuaires par arrondissement
 * municipal (75101 à 75120, 69381 à 69389, 13201 à 13216).
 */
const getCommuneEntiere = (commune: string): string => `case
  when ${commune} between '75101' and '75120' then '75056'
  when ${commune} between '69381' and '69389' then '69123'
  when ${commune} between '13201' and '13216' then '13055'
  else ${commune} end`;

/** Bassins et zones d'emploi nommés, puis établissements qui forment, rattachés à toutes leurs mailles. */
export const rebuildEtablissements = (sqlite: Database): void => {
  sqlite.exec(`
    -- Le libellé de l'enquête BMO la plus récente l'emporte sur celui du découpage des communes.
    insert into bassins (code, libelle)
      select code, libelle from besoins_bassins
      where annee = (select max(annee) from besoins_bassins) group by code
      union
      select bassin, min(libelle_bassin) from communes_bassins
      where annee = (select max(annee) from communes_bassins)
        and bassin not in (select code from besoins_bassins where annee = (select max(annee) from besoins_bassins))
      group by bassin;
    insert into zones (code, libelle)
      select zone, min(libelle_zone) from communes_zones
      where annee = (select max(annee) from communes_zones) group by zone;
  `);
  sqlite.exec(`
    insert into etablissements (uai, nom, type, secteur, commune, libelle_commune, departement, academie, region,
      bassin, zone, latitude, longitude, position_source, fichier_id)
    with u(uai) as (select uai from constats union select uai from temp.admissions),
    fiche as (
      select u.uai, ${['nom', 'type', 'secteur', 'commune', 'libelle_commune', 'latitude', 'longitude']
        .map((nom) => `${champ(nom)} as ${nom}`)
        .join(', ')},
        coalesce(${champ('departement')}, co.departement, ${DEPARTEMENT_UAI}) as departement,
        coalesce(a.fichier_id, g.fichier_id, c.fichier_id) as fichier_id, co.libelle as nom_commune
      from u
      left join annuaires a on a.uai = u.uai and a.annuaire = 'annuaire'
      left join annuaires g on g.uai = u.uai and g.annuaire = 'geolocalisation'
      left join annuaires c on c.uai = u.uai and c.annuaire = 'acce'
      left join communes co on co.code = ${champ('commune')}
    )
    select f.uai, coalesce(f.nom, 'Établissement ' || f.uai), f.type, f.secteur, f.commune,
      coalesce(f.libelle_commune, f.nom_commune), d.code, d.code_academie, d.code_region, cb.bassin, cz.zone,
      coalesce(f.latitude, ce.latitude), coalesce(f.longitude, ce.longitude),
      case when f.latitude is not null then 'etablissement' when ce.latitude is not null then 'commune' end,
      f.fichier_id
    from fiche f
    -- Hors de la carte : territoires du Pacifique, Saint-Pierre-et-Miquelon, étranger (régions 00 et 99).
    join departements d on d.code = f.departement and d.code_region not in ('00', '99')
    left join communes_bassins cb on cb.commune = f.commune and cb.annee = (select max(annee) from communes_bassins)
    left join communes_zones cz on cz.commune = ${getCommuneEntiere('f.commune')} and cz.annee = (select max(annee) from communes_zones)
    left join communes_centroides ce on ce.commune = f.commune
    order by f.uai;
  `);
};
