import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { callAs } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { DONNEES } from '#server/faits/banc-import.ts';
import { hasDonneesOfficielles, openOfficielle } from '#server/faits/banc-officiel.ts';
import { getFamilleDeFap2009, PASSAGE } from '#shared/besoins/passage.ts';
import { loadBesoins } from './service.ts';

const presentes = hasDonneesOfficielles();

const lire = (nom: string, encodage = 'utf-8'): string =>
  new TextDecoder(encodage).decode(readFileSync(join(DONNEES, nom))).replace(/^\uFEFF/, '');
const lireCsv = (nom: string, delimiter = ';'): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(lire(nom), { header: true, delimiter, skipEmptyLines: true }).data;

/** CFD → ROME, lu dans certif_info.csv : jusqu'à cinq par ligne, plusieurs lignes parfois. */
const lireRomes = (): Map<string, Set<string>> => {
  const romes = new Map<string, Set<string>>();
  for (const ligne of lireCsv('nomenclatures/certif_info.csv')) {
    const cfd = ligne.Code_Scolarité ?? '';
    const codes = [1, 2, 3, 4, 5].map((rang) => ligne[`Code_Rome_${rang}`] ?? '').filter(Boolean);
    if (cfd !== '' && codes.length > 0) romes.set(cfd, new Set([...(romes.get(cfd) ?? []), ...codes]));
  }
  return romes;
};

/** « ROME » ou « ROME + qualification » → FAP-2009, lu dans les deux tables SAS de la Dares. */
const lirePassage = (): Map<string, string> => {
  const texte = lire('emploi/passage_fap2009_romev3.txt', 'latin1');
  const passage = new Map<string, string>();
  for (const [, gauche = '', fap = ''] of texte.matchAll(/^((?:"[A-Z]\d{4,5}",?\s*)+)=\s*"(\w{5})"/gm))
    for (const [, code = ''] of gauche.matchAll(/"(\w+)"/g)) passage.set(code, fap);
  return passage;
};

/** Qualifications d'un diplôme, telles que la décision 013 les écrit. */
const QUALIFICATIONS: Record<string, string[]> = { 4: ['3', '4', '6', '7'], 3: ['7', '8'], 2: ['7', '8'], 1: ['9'] };

type LigneXlsx = { famille: string; departement: string; projets: number };

/** Projets du classeur BMO : famille (trois premiers caractères), département ; « * » n'est pas un nombre. */
const lireBmo = async (): Promise<LigneXlsx[]> => {
  const { sheets } = await readXlsx(readFileSync(join(DONNEES, 'emploi/Base_open_data_BMO_2024.xlsx')));
  const [entete = [], ...lignes] = sheets[1]?.rows ?? [];
  const [metier, dept, met] = ['Code métier BMO', 'Dept', 'met'].map((nom) => entete.indexOf(nom));
  return lignes.map((l) => ({
    famille: String(l[metier ?? -1]).slice(0, 3),
    departement: String(l[dept ?? -1]).padStart(3, '0'),
    projets: l[met ?? -1] === '*' ? 0 : Number(l[met ?? -1]),
  }));
};

describe.skipIf(!presentes)('sur les données officielles', () => {
  let db: Db;
  let bmo: LigneXlsx[];
  const romes = presentes ? lireRomes() : new Map<string, Set<string>>();
  const passage = presentes ? lirePassage() : new Map<string, string>();
  const regions = new Map<string, string>();

  /** Le chemin refait à la main : un diplôme → ses familles FAP-2021. */
  const refaire = (cfd: string): Set<string> => {
    const familles = [...(romes.get(cfd) ?? [])].flatMap((rome) => {
      const qualifications = QUALIFICATIONS[cfd.charAt(0)] ?? ['3', '4', '6'];
      const faps = [passage.get(rome), ...qualifications.map((q) => passage.get(rome + q))];
      return faps.flatMap((fap) => (fap === undefined || fap === 'ZZZZZ' ? [] : getFamilleDeFap2009(fap, rome)));
    });
    return new Set(familles);
  };

  beforeAll(async () => {
    db = openOfficielle();
    bmo = await lireBmo();
    for (const l of lireCsv('nomenclatures/departements_academies_regions.csv'))
      regions.set((l.codeDepartement ?? '').padStart(3, '0'), (l.codeRegion ?? '').padStart(2, '0'));
  });

  it('dix couples formation × région tirés au hasard ont les projets que le chemin refait à la main donne', async () => {
    const couples = db.$client
      .prepare(
        `select distinct f.cfd || '.' || f.dispositif || '.' || f.voie as cle, e.region from offres o
         join formations f on f.id = o.formation_id join etablissements e on e.id = o.etablissement_id
         where f.cfd in (select cfd from diplomes_romes) and e.region in (select code_region from departements)
         order by 1, 2`,
      )
      .all() as { cle: string; region: string }[];
    const [tires = []] = fc.sample(fc.shuffledSubarray(couples, { minLength: 10, maxLength: 10 }), {
      seed: 2026,
      numRuns: 1,
    });
    expect(tires).toHaveLength(10);
    for (const { cle, region } of tires) {
      const familles = refaire(cle.slice(0, 8));
      const attendu = bmo
        .filter((l) => familles.has(l.famille) && regions.get(l.departement) === region)
        .reduce((total, l) => total + l.projets, 0);
      const fiche = await callAs(db).besoins.formation({ cle, territoire: `region:${region}`, rentree: 0 });
      expect([cle, fiche.chemin.familles.map((f) => f.code).sort()]).toEqual([cle, [...familles].sort()]);
      expect([cle, region, fiche.comparaison.at(-1)?.projets.valeur ?? 0]).toEqual([cle, region, attendu]);
    }
  });

  it('tous les chemins de la carte sont ceux que l’on refait à la main', () => {
    const { getChemin } = loadBesoins(db);
    const cfds = db.$client.prepare('select distinct cfd from formations').pluck().all() as string[];
    for (const cfd of cfds)
      expect([
        cfd,
        getChemin(cfd)
          .familles.map((f) => f.famille)
          .sort(),
      ]).toEqual([cfd, [...refaire(cfd)].sort()]);
  });

  it('compte les diplômes d’Affelnet 2022 et des BTS 2024 qui atteignent une ligne de la BMO', () => {
    const mefs = new Map(lireCsv('nomenclatures/nMef.csv').map((l) => [l.MEF_STAT_11, l.FORMATION_DIPLOME ?? '']));
    const listCfds = (nom: string, colonne: string) => new Set(lireCsv(nom).map((l) => mefs.get(l[colonne] ?? '')));
    const comptes = [
      listCfds('offre/attractivite_capacite_2022.csv', 'MEF STAT 11'),
      listCfds('offre/BTS_attractivite_capacite_2024.csv', 'MEFSTAT11'),
    ].map((cfds) => [...cfds].flatMap((cfd) => (cfd !== undefined && romes.has(cfd) ? cfd : [])));
    const presentesBmo = new Set(bmo.map((l) => l.famille));
    const atteint = (cfd: string) => [...refaire(cfd)].some((famille) => presentesBmo.has(famille));
    expect(comptes.map((cfds) => cfds.length)).toEqual([257, 119]);
    expect(comptes.map((cfds) => cfds.filter(atteint).length)).toEqual([255, 119]);
  });

  it('chaque famille d’arrivée existe dans la FAP-2021, chaque famille redécoupée dans la FAP-2009', () => {
    const faps = lireCsv('emploi/dares_nomenclature_fap2021.csv');
    const connues = new Set(faps.map((l) => l['Code FAP 86']));
    const anciennes = [...new Set(passage.values())].filter((fap) => fap !== 'ZZZZZ');
    expect(anciennes.filter((fap) => !connues.has(getFamilleDeFap2009(fap)))).toEqual([]);
    for (const [fap, arrivee] of Object.entries(PASSAGE)) {
      const familles = typeof arrivee === 'string' ? [arrivee] : [...Object.values(arrivee.parRome), arrivee.sinon];
      expect(anciennes.filter((ancienne) => ancienne.startsWith(fap))).not.toEqual([]);
      expect(familles.filter((famille) => !connues.has(famille))).toEqual([]);
    }
  });

  it('toutes les régions de l’arrêté de tension sont reconnues, et aucun « * » n’est lu comme un zéro', () => {
    const { besoins } = loadBesoins(db);
    const lignes = lireCsv('emploi/metiers_en_tension_mars_2024.csv', ',');
    expect(besoins.tension).toHaveLength(lignes.length);
    expect(besoins.cellules.secretes.reduce((total, n) => total + n, 0)).toBe(10_891);
    expect(besoins.cellules.projets.reduce((total, n) => total + n, 0)).toBe(
      bmo.reduce((total, l) => total + l.projets, 0),
    );
  });
});
