import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import type { Explication } from '#shared/explications/explication.ts';
import { computeTauxSortie, hasComptesMontrables, sumSorties } from '#shared/faits/diffusion.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import { filtresInsertion } from '#shared/formations/filters.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_COMPTE, CODES_TAUX_SORTIE, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { COMPTEURS_SORTIE, type CompteurSortie } from '#shared/indicateurs/definition.ts';
import { roundPublie } from '#shared/indicateurs/taux.ts';
import { buildApi, CLIENT, DONNEES, draw, hasDonneesOfficielles, loadDonneesOfficielles } from './banc-officiel.ts';
import { compareMondes } from './banc-secret.ts';
import { CHAMPS_SORTIE, listRentrees } from './queries.ts';
import { loadFaits } from './service.ts';

type Cle = { cle: string; id: number };
type Sortie = LigneSortie & { millesime: string };
/** Ce qu'un taux peut montrer dans une cellule ; dénominateur nul quand rien n'y est connu ou publiable. */
type Cellule = Record<CodeTauxSortie, { denominateur: number | null; numerateur: number; secret: boolean }>;

/** Les formules et les seuils, réécrits à la main : la base sait tout, le secret dit ce qui s'en montre. */
const FORMULES: Record<CodeTauxSortie, { haut: CompteurSortie[]; bas: CompteurSortie; seuils: CompteurSortie[] }> = {
  emploi: { haut: ['emploi6Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi12: { haut: ['emploi12Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi18: { haut: ['emploi18Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi24: { haut: ['emploi24Mois'], bas: 'sortants', seuils: ['sortants'] },
  poursuite: { haut: ['poursuite'], bas: 'effectifTerminale', seuils: ['effectifTerminale'] },
  partEmploi: { haut: ['emploi6Mois'], bas: 'effectifTerminale', seuils: ['effectifTerminale', 'sortants'] },
  devenir: { haut: ['poursuite', 'emploi6Mois'], bas: 'effectifTerminale', seuils: ['effectifTerminale', 'sortants'] },
};

/** Lignes qu'une somme peut prendre : celles au seuil, et en France le groupe des autres s'il y est. */
const listPubliables = (lignes: readonly Sortie[], code: CodeTauxSortie, france: boolean): Sortie[] => {
  const { haut, bas, seuils } = FORMULES[code];
  const connues = lignes.filter((l) => [...haut, bas, ...seuils].every((compteur) => l[compteur] !== null));
  const auSeuil = (l: Sortie) => seuils.every((compteur) => (l[compteur] ?? 0) >= 20);
  const secretes = connues.filter((l) => !auSeuil(l) && l.cfdContinuum === null);
  const habitees = secretes.filter((l) => seuils.every((compteur) => (l[compteur] ?? 0) > 0));
  const ensemble = seuils.every((compteur) => secretes.reduce((total, l) => total + (l[compteur] ?? 0), 0) >= 20);
  return [...connues.filter(auSeuil), ...(france && habitees.length >= 2 && ensemble ? secretes : [])];
};

const groupBy = <T>(lignes: readonly T[], cle: (ligne: T) => string): Map<string, T[]> => {
  const groupes = new Map<string, T[]>();
  for (const ligne of lignes) groupes.set(cle(ligne), [...(groupes.get(cle(ligne)) ?? []), ligne]);
  return groupes;
};

/** Ce que le secret permet de dire d'un ensemble de cellules, en région ou en France (« »). */
const buildCellule = (lignes: readonly Sortie[], region: string): Cellule => {
  const retenues = region === '' ? lignes : lignes.filter((l) => l.region === region);
  const cellule = {} as Cellule;
  for (const code of CODES_TAUX_SORTIE) {
    const { haut, bas } = FORMULES[code];
    const publiables = [...groupBy(retenues, (l) => String(l.formationId)).values()].flatMap((groupe) =>
      listPubliables(groupe, code, region === ''),
    );
    const connues = retenues.filter((l) => [...haut, bas].every((compteur) => l[compteur] !== null));
    const sum = (compteurs: readonly CompteurSortie[]) =>
      publiables.reduce((total, l) => compteurs.reduce((t, compteur) => t + (l[compteur] ?? 0), total), 0);
    cellule[code] = {
      denominateur: publiables.length === 0 ? null : sum([bas]),
      numerateur: sum(haut),
      secret: publiables.length === 0 && connues.length > 0,
    };
  }
  return cellule;
};

const lireBase = (db: Db) => {
  const sqlite = db.$client;
  const formations = sqlite
    .prepare(`select id, cfd || '.' || dispositif || '.' || voie as cle from formations order by id`)
    .all() as Cle[];
  const ids = new Map(formations.map((f) => [f.cle, f.id]));
  const sorties = sqlite.prepare(`select millesime, ${CHAMPS_SORTIE} from sorties`).all() as Sortie[];
  const parFormation = groupBy(sorties, (l) => `${l.formationId}|${l.millesime}`);
  const getCellule = (cle: string, region: string, millesime: string | null): Cellule =>
    buildCellule(parFormation.get(`${ids.get(cle)}|${millesime}`) ?? [], region);
  return { formations, sorties, getCellule };
};

type Taux = Record<CodeTauxSortie, Valeur>;
type Entrees = Record<string, Valeur>;
type Fiche = {
  periode: Faits['periode'];
  comparaison: { maille: string; territoire: string; region: string; entrees: Entrees; sorties: Taux }[];
  evolutionSorties: { millesime: string; sorties: Taux }[];
  sources: { source: string; annee: string }[];
};

const INTERDITES = new Set([
  ...COMPTEURS_SORTIE.filter((compteur) => compteur !== 'poursuite').map((compteur) => compteur.toLowerCase()),
  ...['numerateur', 'denominateur', 'connues', 'masquees', 'effectifsortie', 'nbsortants', 'nbsortant', 'nbanneeterm'],
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
const findFaute = (
  diffuse: number | string,
  { denominateur, numerateur, secret }: Cellule[CodeTauxSortie],
): string | null => {
  if (typeof diffuse === 'string') {
    if (denominateur !== null) return `tu (${diffuse}) malgré un dénominateur de ${denominateur}`;
    const isSecret = diffuse === 'sous_seuil' || diffuse === 'secret_induit';
    return secret === isSecret ? null : `dit « ${diffuse} », secret : ${secret}`;
  }
  if (denominateur === null || denominateur < 20) return `montré malgré un dénominateur de ${denominateur}`;
  if (diffuse < 0 || diffuse > 1) return `${diffuse} n’est pas un taux`;
  if (diffuse !== Math.round(diffuse * 100) / 100) return `${diffuse} est plus précis que le centième`;
  return Math.abs(diffuse - numerateur / denominateur) > 0.00501 ? `${diffuse} n’est pas le rapport de la base` : null;
};

const toDiffuse = (taux: Valeur): number | string => taux.valeur ?? taux.motif;

/** Fautes des taux d'une cellule, et nombre de taux montrés ou couverts. */
const buildControle = () => {
  const fautes: string[] = [];
  const bilan = { montres: 0, secrets: 0, absents: 0 };
  const controle = (lieu: string, cellule: Cellule, taux: Record<CodeTauxSortie, number | string>) => {
    // Un emploi secret doit taire le devenir et la part en emploi, qui le rendraient par différence.
    for (const code of ['devenir', 'partEmploi'] as const)
      if (taux.emploi === 'sous_seuil' && typeof taux[code] === 'number') fautes.push(`${lieu} : emploi déductible`);
    for (const code of CODES_TAUX_SORTIE) {
      const diffuse = taux[code];
      const faute = findFaute(diffuse, cellule[code]);
      if (faute) fautes.push(`${lieu}, ${code} : ${faute}`);
      bilan[typeof diffuse === 'number' ? 'montres' : cellule[code].secret ? 'secrets' : 'absents']++;
    }
  };
  return { fautes, bilan, controle };
};

const mapTaux = <T>(lire: (code: CodeTauxSortie) => T): Record<CodeTauxSortie, T> => {
  const taux = {} as Record<CodeTauxSortie, T>;
  for (const code of CODES_TAUX_SORTIE) taux[code] = lire(code);
  return taux;
};
const mapDiffuse = (taux: Taux) => mapTaux((code) => toDiffuse(taux[code]));

const presentes = hasDonneesOfficielles();

describe.skipIf(!presentes)('sur les données officielles', () => {
  let db: Db;
  let base: ReturnType<typeof lireBase>;
  let api: ReturnType<typeof buildApi>;

  beforeAll(async () => {
    db = await loadDonneesOfficielles();
    base = lireBase(db);
    api = buildApi(db);
  });

  it('chaque taux publié par région est retrouvé au point près, et aucun autre n’est montré', () => {
    const PUBLIES = [
      ['poursuite', 'taux_poursuite_etudes'],
      ['emploi', 'taux_emploi_6_mois'],
      ['emploi12', 'taux_emploi_12_mois'],
      ['emploi18', 'taux_emploi_18_mois'],
      ['emploi24', 'taux_emploi_24_mois'],
    ] as const;
    type Ligne = Record<
      'millesime' | 'code_region' | 'voie' | 'cfd' | 'mefstat11' | (typeof PUBLIES)[number][1],
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
    const sorties = groupBy(base.sorties, (l) => `${l.formationId}|${l.region}|${l.millesime}`);
    const ecarts: string[] = [];
    const bilan = { lignes: lignes.length, poursuite: 0, emploi: 0, emploi12: 0, emploi18: 0, emploi24: 0, secrets: 0 };
    for (const ligne of lignes) {
      const { millesime, code_region: region, voie, cfd, mefstat11 } = ligne;
      const cle = voie === 'scolaire' ? clesMef.get(mefstat11) : `${cfd}..apprentissage`;
      const sommes = sumSorties(sorties.get(`${ids.get(cle ?? '')}|${region}|${millesime}`) ?? [], false);
      const taux = computeTauxSortie(sommes);
      for (const [code, colonne] of PUBLIES) {
        const publie = ligne[colonne];
        const ou = `${millesime} ${region} ${cle} ${code}`;
        bilan[publie === '' ? 'secrets' : code]++;
        if ((publie !== '') !== (taux[code].valeur !== null)) ecarts.push(`${ou} : publié « ${publie} »`);
        if (publie === '') continue;
        const notre = roundPublie(sommes[code].numerateur, sommes[code].denominateur, millesime);
        if (notre !== Number(publie)) ecarts.push(`${ou} : publié ${publie}, calculé ${notre}`);
      }
    }
    console.log(`InserJeunes, taux publiés retrouvés : ${JSON.stringify(bilan)}`);
    expect(ecarts.slice(0, 20)).toEqual([]);
    expect(bilan).toMatchObject({ lignes: 40_322, poursuite: 25_098, emploi: 19_425 });
  });

  it('les faits envoyés au navigateur ne portent aucun compte InserJeunes, ni taux sous le seuil', async () => {
    const { fautes, bilan, controle } = buildControle();
    for (const rentree of [0, ...listRentrees(db.$client), 1987]) {
      const faits = (await api.lire(`/donnees/offres.json?rentree=${rentree}`)) as Faits;
      expect(listClesInterdites(faits)).toEqual([]);
      expect(Object.keys(faits.sorties).sort()).toEqual(
        [
          ...CODES_TAUX_SORTIE,
          ...['continuum', 'formation', 'position', 'region', 'sansPerspectives', 'stabilite'],
          ...['emploiBas', 'emploiHaut', 'poursuiteBas', 'poursuiteHaut'],
        ].sort(),
      );
      for (const [i, rang] of faits.sorties.formation.entries()) {
        const cle = faits.formations.cle[rang] ?? '';
        const region = faits.sorties.region[i] ?? '';
        const cellule = base.getCellule(cle, region, faits.periode.millesime);
        const taux = mapTaux((code) => faits.sorties[code][i] ?? '');
        controle(`RS ${rentree}, ${cle} en « ${region} »`, cellule, taux);
        const horsQuadrant = typeof taux.emploi === 'string' || typeof taux.poursuite === 'string';
        if (horsQuadrant && faits.sorties.position[i] !== 'hors_quadrant') fautes.push(`${cle} : placée sans taux`);
      }
    }
    console.log('offres.json :', JSON.stringify(bilan));
    expect(fautes.slice(0, 20)).toEqual([]);
    expect(bilan.montres).toBeGreaterThan(5_000);
    expect(bilan.secrets).toBeGreaterThan(5_000);
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
        controle(JSON.stringify(filtre), buildCellule(montrees, region), mapDiffuse(taux));
      }
    }
    console.log('formations.tauxTerritoires :', JSON.stringify(bilan));
    expect(fautes.slice(0, 20)).toEqual([]);
    expect(bilan.montres).toBeGreaterThan(500);
  });

  it('le quadrant et sa solidité retrouvent le tableau de référence (BESOINS 2.3)', () => {
    const { insertion, formations, sorties } = loadFaits(db, 0);
    const parId = new Map(formations.map((f) => [f.id, f]));
    const NIVEAUX: Record<string, string> = { 500: 'CAP', 400: 'Bac pro', 320: 'BTS' };
    type Ligne = Record<'lignes' | 'masquees' | 'q4' | 'solide' | 'probable' | 'fragile' | 'sans' | 'sansQ4', number>;
    const vide = (): Ligne => ({
      ...{ lignes: 0, masquees: 0, q4: 0, solide: 0, probable: 0, fragile: 0 },
      ...{ sans: 0, sansQ4: 0 },
    });
    const tableau: Record<string, Ligne> = { CAP: vide(), 'Bac pro': vide(), BTS: vide(), Ensemble: vide() };
    const inscrits = { tous: 0, masques: 0 };
    for (const { formationId, region, cfdContinuum, effectifTerminale } of sorties) {
      const formation = parId.get(formationId);
      const niveau = NIVEAUX[formation?.niveau ?? ''];
      if (!niveau || formation?.voie !== 'scolaire' || cfdContinuum !== null) continue;
      const { taux, position, stabilite, sansPerspectives } = insertion.get(formationId, region);
      const masquee = taux.emploi.valeur === null || taux.poursuite.valeur === null;
      inscrits.tous += effectifTerminale ?? 0;
      if (masquee) inscrits.masques += effectifTerminale ?? 0;
      for (const ligne of [tableau[niveau], tableau.Ensemble]) {
        if (!ligne) continue;
        ligne.lignes += 1;
        ligne.masquees += Number(masquee);
        ligne.sans += Number(sansPerspectives);
        if (position !== 'q4') continue;
        ligne.q4 += 1;
        ligne.sansQ4 += Number(sansPerspectives);
        if (stabilite !== 'non_calculable') ligne[stabilite] += 1;
      }
    }
    console.table(tableau);
    expect(tableau).toEqual({
      CAP: { lignes: 1174, masquees: 700, q4: 148, solide: 14, probable: 64, fragile: 70, sans: 159, sansQ4: 107 },
      'Bac pro': { lignes: 1145, masquees: 395, q4: 173, solide: 19, probable: 84, fragile: 70, sans: 41, sansQ4: 32 },
      BTS: { lignes: 1210, masquees: 458, q4: 186, solide: 19, probable: 82, fragile: 85, sans: 5, sansQ4: 4 },
      Ensemble: {
        ...{ lignes: 3529, masquees: 1553, q4: 507, solide: 52, probable: 230, fragile: 225 },
        ...{ sans: 205, sansQ4: 143 },
      },
    });
    expect(Math.round((100 * (tableau.Ensemble?.masquees ?? 0)) / 3529)).toBe(44);
    expect(Math.round((1000 * inscrits.masques) / inscrits.tous) / 10).toBe(5.4);
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

  it('l’explication de dix formations × régions tirées au hasard donne numérateur ÷ dénominateur = taux montré', async () => {
    const { faits, insertion, formations } = loadFaits(db, 0);
    const parCle = new Map(formations.map((f, i) => [faits.formations.cle[i] ?? '', f]));
    const candidates = faits.sorties.formation.flatMap((rang, i) => {
      const cle = faits.formations.cle[rang] ?? '';
      const region = faits.sorties.region[i] ?? '';
      const lignes = insertion.getLignes(parCle.get(cle)?.id ?? -1, region);
      return region !== '' && hasComptesMontrables(lignes) ? [{ cle, region }] : [];
    });
    console.log(`cellules dont les comptes se montrent : ${candidates.length}`);
    for (const { cle, region } of draw(candidates, 10)) {
      for (const code of ['emploi', 'poursuite', 'devenir', 'partEmploi'] as const) {
        const explication = (await api.appeler('explications.get', {
          code,
          formation: cle,
          territoire: `region:${region}`,
        })) as Explication;
        const termes = explication.termes.map((terme) => terme.valeur ?? Number.NaN);
        const denominateur = termes.at(-1) ?? Number.NaN;
        const numerateur = termes.slice(0, -1).reduce((total, n) => total + n, 0);
        expect(roundPublie(numerateur, denominateur, '2022_2023') / 100).toBe(explication.valeur.valeur);
        expect(explication.calcul).toContain('÷');
        expect(explication.sources[0]?.lignes.length).toBeGreaterThan(0);
      }
    }
  });

  // En dernier : il change la base.
  it('deux mondes qui ne diffèrent que par leurs cellules secrètes donnent partout la même réponse', async () => {
    const { fuites, changees, relues } = await compareMondes(db, 120);
    console.log(`deux mondes : ${changees} cellules secrètes changées, ${relues} réponses relues à l’octet`);
    expect(fuites).toEqual([]);
    expect(changees).toBeGreaterThan(8_000);
  });
});
