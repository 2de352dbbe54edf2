import { beforeEach, describe, expect, it } from 'vitest';
import { getIssue } from '#server/db/bench.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import { buildBancBesoins, insertBmo } from './banc.ts';

const CLE = '40025214.247.scolaire';
let banc: ReturnType<typeof buildBancBesoins>;
beforeEach(() => {
  banc = buildBancBesoins();
});
const lire = (territoire = 'region:84', cle = CLE) => banc.anonyme.besoins.formation({ cle, territoire, rentree: 0 });

describe('les familles de métiers que l’on cherche', () => {
  it('portent les noms des métiers qu’elles réunissent : ROME, FAP fines', async () => {
    const metiers = await banc.anonyme.besoins.metiers();
    const noms = metiers.find(({ code }) => code === 'G0B')?.metiers;
    expect(noms).toContain('Mécanicien / Mécanicienne automobile');
    expect(noms).toContain('Mécaniciens de véhicules');
    expect(new Set(noms).size).toBe(noms?.length);
  });
});

describe('le besoin d’une formation', () => {
  it('montre le chemin : le métier, ses familles 2009 à la qualification du diplôme, les familles de la BMO', async () => {
    const { chemin } = await lire();
    expect(chemin.qualification).toBe('ouvriers et employés qualifiés, techniciens');
    expect(chemin.romes).toEqual([
      {
        ...{ code: 'I1604', libelle: 'Mécanicien / Mécanicienne automobile', familles: ['G0B', 'G1X'] },
        faps2009: [
          { code: 'G0B41', libelle: 'Mécaniciens de véhicules' },
          { code: 'G1Z70', libelle: 'G1Z70' },
        ],
      },
    ]);
    expect(chemin.familles.map((f) => f.code)).toEqual(['G0B', 'G1X']);
  });

  it('donne les chiffres par famille et au total, et les termes des places par projet', async () => {
    const { familles, comparaison, annees } = await lire();
    expect(familles.map((f) => [f.code, f.projets.valeur, f.places.places])).toEqual([
      ['G0B', 50, 12],
      ['G1X', 30, 12],
    ]);
    const local = comparaison.at(-1);
    expect(local).toMatchObject({ libelle: 'Auvergne-Rhône-Alpes', projets: present(80), cellules: 2, secretes: 0 });
    expect(local?.places).toEqual({ places: 24, offres: 1, connues: 1 });
    expect(local?.placesParProjet).toEqual(present(24 / 80));
    expect(local?.difficiles.valeur).toEqual(present(70 / 80));
    expect(annees).toMatchObject({ bmo: 2024, tension: 2024, chomage: 2023, affelnet: 2024 });
  });

  it.each([
    ['', ['france']],
    ['region:84', ['france', 'region']],
    ['departement:069', ['france', 'region', 'academie', 'departement']],
    ['bassin:8401', ['france', 'region', 'bassin']],
  ])('compare « %s » à ce qui le contient', async (territoire, mailles) => {
    expect((await lire(territoire)).comparaison.map((l) => l.maille)).toEqual(mailles);
  });

  it('compte la cellule secrète, sans la prendre pour un zéro', async () => {
    const [france] = (await lire('')).comparaison;
    expect(france).toMatchObject({ projets: present(80), cellules: 3, secretes: 1 });
  });

  it('dit le secret quand il couvre tout', async () => {
    banc.db.$client.exec('update besoins set projets = null, difficiles = null, saisonniers = null');
    const local = (await lire()).comparaison.at(-1);
    expect(local?.projets).toEqual(absent('secret_source'));
    expect(local?.placesParProjet).toEqual(absent('secret_source'));
  });

  it('dit la tension de la région, et d’elle seule', async () => {
    expect((await lire()).familles.map((f) => f.tension)).toEqual([['Mécaniciens de véhicules'], []]);
    expect((await lire('')).familles.map((f) => f.tension)).toEqual([[], []]);
  });

  it('dit le chômage du département, à défaut rien', async () => {
    const lignes = (await lire('departement:069')).comparaison;
    expect(lignes.at(-1)?.chomage).toMatchObject({ maille: 'departement', code: '069', annee: 2023 });
    expect(lignes[0]?.chomage).toBeNull();
  });

  it('sans métier relié, le dit et ne montre aucun chiffre', async () => {
    banc.db.$client.exec('delete from diplomes_romes');
    const { familles, chemin, dispersion } = await lire();
    expect([familles, chemin.romes, dispersion]).toEqual([[], [], null]);
  });

  it.each([
    [CLE, 'region:99', 'territoire_introuvable'],
    ['99999999.247.scolaire', '', 'formation_introuvable'],
  ])('refuse %s dans « %s »', async (cle, territoire, code) => {
    expect(await getIssue(lire(territoire, cle))).toBe(code);
  });
});

describe('le besoin d’une famille de métiers', () => {
  const metier = (famille: string, territoire = 'region:84') =>
    banc.anonyme.besoins.metier({ famille, territoire, rentree: 0 });

  it('liste les formations qui y mènent ici, leurs places partagées entre leurs familles', async () => {
    expect((await metier('G0B')).formations).toEqual([
      {
        ...{ cle: CLE, libelle: 'MÉTIERS DE L’ESSAI', niveau: 'BAC PRO', voie: 'scolaire', partage: 2 },
        ...{ offres: 1, connues: 1, capacite: 24, places: 12 },
      },
    ]);
    expect((await metier('S1X')).formations).toEqual([]);
  });

  it('nomme les métiers ROME que la famille comprend', async () => {
    expect((await metier('G0B')).romes.map(({ code }) => code)).toEqual(['I1604']);
    expect((await metier('S1X')).romes).toEqual([]);
  });

  it('montre chaque année de BMO chargée, et dit quand la nomenclature a changé', async () => {
    insertBmo(banc.db, [
      { annee: 2023, metier: 'B4Z43', projets: 9 },
      { annee: 2023, projets: 44 },
    ]);
    banc.db.$client.exec(`insert into proprietes values ('version', 'suivante')`);
    const { evolution } = await metier('G0B');
    expect(evolution.map((e) => [e.annee, e.projets.valeur, e.autreNomenclature])).toEqual([
      [2023, 44, true],
      [2024, 50, false],
    ]);
  });

  it('refuse une famille inconnue', async () => {
    expect(await getIssue(metier('Z9X'))).toBe('famille_introuvable');
  });
});

describe('le besoin d’un territoire', () => {
  it('range les familles de la plus demandée à la moins demandée, et dit celles sans formation', async () => {
    const { familles, sansFormation } = await banc.anonyme.besoins.territoire({ territoire: 'region:84', rentree: 0 });
    expect(familles.map((f) => [f.code, f.projets.valeur, f.places.places])).toEqual([
      ['S1X', 200, 0],
      ['G0B', 50, 12],
      ['G1X', 30, 12],
    ]);
    expect(sansFormation).toEqual(['S1X']);
  });

  it('sans BMO chargée, ne montre rien', async () => {
    banc.db.$client.exec('delete from besoins');
    expect((await banc.anonyme.besoins.territoire({ territoire: '', rentree: 0 })).familles).toEqual([]);
  });
});
