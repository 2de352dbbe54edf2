import type { Database } from 'better-sqlite3';
import { DomainError } from '#shared/errors.ts';

type Identite = {
  uai: string;
  nom: string;
  type: string | null;
  secteur: 'public' | 'prive' | null;
  commune: string | null;
  region: string | null;
  libelleDepartement: string | null;
  libelleAcademie: string | null;
  libelleRegion: string | null;
  libelleBassin: string | null;
  libelleZone: string | null;
  positionSource: 'etablissement' | 'commune' | null;
  dansAnnuaire: number;
};

/** Taux publiés par InserJeunes pour un établissement, en pourcentage ; nuls quand le producteur ne publie pas. */
export type SortieEtablissement = {
  millesime: string;
  perimetre: 'ensemble' | 'scolaire' | 'apprentissage';
  tauxPoursuite: number | null;
  tauxEmploi6Mois: number | null;
  tauxEmploiAttendu: number | null;
  valeurAjoutee: number | null;
  source: string;
  fichier: string;
};

/**
 * Quand plusieurs sources donnent le même millésime et le même périmètre, une seule est lue : la série ouverte des
 * CFA, la plus complète, puis les fichiers DEPP.
 */
const RANG_SOURCE = "case s.source when 'inserjeunes_cfa' then 1 when 'inserjeunes_lycees' then 2 else 3 end, s.source";

/** Taux d'un établissement montrés hors de sa fiche : un seul périmètre, un seul millésime. */
export type SortiePubliee = SortieEtablissement & { uai: string; fichierId: number };

/**
 * Pour chaque établissement, son périmètre le plus large (l'ensemble, sinon la voie scolaire, sinon l'apprentissage)
 * au dernier millésime que la source publie pour ce périmètre : un taux plus ancien n'est pas montré pour un récent.
 */
export const listPubliees = (sqlite: Database, uai: string | null = null): SortiePubliee[] =>
  sqlite
    .prepare(
      `with derniers as (
         select perimetre, max(millesime) as millesime from sorties_etablissements where code = '' group by perimetre),
       rangees as (
         select s.*, row_number() over (partition by s.uai
           order by case s.perimetre when 'ensemble' then 1 when 'scolaire' then 2 else 3 end, ${RANG_SOURCE}) as rang
         from sorties_etablissements s join derniers d on d.perimetre = s.perimetre and d.millesime = s.millesime
         where s.code = '' and (@uai is null or s.uai = @uai))
       select s.uai, s.millesime, s.perimetre, s.taux_poursuite as tauxPoursuite,
              s.taux_emploi6_mois as tauxEmploi6Mois, s.taux_emploi_attendu as tauxEmploiAttendu,
              s.valeur_ajoutee as valeurAjoutee, f.source, f.nom as fichier, f.id as fichierId
       from rangees s join fichiers f on f.id = s.fichier_id where s.rang = 1 order by s.uai`,
    )
    .all({ uai }) as SortiePubliee[];

/** Identité d'un établissement et taux qu'InserJeunes publie pour lui. Lève `etablissement_introuvable`. */
export const getEtablissement = (sqlite: Database, uai: string) => {
  const identite = sqlite
    .prepare(
      `select e.uai, e.nom, e.type, e.secteur, e.libelle_commune as commune, e.region,
              d.libelle as libelleDepartement, d.libelle_academie as libelleAcademie,
              d.libelle_region as libelleRegion, b.libelle as libelleBassin, z.libelle as libelleZone,
              e.position_source as positionSource, e.fichier_id is not null as dansAnnuaire
       from etablissements e
       left join departements d on d.code = e.departement
       left join bassins b on b.code = e.bassin
       left join zones z on z.code = e.zone
       where e.uai = ?`,
    )
    .get(uai) as Identite | undefined;
  if (!identite) throw new DomainError('etablissement_introuvable');
  const sorties = sqlite
    .prepare(
      `select s.millesime, s.perimetre, s.taux_poursuite as tauxPoursuite, s.taux_emploi6_mois as tauxEmploi6Mois,
              s.taux_emploi_attendu as tauxEmploiAttendu, s.valeur_ajoutee as valeurAjoutee,
              f.source, f.nom as fichier
       from (select s.*, row_number() over (partition by s.millesime, s.perimetre order by ${RANG_SOURCE}) as rang
             from sorties_etablissements s where s.uai = ? and s.code = '') s
       join fichiers f on f.id = s.fichier_id
       where s.rang = 1 order by s.millesime desc, s.perimetre`,
    )
    .all(uai) as SortieEtablissement[];
  const [publiee] = listPubliees(sqlite, uai);
  const { millesime = null, perimetre = null } = publiee ?? {};
  return { ...identite, sorties, publiee: { millesime, perimetre } };
};
