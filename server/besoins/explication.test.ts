import { beforeEach, describe, expect, it } from 'vitest';
import { UAI } from '#server/db/bench.ts';
import { type DemandeExplication, demandeExplication } from '#shared/explications/explication.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import { CODES_BESOIN } from '#shared/indicateurs/catalogue.ts';
import { buildBancBesoins, insertBmo } from './banc.ts';

const CLE = '40025214.247.scolaire';
let banc: ReturnType<typeof buildBancBesoins>;
beforeEach(() => {
  banc = buildBancBesoins();
});
const expliquer = (demande: Partial<DemandeExplication>) =>
  banc.anonyme.explications.get(
    demandeExplication.parse({ code: 'projets', formation: CLE, territoire: 'region:84', ...demande }),
  );

describe('l’explication du besoin local', () => {
  it('donne les projets de chaque famille, leur somme, le chemin du diplôme et l’année', async () => {
    const explication = await expliquer({});
    expect(explication).toMatchObject({
      valeur: present(80),
      calcul: '50 + 30 = 80',
      annees: 'projets BMO 2024',
      terme: 'projet-de-recrutement',
    });
    expect(explication.termes.map((t) => [t.libelle, t.affiche])).toEqual([
      ['Ouvriers de la réparation automobile', '50'],
      ['Techniciens et agents de maîtrise de la maintenance', '30'],
    ]);
    expect(explication.notes.find((n) => n.titre === 'Du diplôme au métier')?.phrase).toContain(
      'I1604 Mécanicien / Mécanicienne automobile → FAP-2009 G0B41, G1Z70 → Ouvriers de la réparation automobile (G0B)',
    );
  });

  it('pose les places par projet avec les offres connues et l’année de chaque terme', async () => {
    expect(await expliquer({ code: 'placesParProjet' })).toMatchObject({
      valeur: present(0.3),
      calcul: '24 ÷ 80 = 0,30',
      annees: 'projets BMO 2024, capacités Affelnet 2024',
      termes: [{ affiche: '24' }, { affiche: '1 sur 1' }, { affiche: '80' }],
    });
  });

  it('compte les lignes secrètes à part, et laisse une part entre ses bornes', async () => {
    insertBmo(banc.db, [
      { metier: 'G0B42', projets: null, difficiles: null, saisonniers: null },
      { metier: 'G0B43', projets: 20, difficiles: null },
    ]);
    const projets = await expliquer({});
    expect(projets.termes[0]?.affiche).toBe('70 + 1 secrète');
    expect(projets.notes.find((n) => n.titre === 'Secret statistique')?.phrase).toContain('1 des 4 lignes');
    const part = await expliquer({ code: 'partDifficiles' });
    expect(part.termes.map((t) => t.affiche)).toEqual(['de 70 à 74', '100 + 1 secrète']);
    expect(part.calcul).toBe('de 70 à 74 sur 100 : entre 70,0\u202f% et 74,0\u202f% ; milieu 72,0\u202f%');
  });

  it('nomme les métiers en tension, et dit le chômage de l’échelon qui le publie', async () => {
    const tension = await expliquer({ code: 'enTension' });
    expect(tension).toMatchObject({ valeur: present(1), annees: 'arrêté de 2024' });
    expect(tension.termes.map((t) => t.libelle)).toEqual(['Mécaniciens de véhicules']);
    const chomage = await expliquer({ code: 'chomage', territoire: 'bassin:8401' });
    expect(chomage).toMatchObject({ affiche: '6,4\u202f%', annees: '4ᵉ trimestre 2023', termes: [] });
    expect(chomage.notes.map((n) => n.titre)).toContain('Échelon');
  });

  it('donne au chômage de la région son année, non celle des départements', async () => {
    banc.db.$client.exec(`
      insert into chomages (maille, code, annee, taux, fichier_id) values ('region', '84', 2022, 6.1, 1);
      insert into proprietes values ('version', 'suite')`);
    const lire = async (territoire: string) => (await expliquer({ code: 'chomage', territoire })).annees;
    expect(await lire('region:84')).toBe('4ᵉ trimestre 2022');
    expect(await lire('departement:069')).toBe('4ᵉ trimestre 2023');
    const lireFiche = async (territoire: string) =>
      (await banc.anonyme.besoins.formation({ cle: CLE, territoire, rentree: 0 })).annees.chomage;
    expect(await lireFiche('region:84')).toBe(2022);
    expect(await lireFiche('departement:069')).toBeNull();
  });

  it('d’une offre, se mesure dans le bassin de l’établissement ; sans bassin, le dit', async () => {
    const offre = await expliquer({ etablissement: UAI, territoire: '' });
    expect(offre.valeur).toEqual(present(80));
    expect(offre.notes.map((n) => n.titre)).toContain('Où');
    banc.db.$client.exec(`update etablissements set bassin = null; insert into proprietes values ('version', 'suite')`);
    expect(await expliquer({ etablissement: UAI, territoire: '' })).toMatchObject({
      valeur: absent('non_situe'),
      termes: [],
    });
  });

  it('d’un ensemble, compte chaque famille une fois ; sur la carte, dans le territoire lu', async () => {
    const ensemble = await expliquer({ formation: '', territoire: '', lieu: 'departement:069' });
    expect(ensemble.valeur).toEqual(present(80));
    expect(ensemble.notes.map((n) => n.titre)).toContain('Sans double compte');
    expect(ensemble.contexte.at(-1)).toBe('Département : Rhône');
  });

  it.each([
    ['zone dessinée', { zone: 'cercle:45.764,4.835,30', territoire: '' }],
    ['zone d’emploi', { territoire: 'zone:8421' }],
  ])('dans une %s, la BMO ne publie rien', async (_, demande) => {
    banc.db.$client.exec(
      `insert into zones values ('8421', 'Lyon'); update etablissements set zone = '8421';
       insert into proprietes values ('version', 'suite')`,
    );
    expect((await expliquer(demande)).valeur).toEqual(absent('hors_maille'));
  });

  it.each(CODES_BESOIN)('%s dit toujours la même valeur que la fiche', async (code) => {
    const fiche = await banc.anonyme.besoins.formation({ cle: CLE, territoire: 'departement:069', rentree: 0 });
    const local = fiche.comparaison.at(-1);
    const { valeur } = await expliquer({ code, territoire: 'departement:069' });
    expect(valeur.valeur).toBe(
      {
        projets: local?.projets.valeur,
        partDifficiles: local?.difficiles.valeur.valeur,
        partSaisonniers: local?.saisonniers.valeur.valeur,
        placesParProjet: local?.placesParProjet.valeur,
        enTension: local?.tension.length,
        chomage: local?.chomage?.taux,
      }[code],
    );
  });
});
