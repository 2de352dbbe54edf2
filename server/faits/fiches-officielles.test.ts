import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import type { Explication } from '#shared/explications/explication.ts';
import { hasComptesMontrables } from '#shared/faits/diffusion.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { CODES_COMPTE } from '#shared/indicateurs/catalogue.ts';
import { roundPublie } from '#shared/indicateurs/taux.ts';
import { lireBase } from './banc-cellules.ts';
import type { Fiche } from './banc-diffusion.ts';
import { buildApi, draw, hasDonneesOfficielles, openOfficielle } from './banc-officiel.ts';
import { loadFaits } from './service.ts';

describe.skipIf(!hasDonneesOfficielles())('sur les fiches des données officielles', () => {
  let db: Db;
  let base: ReturnType<typeof lireBase>;
  let api: ReturnType<typeof buildApi>;

  beforeAll(() => {
    db = openOfficielle();
    base = lireBase(db);
    api = buildApi(db);
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
});
