import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDb } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';
import { importFiles } from '#server/imports/pipeline.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { computeTauxSortie, type LigneSortie, sumSorties } from '#shared/faits/insertion.ts';
import { filtresInsertion } from '#shared/formations/filters.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_SORTIE,
  COMPTEURS_SORTIE,
  type CodeTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import { roundPublie } from '#shared/indicateurs/taux.ts';
import { listRentrees } from './queries.ts';

/** Fichiers officiels, à côté du dépôt et jamais dedans ; le BMO, long à lire, ne sert à rien ici. */
const DONNEES = new URL('../../../shared/data', import.meta.url).pathname;
const CLIENT = new URL('../../dist/client', import.meta.url).pathname;
const FICHIERS = [
  'nomenclatures',
  'geo',
  'etablissements',
  'offre',
  'inserjeunes',
  'emploi/France_Travail_Bassin_Emploi_2021.csv',
].map((nom) => join(DONNEES, nom));

const presentes = existsSync(DONNEES);
if (!presentes) console.log(`données officielles absentes (${DONNEES}) : essais sautés`);

type Cle = { cle: string; id: number };
type Sortie = LigneSortie & { millesime: string };
/** Dénominateur et numérateur d'un taux dans une cellule ; nuls quand aucun compte n'est connu. */
type Cellule = Record<CodeTauxSortie, { denominateur: number | null; numerateur: number }>;

/**
 * Les mêmes sommes que le produit, refaites en SQL et sans lui : ce que la base sait de chaque cellule, et donc
 * ce que le secret permet d'en dire.
 */
const CELLULES = `
  select sum(case when poursuite is not null then effectif_terminale end) as poursuiteBas,
    sum(case when effectif_terminale is not null then poursuite end) as poursuiteHaut,
    sum(case when emploi6_mois is not null then sortants end) as emploiBas,
    sum(case when sortants is not null then emploi6_mois end) as emploiHaut,
    sum(case when poursuite is not null and emploi6_mois is not null then effectif_terminale end) as devenirBas,
    sum(case when effectif_terminale is not null then poursuite + emploi6_mois end) as devenirHaut`;

const toCellule = (l: Record<string, number | null> | undefined): Cellule => {
  const lire = (code: CodeTauxSortie) => ({
    denominateur: l?.[`${code}Bas`] ?? null,
    numerateur: l?.[`${code}Haut`] ?? 0,
  });
  return { emploi: lire('emploi'), poursuite: lire('poursuite'), devenir: lire('devenir') };
};

const SANS_LIGNE = toCellule(undefined);

const lireBase = (db: Db) => {
  const sqlite = db.$client;
  const formations = sqlite
    .prepare(`select id, cfd || '.' || dispositif || '.' || voie as cle from formations order by id`)
    .all() as Cle[];
  const ids = new Map(formations.map((f) => [f.cle, f.id]));
  const sorties = sqlite
    .prepare(
      `select formation_id as formationId, region, millesime, effectif_terminale as effectifTerminale, sortants,
              poursuite, emploi6_mois as emploi6Mois, cfd_continuum as cfdContinuum from sorties`,
    )
    .all() as Sortie[];
  const groupes = sqlite
    .prepare(
      `${CELLULES}, formation_id as id, region, millesime from sorties group by formation_id, region, millesime
       union all ${CELLULES}, formation_id, '', millesime from sorties group by formation_id, millesime`,
    )
    .all() as (Record<string, number | null> & { id: number; region: string; millesime: string })[];
  const cellules = new Map(groupes.map((g) => [`${g.id}|${g.region}|${g.millesime}`, toCellule(g)]));
  const getCellule = (cle: string, region: string, millesime: string | null): Cellule =>
    cellules.get(`${ids.get(cle)}|${region}|${millesime}`) ?? SANS_LIGNE;
  return { formations, sorties, getCellule };
};

const client = (db: Db) => {
  const app = buildServer(db, { client: CLIENT, mandataire: 'loopback' });
  const lire = async (url: string): Promise<unknown> => {
    const reponse = await app.inject({ url, headers: { 'accept-encoding': 'identity' } });
    expect(reponse.statusCode).toBe(200);
    const compresse = reponse.headers['content-encoding'] === 'gzip';
    const corps = compresse ? await decompresser(reponse.rawPayload) : reponse.payload;
    return JSON.parse(corps);
  };
  const appeler = async (procedure: string, entree: unknown): Promise<unknown> => {
    const corps = await lire(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(entree))}`);
    return (corps as { result: { data: unknown } }).result.data;
  };
  return { lire, appeler };
};

const decompresser = (octets: Buffer): Promise<string> =>
  new Response(new Blob([new Uint8Array(octets)]).stream().pipeThrough(new DecompressionStream('gzip'))).text();

type Taux = Record<CodeTauxSortie, Valeur>;
type Entrees = Record<string, Valeur>;
type Fiche = {
  periode: Faits['periode'];
  comparaison: { maille: string; territoire: string; region: string; entrees: Entrees; sorties: Taux }[];
  evolutionSorties: { millesime: string; sorties: Taux }[];
  sources: { source: string; annee: string }[];
};

/** Tirage toujours le même, pour qu'un échec se rejoue. */
const draw = <T>(valeurs: readonly T[], nombre: number): T[] =>
  fc.sample(fc.shuffledSubarray([...valeurs], { minLength: nombre, maxLength: nombre }), { seed: 42, numRuns: 1 })[0] ??
  [];

const INTERDITES = new Set([
  ...COMPTEURS_SORTIE.filter((compteur) => compteur !== 'poursuite').map((compteur) => compteur.toLowerCase()),
  ...['numerateur', 'denominateur', 'connues', 'effectifsortie', 'nbsortants', 'nbsortant', 'nbanneeterm'],
  ...['nbpoursuiteetudes', 'nbenemploi6mois', 'insertion6mois', 'nbinsertion6mois', 'emploi12mois', 'emploi24mois'],
]);

/** Chemins d'un JSON dont la clé porte le nom d'un compte InserJeunes. */
const listClesInterdites = (valeur: unknown, chemin = ''): string[] => {
  if (Array.isArray(valeur)) {
    const objets = valeur.filter((v) => typeof v === 'object' && v !== null);
    return objets.flatMap((v) => listClesInterdites(v, `${chemin}[]`));
  }
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([cle, v]) => [
    ...(INTERDITES.has(cle.replaceAll('_', '').toLowerCase()) ? [`${chemin}.${cle}`] : []),
    ...listClesInterdites(v, `${chemin}.${cle}`),
  ]);
};

/** Ce qui cloche dans un taux diffusé, au regard de ce que la base sait de sa cellule ; nul si tout va bien. */
const findFaute = (diffuse: number | string, { denominateur, numerateur }: Cellule[CodeTauxSortie]): string | null => {
  const connu = denominateur !== null;
  if (typeof diffuse === 'string') {
    if (connu && denominateur >= 20) return `tu (${diffuse}) malgré un dénominateur de ${denominateur}`;
    return connu && diffuse !== 'sous_seuil' ? `sous le seuil, mais dit « ${diffuse} »` : null;
  }
  if (!connu || denominateur < 20) return `montré malgré un dénominateur de ${denominateur}`;
  if (diffuse < 0 || diffuse > 1) return `${diffuse} n’est pas un taux`;
  if (diffuse !== Math.round(diffuse * 100) / 100) return `${diffuse} est plus précis que le centième`;
  return Math.abs(diffuse - numerateur / denominateur) > 0.00501 ? `${diffuse} n’est pas le rapport de la base` : null;
};

const toDiffuse = (taux: Valeur): number | string => taux.valeur ?? taux.motif;

/** Fautes des trois taux d'une cellule, et nombre de taux montrés ou couverts. */
const buildControle = () => {
  const fautes: string[] = [];
  const bilan = { montres: 0, sousSeuil: 0, absents: 0 };
  const controle = (lieu: string, cellule: Cellule, taux: Record<CodeTauxSortie, number | string>) => {
    // Un emploi secret doit taire le devenir, qui le rendrait par différence avec la poursuite.
    const induit = taux.emploi === 'sous_seuil' && taux.devenir === 'secret_induit';
    if (taux.emploi === 'sous_seuil' && typeof taux.devenir === 'number') fautes.push(`${lieu} : emploi déductible`);
    for (const code of CODES_TAUX_SORTIE) {
      if (induit && code === 'devenir') continue;
      const faute = findFaute(taux[code], cellule[code]);
      if (faute) fautes.push(`${lieu}, ${code} : ${faute}`);
      bilan[typeof taux[code] === 'number' ? 'montres' : taux[code] === 'sous_seuil' ? 'sousSeuil' : 'absents']++;
    }
  };
  return { fautes, bilan, controle };
};

const mapDiffuse = (taux: Taux) => ({
  emploi: toDiffuse(taux.emploi),
  poursuite: toDiffuse(taux.poursuite),
  devenir: toDiffuse(taux.devenir),
});

describe.skipIf(!presentes)('sur les données officielles', () => {
  let db: Db;
  let base: ReturnType<typeof lireBase>;
  let api: ReturnType<typeof client>;

  beforeAll(async () => {
    db = openDb(':memory:');
    const rapport = await importFiles(db, FICHIERS);
    expect(rapport.fautes).toEqual([]);
    base = lireBase(db);
    api = client(db);
  });

  it('chaque taux publié par région est retrouvé au point près, et aucun autre n’est montré', () => {
    type Ligne = Record<
      | ('millesime' | 'code_region' | 'voie' | 'cfd' | 'mefstat11')
      | ('nb_annee_term' | 'nb_sortant' | 'taux_poursuite_etudes' | 'taux_emploi_6_mois'),
      string
    >;
    const csv = readFileSync(join(DONNEES, 'inserjeunes/inserjeunes_region_formation.csv'), 'utf8');
    const lignes = Papa.parse<Ligne>(csv.replace(/^\uFEFF/, ''), {
      header: true,
      delimiter: ';',
      skipEmptyLines: true,
    }).data;
    const mefs = db.$client
      .prepare('select mefstat11, cfd, dispositif from mefs order by date_ouverture, mef')
      .all() as { mefstat11: string; cfd: string; dispositif: string }[];
    const clesMef = new Map(mefs.map((m) => [m.mefstat11, `${m.cfd}.${m.dispositif}.scolaire`]));
    const ids = new Map(base.formations.map((f) => [f.cle, f.id]));
    const sorties = new Map<string, Sortie[]>();
    for (const s of base.sorties) {
      const cellule = `${s.formationId}|${s.region}|${s.millesime}`;
      sorties.set(cellule, [...(sorties.get(cellule) ?? []), s]);
    }
    const ecarts: string[] = [];
    const bilan = { lignes: lignes.length, poursuite: 0, emploi: 0, secrets: 0 };
    for (const ligne of lignes) {
      const { millesime, code_region: region, voie, cfd, mefstat11 } = ligne;
      const cle = voie === 'scolaire' ? clesMef.get(mefstat11) : `${cfd}..apprentissage`;
      const cellule = sorties.get(`${ids.get(cle ?? '')}|${region}|${millesime}`) ?? [];
      const sommes = sumSorties(cellule);
      const taux = computeTauxSortie(sommes);
      for (const [code, publie, denominateur] of [
        ['poursuite', ligne.taux_poursuite_etudes, ligne.nb_annee_term],
        ['emploi', ligne.taux_emploi_6_mois, ligne.nb_sortant],
      ] as const) {
        const ou = `${millesime} ${region} ${cle} ${code}`;
        if (publie === '') bilan.secrets++;
        else bilan[code]++;
        if ((publie !== '') !== (taux[code].valeur !== null)) ecarts.push(`${ou} : publié « ${publie} »`);
        if ((publie !== '') !== Number(denominateur) >= 20 && publie !== '') ecarts.push(`${ou} : ${denominateur}`);
        if (publie === '') continue;
        const notre = roundPublie(sommes[code].numerateur, sommes[code].denominateur, millesime);
        if (notre !== Number(publie)) ecarts.push(`${ou} : publié ${publie}, calculé ${notre}`);
      }
    }
    console.log(
      `InserJeunes : ${bilan.lignes} lignes, ${bilan.poursuite + bilan.emploi} taux publiés retrouvés ` +
        `(${bilan.poursuite} de poursuite, ${bilan.emploi} d’emploi), ${bilan.secrets} taux non publiés tus`,
    );
    expect(ecarts.slice(0, 20)).toEqual([]);
    expect(bilan).toMatchObject({ lignes: 40_322, poursuite: 25_098, emploi: 19_425 });
  });

  it('les faits envoyés au navigateur ne portent aucun compte InserJeunes, ni taux sous le seuil', async () => {
    const { fautes, bilan, controle } = buildControle();
    for (const rentree of [0, ...listRentrees(db.$client), 1987]) {
      const faits = (await api.lire(`/donnees/offres.json?rentree=${rentree}`)) as Faits;
      expect(listClesInterdites(faits)).toEqual([]);
      expect(Object.keys(faits.sorties).sort()).toEqual(
        [...CODES_TAUX_SORTIE, 'continuum', 'formation', 'position', 'region'].sort(),
      );
      for (const [i, rang] of faits.sorties.formation.entries()) {
        const cle = faits.formations.cle[rang] ?? '';
        const region = faits.sorties.region[i] ?? '';
        const cellule = base.getCellule(cle, region, faits.periode.millesime);
        const { emploi, poursuite, devenir } = faits.sorties;
        const taux = { emploi: emploi[i] ?? '', poursuite: poursuite[i] ?? '', devenir: devenir[i] ?? '' };
        controle(`RS ${rentree}, ${cle} en « ${region} »`, cellule, taux);
        const horsQuadrant = typeof taux.emploi === 'string' || typeof taux.poursuite === 'string';
        if (horsQuadrant && faits.sorties.position[i] !== 'hors_quadrant') fautes.push(`${cle} : placée sans taux`);
      }
    }
    console.log('offres.json :', JSON.stringify(bilan));
    expect(fautes.slice(0, 20)).toEqual([]);
    expect(bilan.montres).toBeGreaterThan(5_000);
    expect(bilan.sousSeuil).toBeGreaterThan(5_000);
  });

  it('les fiches de 60 formations, à quatre territoires, non plus', async () => {
    const { fautes, bilan, controle } = buildControle();
    const territoires = ['', 'region:84', 'departement:974', 'academie:25', 'region:06', 'departement:02A'];
    for (const [n, { cle }] of draw(base.formations, 60).entries()) {
      for (const territoire of draw(territoires, 4)) {
        const fiche = (await api.appeler('formations.get', { cle, territoire, rentree: n % 3 ? 0 : 2024 })) as Fiche;
        expect(listClesInterdites(fiche)).toEqual([]);
        for (const ligne of fiche.comparaison) {
          const lieu = `${cle} en « ${ligne.territoire} »`;
          if (ligne.maille === 'france' || ligne.maille === 'region') {
            const cellule = base.getCellule(cle, ligne.region, fiche.periode.millesime);
            controle(lieu, cellule, mapDiffuse(ligne.sorties));
          } else {
            const motifs = Object.values(ligne.sorties).map((taux) => taux.motif);
            if (motifs.some((motif) => motif !== 'grain_regional')) fautes.push(`${lieu} : taux sous la région`);
          }
        }
        const region = fiche.comparaison.at(-1)?.region ?? '';
        for (const { millesime, sorties } of fiche.evolutionSorties)
          controle(`${cle} ${millesime}`, base.getCellule(cle, region, millesime), mapDiffuse(sorties));
      }
    }
    console.log('formations.get :', JSON.stringify(bilan));
    expect(fautes.slice(0, 20)).toEqual([]);
    expect(bilan.montres).toBeGreaterThan(100);
  });

  it('les taux des territoires, sous tous les filtres, non plus', async () => {
    const { fautes, bilan, controle } = buildControle();
    const filtres = [
      {},
      { voie: 'scolaire' },
      { voie: 'apprentissage' },
      ...['500', '400', '320', '010', '461', '241'].map((niveau) => ({ niveau: [niveau] })),
      ...['20', '21', '22', '252', '311', '334'].map((domaine) => ({ domaine: [domaine], voie: 'scolaire' })),
      ...draw(base.formations, 60).map(({ cle }) => ({ formation: cle, communes: true })),
      ...draw(base.formations, 20).map(({ cle }) => ({ q: cle.slice(0, 8) })),
    ];
    const faits = (await api.lire('/donnees/offres.json')) as Faits;
    const { niveau, nsf, type, cle } = faits.formations;
    const offertes = new Set(
      faits.offres.formation.flatMap((f, i) => {
        const region = faits.etablissements.region[faits.offres.etablissement[i] ?? -1];
        return [`${region}|${faits.formations.id[f]}`, `|${faits.formations.id[f]}`];
      }),
    );
    const ids = new Map(base.formations.map((f) => [f.cle, f.id]));
    const lignes = base.sorties.filter((s) => s.millesime === '2022_2023');
    for (const filtre of filtres.map((f) => filtresInsertion.parse(f))) {
      const retenues = new Set(
        cle.flatMap((c, i) => {
          const garde =
            (filtre.niveau.length === 0 || filtre.niveau.includes(niveau[i] ?? '')) &&
            (filtre.domaine.length === 0 || filtre.domaine.some((d) => nsf[i]?.startsWith(d))) &&
            (filtre.voie === '' || c.endsWith(filtre.voie)) &&
            (filtre.formation === '' || c === filtre.formation) &&
            (filtre.communes || type[i] !== 'commune') &&
            c.includes(filtre.q);
          return garde && offertes.has(`|${ids.get(c)}`) ? [ids.get(c)] : [];
        }),
      );
      // Un total ne reprend pas les sortants de l'ancien diplôme sous le nom du nouveau.
      const comptees = lignes.filter((l) => retenues.has(l.formationId) && (retenues.size === 1 || !l.cfdContinuum));
      const territoires = (await api.appeler('formations.tauxTerritoires', filtre)) as { region: string; taux: Taux }[];
      expect(listClesInterdites(territoires)).toEqual([]);
      for (const { region, taux } of territoires) {
        // Ni les sortants d'une formation que la région n'offre plus : le total est celui des lignes montrées.
        const montrees = comptees.filter((l) => offertes.has(`${region}|${l.formationId}`));
        controle(JSON.stringify(filtre), sumCellule(montrees, region), mapDiffuse(taux));
      }
    }
    console.log('formations.tauxTerritoires :', JSON.stringify(bilan));
    expect(fautes.slice(0, 20)).toEqual([]);
    expect(bilan.montres).toBeGreaterThan(500);
  });

  it('un établissement ne montre que ce que le producteur publie de lui', async () => {
    const uais = db.$client.prepare('select uai from etablissements order by uai').pluck().all() as string[];
    const publie = db.$client.prepare(
      `select taux_poursuite, taux_emploi6_mois from sorties_etablissements
       where uai = ? and millesime = ? and perimetre = ? and code = '' order by source`,
    );
    let montres = 0;
    for (const uai of draw(uais, 150)) {
      const fiche = (await api.appeler('etablissements.get', { uai })) as {
        sorties: {
          millesime: string;
          perimetre: string;
          tauxPoursuite: number | null;
          tauxEmploi6Mois: number | null;
        }[];
      };
      expect(listClesInterdites(fiche)).toEqual([]);
      for (const { millesime, perimetre, tauxPoursuite, tauxEmploi6Mois } of fiche.sorties) {
        expect([tauxPoursuite, tauxEmploi6Mois]).toEqual(publie.raw().get(uai, millesime, perimetre));
        montres += Number(tauxPoursuite !== null) + Number(tauxEmploi6Mois !== null);
      }
    }
    console.log(`etablissements.get : 150 établissements, ${montres} taux publiés`);
    expect(montres).toBeGreaterThan(100);
  });

  it.skipIf(!existsSync(join(CLIENT, 'index.html')))('la page publiée ne porte aucun compte', () => {
    const html = readFileSync(join(CLIENT, 'index.html'), 'utf8');
    for (const nom of INTERDITES) expect(html.toLowerCase()).not.toContain(nom);
  });

  it('les régions font la France : effectifs, capacités et vœux de 10 formations', async () => {
    const { regions, offres, formations } = (await api.lire('/donnees/offres.json')) as Faits;
    const enseignees = [...new Set(offres.formation.map((rang) => formations.cle[rang] ?? ''))];
    const lire = async (cle: string, territoire: string) => {
      const fiche = (await api.appeler('formations.get', { cle, territoire, rentree: 0 })) as Fiche;
      const entrees = fiche.comparaison.at(-1)?.entrees ?? {};
      return CODES_COMPTE.map((code) => entrees[code]?.valeur ?? 0);
    };
    for (const cle of draw(enseignees, 10)) {
      const france = await lire(cle, '');
      const parRegion = await Promise.all(regions.map((r) => lire(cle, `region:${r.code}`)));
      const sommes = CODES_COMPTE.map((_, c) => parRegion.reduce((total, valeurs) => total + (valeurs[c] ?? 0), 0));
      expect([cle, ...sommes]).toEqual([cle, ...france]);
    }
  });

  it('une fiche cite tous les fichiers d’où viennent ses chiffres, et eux seuls', async () => {
    const [{ cle } = { cle: '' }] = base.formations;
    const { sources } = (await api.appeler('formations.get', { cle, territoire: '', rentree: 0 })) as Fiche;
    const TABLES = ['constats', 'affelnet', 'parcoursup', 'sorties_regions'];
    const utilises = TABLES.map((table) => `select fichier_id from ${table}`).join(' union ');
    const attendus = db.$client
      .prepare(`select source, annee from fichiers where id in (${utilises}) order by source, annee`)
      .all();
    expect(sources.map(({ source, annee }) => ({ source, annee }))).toEqual(attendus);
  });

  it('les tables dérivées ont l’ordre de grandeur attendu', () => {
    const compter = (requete: string) => db.$client.prepare(`select count(*) from ${requete}`).pluck().get() as number;
    const bilan = {
      formations: compter('formations'),
      offres: compter('offres'),
      entrees: compter('entrees'),
      etablissements: compter('etablissements'),
      sansCoordonnees: compter('etablissements where latitude is null'),
      sansAnnuaire: compter('etablissements where fichier_id is null'),
      sorties: compter('sorties where cfd_continuum is null'),
      continuum: compter('sorties where cfd_continuum is not null'),
    };
    console.log('tables dérivées :', JSON.stringify(bilan));
    expect(bilan.sorties).toBe(40_322);
    expect(bilan.formations).toBeGreaterThan(1_500);
    expect(bilan.offres).toBeGreaterThan(40_000);
    expect(bilan.etablissements).toBeGreaterThan(5_000);
    expect(bilan.sansCoordonnees).toBeLessThan(bilan.etablissements / 3);
    expect(bilan.sansCoordonnees).toBeLessThanOrEqual(bilan.sansAnnuaire);
    expect(compter('etablissements where region is null or departement is null')).toBe(0);
    const regions = db.$client.prepare('select count(distinct region) from etablissements').pluck().get();
    expect(regions).toBe(18);
  });
});

/** Cellule d'un territoire : les mêmes règles que la requête, sur des lignes déjà choisies. */
function sumCellule(lignes: readonly Sortie[], region: string): Cellule {
  const retenues = lignes.filter((ligne) => region === '' || ligne.region === region);
  const sum = (haut: (l: Sortie) => number | null, bas: (l: Sortie) => number | null) => {
    const connues = retenues.filter((l) => haut(l) !== null && bas(l) !== null);
    return {
      denominateur: connues.length === 0 ? null : connues.reduce((total, l) => total + (bas(l) ?? 0), 0),
      numerateur: connues.reduce((total, l) => total + (haut(l) ?? 0), 0),
    };
  };
  const terminale = (l: Sortie) => l.effectifTerminale;
  const devenir = (l: Sortie) => (l.poursuite === null || l.emploi6Mois === null ? null : l.poursuite + l.emploi6Mois);
  return {
    emploi: sum(
      (l) => l.emploi6Mois,
      (l) => l.sortants,
    ),
    poursuite: sum((l) => l.poursuite, terminale),
    devenir: sum(devenir, terminale),
  };
}
