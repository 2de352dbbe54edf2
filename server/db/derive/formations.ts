import type { Database } from 'better-sqlite3';
import { capitalize, formatLibelleBcn } from './libelles.ts';

/**
 * Le continuum ne remonte qu'aux diplômes fermés depuis cette date : en deçà, l'ancien diplôme est trop
 * loin pour parler du nouveau (DOMAINE 2.1).
 */
const FERMETURE_MINIMALE_CONTINUUM = '2018-01-01';

type Cle = { cfd: string; dispositif: string; voie: string; duree: number };
type Diplome = {
  libelle: string;
  libelleCourt: string;
  nsf: string;
  nature: string;
  dateOuverture: string | null;
  dateFermeture: string | null;
};

/** Clés des formations enseignées ou suivies en sortie ; l'apprentissage se compte par CFD seul. */
const CLES = `
  with mef_offres(mefstat11, voie) as (
    select distinct mefstat11, 'scolaire' from constats
    union select distinct mefstat11, voie from temp.admissions
    union select distinct code, 'scolaire' from sorties_regions where voie = 'scolaire'
  ),
  cles(cfd, dispositif, voie) as (
    select cfd, case voie when 'scolaire' then dispositif else '' end, voie
      from mef_offres join temp.mef_cles using (mefstat11)
    union select code, '', 'apprentissage' from sorties_regions where voie = 'apprentissage'
  )
  select cfd, dispositif, voie,
    coalesce((select max(m.duree) from mefs m where m.cfd = cles.cfd
              and (cles.dispositif = '' or m.dispositif = cles.dispositif)), 1) as duree
  from cles order by cfd, dispositif, voie`;

/** Spécialité → classe commune : tables tenues à la main, puis groupes de la BCN (nature « T » = commune). */
const FAMILLES = `
  select cfd_specialite as cfd, cfd_commun as cfdCommun, famille from familles_metiers
  union all
  select membre.cfd, commune.cfd, g.libelle
  from liens_formation_groupe membre
  join groupes_formation g on g.code = membre.groupe
  join liens_formation_groupe commune on commune.groupe = membre.groupe
  join diplomes dc on dc.cfd = commune.cfd and dc.nature = 'T'
  join diplomes dm on dm.cfd = membre.cfd and dm.nature <> 'T'`;

/** Diplôme dont l'unique prédécesseur n'a que lui pour successeur : ni fusion, ni scission. */
const CONTINUUMS = `
  select nouveau as cfd, ancien from diplomes_filiations f
  join diplomes d on d.cfd = f.ancien
  where (select count(*) from diplomes_filiations x where x.nouveau = f.nouveau) = 1
    and (select count(*) from diplomes_filiations x where x.ancien = f.ancien) = 1
    and d.date_fermeture >= ?`;

const indexBy = <T, V>(rows: readonly T[], cle: (row: T) => string, valeur: (row: T) => V): Map<string, V> => {
  const index = new Map<string, V>();
  for (const row of rows) if (!index.has(cle(row))) index.set(cle(row), valeur(row));
  return index;
};

type Famille = { cfd: string; cfdCommun: string; famille: string };

const loadReferences = (sqlite: Database) => {
  const familles = sqlite.prepare(FAMILLES).all() as Famille[];
  const pros = sqlite.prepare('select cfd, intitule, cpc from diplomes_professionnels').all() as {
    cfd: string;
    intitule: string;
    cpc: string;
  }[];
  const diplomes = sqlite
    .prepare(
      `select cfd, libelle, libelle_court as libelleCourt, nsf, nature, date_ouverture as dateOuverture,
              date_fermeture as dateFermeture from diplomes`,
    )
    .all() as (Diplome & { cfd: string })[];
  const continuums = sqlite.prepare(CONTINUUMS).all(FERMETURE_MINIMALE_CONTINUUM) as { cfd: string; ancien: string }[];
  return {
    specialites: indexBy(
      familles,
      (f) => f.cfd,
      (f) => f,
    ),
    communes: indexBy(
      familles,
      (f) => f.cfdCommun,
      (f) => f.famille,
    ),
    pros: indexBy(
      pros,
      (p) => p.cfd,
      (p) => p,
    ),
    diplomes: indexBy(
      diplomes,
      (d) => d.cfd,
      (d): Diplome => d,
    ),
    continuums: indexBy(
      continuums,
      (c) => c.cfd,
      (c) => c.ancien,
    ),
  };
};

type References = ReturnType<typeof loadReferences>;

const buildFormation = (cle: Cle, refs: References) => {
  const diplome = refs.diplomes.get(cle.cfd);
  const pro = refs.pros.get(cle.cfd);
  const specialite = refs.specialites.get(cle.cfd);
  const commune = refs.communes.has(cle.cfd) || diplome?.nature === 'T';
  const type = commune ? 'commune' : specialite !== undefined && cle.duree > 1 ? 'specialite' : 'simple';
  return {
    ...cle,
    libelle: pro ? capitalize(pro.intitule) : diplome ? formatLibelleBcn(diplome.libelle) : `Diplôme ${cle.cfd}`,
    libelleCourt: diplome?.libelleCourt ?? '',
    niveau: cle.cfd.slice(0, 3),
    nsf: diplome?.nsf ?? cle.cfd.slice(3, 6),
    cpc: pro?.cpc ?? null,
    type,
    famille: refs.communes.get(cle.cfd) ?? specialite?.famille ?? null,
    cfdCommun: type === 'specialite' ? (specialite?.cfdCommun ?? null) : null,
    cfdContinuum: refs.continuums.get(cle.cfd) ?? null,
    dateOuverture: diplome?.dateOuverture ?? null,
    dateFermeture: diplome?.dateFermeture ?? null,
  };
};

/** Formations (CFD × dispositif × voie) présentes dans l'offre ou les sorties, avec leur identité complète. */
export const rebuildFormations = (sqlite: Database): void => {
  const refs = loadReferences(sqlite);
  const insert = sqlite.prepare(`
    insert into formations (cfd, dispositif, voie, libelle, libelle_court, niveau, nsf, cpc, type, famille,
      cfd_commun, cfd_continuum, date_ouverture, date_fermeture, duree)
    values (@cfd, @dispositif, @voie, @libelle, @libelleCourt, @niveau, @nsf, @cpc, @type, @famille,
      @cfdCommun, @cfdContinuum, @dateOuverture, @dateFermeture, @duree)`);
  for (const cle of sqlite.prepare(CLES).all() as Cle[]) insert.run(buildFormation(cle, refs));
};
