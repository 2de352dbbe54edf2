import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { filtresInsertion } from '#shared/formations/filters.ts';
import { CODES_TAUX_SORTIE } from '#shared/indicateurs/catalogue.ts';
import { buildCellule, lireBase } from './banc-cellules.ts';
import {
  buildControle,
  type Fiche,
  INTERDITES,
  listClesInterdites,
  mapDiffuse,
  mapTaux,
  type Taux,
} from './banc-diffusion.ts';
import { buildApi, CLIENT, draw, hasDonneesOfficielles, openOfficielle } from './banc-officiel.ts';
import { listRentrees } from './queries.ts';

describe.skipIf(!hasDonneesOfficielles())('sur la diffusion des données officielles', () => {
  let db: Db;
  let base: ReturnType<typeof lireBase>;
  let api: ReturnType<typeof buildApi>;

  beforeAll(() => {
    db = openOfficielle();
    base = lireBase(db);
    api = buildApi(db);
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
});
