import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettreUai } from './etablissements.ts';
import { generateDemonstration } from './generate.ts';
import { loadTerritoires } from './nomenclatures.ts';
import { roundHalfEven } from './write.ts';

type Fiche = Record<string, string>;

const HORS_PERIMETRE = new Set(['00', '99']);
/** Andorre, Saint-Barthélemy, Saint-Martin et l'ancien code de Mayotte : aucune commune dans les nomenclatures. */
const SANS_COMMUNE = new Set(['130', '977', '978', '985']);

let dossier = '';
let fichiers: string[] = [];

function readFiches(nom: string, separateur = ';'): Fiche[] {
  const texte = readFileSync(join(dossier, nom), 'utf-8').replace(/^\ufeff/, '');
  const [entetes = '', ...lignes] = texte.trimEnd().split(/\r?\n/);
  const colonnes = entetes.split(separateur);
  return lignes.map((ligne) => {
    const champs = ligne.split(separateur);
    return Object.fromEntries(colonnes.map((colonne, rang) => [colonne, champs[rang] ?? '']));
  });
}

function readConstats(): Fiche[] {
  return [...readFiches('constat_2023.csv'), ...readFiches('constat_2024.csv'), ...readFiches('constat_2025.csv', ',')];
}

function readEtablissements(): Map<string, Fiche> {
  const geolocalisation = 'fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre.csv';
  return new Map([
    ...readFiches(geolocalisation).map((e) => [e.numero_uai ?? '', { departement: e.code_departement ?? '' }] as const),
    ...readFiches('fr-en-annuaire-education.csv').map((e) => {
      const commune = e.Code_commune ?? '';
      const departement = commune.startsWith('97') ? commune.slice(0, 3) : `0${commune.slice(0, 2)}`;
      return [e.Identifiant_de_l_etablissement ?? '', { departement }] as const;
    }),
  ]);
}

function hashFichiers(chemins: readonly string[]): string[] {
  return chemins.map(
    (chemin) => `${basename(chemin)} ${createHash('sha1').update(readFileSync(chemin)).digest('hex')}`,
  );
}

describe('jeu de démonstration', () => {
  beforeAll(async () => {
    dossier = mkdtempSync(join(tmpdir(), 'demonstration-'));
    fichiers = await generateDemonstration(dossier);
  }, 60_000);

  afterAll(() => rmSync(dossier, { recursive: true, force: true }));

  it('donne deux fois les mêmes fichiers', async () => {
    const autre = mkdtempSync(join(tmpdir(), 'demonstration-'));
    try {
      expect(hashFichiers(await generateDemonstration(autre))).toEqual(hashFichiers(fichiers));
    } finally {
      rmSync(autre, { recursive: true, force: true });
    }
  }, 60_000);

  it('compte environ deux mille établissements et vingt mille offres', () => {
    const formations = new Map(readFiches('nMef.csv').map((mef) => [mef.MEF_STAT_11, mef]));
    const offres = new Set(
      readConstats().map((constat) => {
        const mef = formations.get(constat['Mef Bcp 11'] ?? '');
        return `${constat.UAI}/${mef?.FORMATION_DIPLOME}/${mef?.DISPOSITIF_FORMATION}`;
      }),
    );
    for (const ligne of readFiches('parcoursup_rs_2025.csv', ','))
      if (ligne.STATUT === 'Apprentissage') offres.add(`${ligne.UAI}/${ligne.MEFSTAT11}/apprentissage`);
    expect(readEtablissements().size).toBeGreaterThan(1_900);
    expect(readEtablissements().size).toBeLessThan(2_100);
    expect(offres.size).toBeGreaterThan(17_000);
    expect(offres.size).toBeLessThan(25_000);
    expect(readConstats().length).toBeLessThan(120_000);
  });

  it('couvre toutes les régions et tous les départements', () => {
    const presents = new Set([...readEtablissements().values()].map(({ departement }) => departement));
    const attendus = [...loadTerritoires().values()].filter(
      ({ region, departement }) => !HORS_PERIMETRE.has(region) && !SANS_COMMUNE.has(departement),
    );
    expect(new Set(attendus.map(({ region }) => region)).size).toBe(18);
    expect(attendus.filter(({ departement }) => !presents.has(departement))).toEqual([]);
  });

  it('n’emploie que des UAI bien formés, hors de la plage attribuée', () => {
    const fautifs = [...readEtablissements().keys()].filter(
      (uai) => !/^\d{3}9\d{3}[A-Z]$/.test(uai) || uai.at(-1) !== lettreUai(uai.slice(0, 7)),
    );
    expect(fautifs).toEqual([]);
    expect(lettreUai('0010001')).toBe('W');
  });

  it('ne cite que des MEFSTAT11 de la nomenclature et des établissements connus', () => {
    const mefs = new Set(readFiches('nMef.csv').map((mef) => mef.MEF_STAT_11));
    const uais = readEtablissements();
    const constats = readConstats();
    expect(constats.filter((constat) => !mefs.has(constat['Mef Bcp 11'] ?? ''))).toEqual([]);
    expect(constats.filter((constat) => !uais.has(constat.UAI ?? ''))).toEqual([]);
  });

  it('n’a ni effectif négatif, ni emploi ou poursuite au-delà de leur dénominateur', () => {
    expect(readConstats().filter((constat) => !(Number(constat["Nombre d'élèves : Total"]) > 0))).toEqual([]);
    const parSexe = readFiches('constat_2025.csv', ',').filter(
      (c) =>
        Number(c["Nombre d'élèves : Filles"]) + Number(c["Nombre d'élèves : Garçons"]) !==
        Number(c["Nombre d'élèves : Total"]),
    );
    expect(parSexe).toEqual([]);
    const incoherents = readFiches('inserjeunes_region_formation.csv').filter(
      (s) =>
        Number(s.nb_poursuite_etudes) + Number(s.nb_sortant) !== Number(s.nb_annee_term) ||
        Number(s.nb_en_emploi_6_mois) > Number(s.nb_sortant),
    );
    expect(incoherents).toEqual([]);
  });

  it('ne publie un taux qu’à partir de vingt personnes, arrondi au pair', () => {
    const sorties = readFiches('inserjeunes_region_formation.csv');
    const petits = sorties.filter((s) => Number(s.nb_sortant) < 20);
    expect(petits.filter((s) => s.taux_emploi_6_mois !== '')).toEqual([]);
    expect(petits.length / sorties.length).toBeGreaterThan(0.3);
    expect(petits.length / sorties.length).toBeLessThan(0.5);
    expect(roundHalfEven(1, 8)).toBe(12);
    expect(roundHalfEven(3, 8)).toBe(38);
    expect(roundHalfEven(2, 3)).toBe(67);
  });
});
