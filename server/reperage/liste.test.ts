import { describe, expect, it } from 'vitest';
import { buildEtablissement, buildFormation, buildOffre, getIssue, UAI } from '#server/db/bench.ts';
import { parametres } from '#server/db/schema/parametres.ts';
import { reperageFilters } from '#shared/reperage/filters.ts';
import { ABSENTE, benchReperage, FORMATION, UAI_PARIS } from './banc.ts';

const filtres = (recherche: Record<string, string> = {}) => reperageFilters.parse(recherche);
const fermetures = (recherche: Record<string, string> = {}) => ({
  nature: 'fermeture' as const,
  filtres: filtres(recherche),
});
const cle = { nature: 'fermeture' as const, formation: FORMATION, lieu: UAI };

describe('les fermetures à examiner', () => {
  it('sont ouvertes à tous, avec leurs critères, leurs années et ce qu’on ne peut pas décider', async () => {
    const { anonyme } = benchReperage();
    const { lignes, examines, total } = await anonyme.reperage.list(fermetures());
    expect([examines, total]).toEqual([3, 2]);
    const ligne = lignes.find(({ lieu }) => lieu === UAI);
    expect(ligne?.remplis.map((c) => [c.critere, c.affiche.replace(/\s/g, ' '), c.certitude])).toEqual([
      ['petite_entree', '6 entrants, constat 2025', 'solide'],
      ['baisse', '−70 % : 20 → 6 entrants, 2024 → 2025', 'probable'],
    ]);
    // Les deux seules séries du banc reculent ensemble : la baisse en est moins certaine.
    expect(ligne?.remplis[1]?.reserves).toHaveLength(1);
    expect(ligne?.indecidables.find(({ critere }) => critere === 'pression_faible')?.motif?.court).toBe('non chargée');
    expect(ligne).toMatchObject({ nomLieu: 'Lycée d’essai', niveau: 'BAC PRO', taille: 6, rang: 1, ecarte: null });
  });

  it('une rentrée passée ne voit pas les suivantes', async () => {
    const { anonyme } = benchReperage();
    const { lignes } = await anonyme.reperage.list(
      fermetures({ rentree: '2024', minimum: '1', seuils: 'petite_entree:30' }),
    );
    expect(lignes.map(({ remplis }) => remplis.map((c) => c.critere))).toEqual([['petite_entree'], ['petite_entree']]);
  });

  it('suivent le seuil daté de l’administration, et celui que la personne choisit', async () => {
    const { db, anonyme, as } = benchReperage();
    const { acteur } = as({ role: 'admin' });
    const count = async (recherche = {}) =>
      (await anonyme.reperage.list(fermetures({ criteres: 'petite_entree', minimum: '1', ...recherche }))).total;
    expect(await count()).toBe(2);
    db.insert(parametres)
      .values({
        code: 'petite_division',
        valeur: 5,
        depuis: '2026-01-01',
        motif: 'essai',
        auteurId: acteur.id ?? 0,
        le: '2026-01-01',
      })
      .run();
    expect(await count()).toBe(0);
    expect(await count({ seuils: 'petite_entree:30' })).toBe(3);
  });
});

describe('le tri', () => {
  /** Quatre cents petites divisions de plus : davantage qu'une page. */
  const buildLongue = () => {
    const { db, anonyme } = benchReperage();
    db.transaction(() => {
      const { id: formationId } = buildFormation(db, { cfd: '40025298', libelle: 'AAA EN NOMBRE' });
      for (let i = 0; i < 400; i += 1) {
        const { id } = buildEtablissement(db, { uai: `069${1000 + i}D`, nom: `Lycée ${1000 + i}` });
        const effectif = 1 + (i % 7);
        buildOffre(db, { etablissementId: id, formationId }, [
          { rentree: 2025, effectif1: effectif, effectifEntree: effectif, constatFichierId: 1 },
        ]);
      }
    });
    return (recherche: Record<string, string> = {}) =>
      anonyme.reperage.list(fermetures({ criteres: 'petite_entree,baisse', minimum: '1', ...recherche }));
  };

  it('porte sur toute la liste avant les pages, et garde le rang du repérage', async () => {
    const trier = buildLongue();
    const premiere = await trier();
    expect([premiere.total, premiere.lignes.length]).toEqual([402, 300]);
    expect(premiere.lignes.map(({ rang }) => rang)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
    const petites = await trier({ tri: 'taille:asc' });
    expect(new Set(petites.lignes.slice(0, 58).map(({ taille }) => taille))).toEqual(new Set([1]));
    expect(petites.lignes[0]?.rang).toBeGreaterThan(300);
    const suite = await trier({ tri: 'taille:asc', page: '2' });
    expect(suite.lignes).toHaveLength(102);
    expect(suite.lignes.at(-1)?.taille).toBe(7);
  });

  it('prend plusieurs colonnes, et départage par le rang', async () => {
    const trier = buildLongue();
    const { lignes } = await trier({ tri: 'formation:desc,lieu:desc' });
    expect(lignes.slice(0, 3).map(({ nomLieu }) => nomLieu)).toEqual(['Lycée parisien', 'Lycée d’essai', 'Lycée 1399']);
    const parTaille = (await trier({ tri: 'taille:desc' })).lignes.filter(({ taille }) => taille === 5);
    expect(parTaille.map(({ rang }) => rang)).toEqual(parTaille.map(({ rang }) => rang).sort((a, b) => a - b));
  });

  it('illisible, rend l’ordre du repérage', () => {
    expect(filtres({ tri: 'mot_de_passe:asc,taille:haut' }).tri).toBe('');
    expect(filtres({ tri: 'taille:desc,taille:asc,lieu:asc' }).tri).toBe('taille:desc,lieu:asc');
  });
});

describe('les ouvertures à examiner', () => {
  it('demandent un territoire', async () => {
    const { anonyme } = benchReperage();
    expect(await getIssue(anonyme.reperage.list({ nature: 'ouverture', filtres: filtres() }))).toBe('saisie_invalide');
  });

  it('nomment la formation absente et le département', async () => {
    const { anonyme } = benchReperage();
    const { lignes } = await anonyme.reperage.list({
      nature: 'ouverture',
      filtres: filtres({ territoire: 'region:84', criteres: 'aucune_offre', minimum: '1' }),
    });
    expect(lignes).toEqual([]);
    const detail = await anonyme.reperage.get({
      cle: { nature: 'ouverture', formation: ABSENTE, lieu: 'departement:069' },
      filtres: filtres({ territoire: 'region:84' }),
    });
    expect(detail).toMatchObject({ libelle: 'ABSENTE', nomLieu: 'Rhône', region: '84' });
    expect(detail.indecidables.map(({ motif }) => motif?.court)).toContain('sans coordonnées');
  });
});

describe('ce qui est mis de côté', () => {
  it('quitte la liste de qui peut le lire, y revient à la demande avec sa raison, et ne change rien pour les autres', async () => {
    const { as, anonyme } = benchReperage();
    const gestionnaire = as({ role: 'gestionnaire_region' });
    const parisien = as({ role: 'gestionnaire_region', region: '11' });
    const perdir = as({ role: 'perdir', uais: [UAI] });
    await gestionnaire.api.reperage.ecarter({ ...cle, motif: 'Reconversion en cours' });
    const lieux = async (api: typeof anonyme, recherche = {}) =>
      (await api.reperage.list(fermetures(recherche))).lignes.map(({ lieu, ecarte }) => [lieu, ecarte?.motif ?? null]);
    expect(await lieux(gestionnaire.api)).toEqual([[UAI_PARIS, null]]);
    expect(await lieux(perdir.api)).toEqual([[UAI_PARIS, null]]);
    expect(await lieux(gestionnaire.api, { ecartes: '1' })).toContainEqual([UAI, 'Reconversion en cours']);
    for (const api of [parisien.api, anonyme])
      expect(await lieux(api)).toEqual([
        [UAI, null],
        [UAI_PARIS, null],
      ]);
    expect((await anonyme.reperage.get({ cle, filtres: filtres() })).histoire).toEqual([]);
    expect((await anonyme.reperage.list(fermetures())).ecartes).toBe(0);
  });

  it('se lève sans s’effacer, et peut revenir', async () => {
    const { as } = benchReperage();
    const { api } = as({ role: 'admin' });
    const { id } = await api.reperage.ecarter({ ...cle, motif: 'Une raison' });
    expect(await getIssue(api.reperage.ecarter({ ...cle, motif: 'Une autre' }))).toBe('reperage_deja_ecarte');
    await api.reperage.lever({ id });
    await api.reperage.lever({ id });
    await api.reperage.ecarter({ ...cle, motif: 'De nouveau' });
    const { histoire, ecarte } = await api.reperage.get({ cle, filtres: filtres() });
    expect(histoire.map(({ motif, leveLe }) => [motif, leveLe === null])).toEqual([
      ['De nouveau', true],
      ['Une raison', false],
    ]);
    expect(ecarte?.motif).toBe('De nouveau');
  });

  it.each([
    ['une raison vide', { ...cle, motif: '  ' }, 'saisie_invalide'],
    ['un établissement inconnu', { ...cle, lieu: '0999999Z', motif: 'raison' }, 'etablissement_introuvable'],
    [
      'une formation inconnue',
      { ...cle, formation: '99999999.999.scolaire', motif: 'raison' },
      'formation_introuvable',
    ],
    [
      'un territoire inconnu',
      { ...cle, nature: 'ouverture' as const, lieu: 'bassin:9999', motif: 'raison' },
      'territoire_introuvable',
    ],
  ])('refuse %s', async (_, saisie, issue) => {
    const { as } = benchReperage();
    expect(await getIssue(as({ role: 'admin' }).api.reperage.ecarter(saisie))).toBe(issue);
  });
});
