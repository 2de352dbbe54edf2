import { expect, it } from 'vitest';
import { parametres } from '#server/db/schema/parametres.ts';
import { type ReperageFilters, reperageFilters } from '#shared/reperage/filters.ts';
import { benchReperage } from './banc.ts';
import { loadCandidats } from './candidats.ts';
import { loadContexte } from './contexte.ts';

const PETITES = { criteres: ['petite_entree'], minimum: 1 };

const ouvrir = () => {
  const banc = benchReperage();
  const { db, as } = banc;
  const load = (recherche: Partial<ReperageFilters> = {}) =>
    loadCandidats(loadContexte(db, 0), 'fermeture', reperageFilters.parse({ ...PETITES, ...recherche }));
  const setPetiteDivision = (valeur: number) =>
    db
      .insert(parametres)
      .values({
        ...{ code: 'petite_division', valeur, depuis: '2026-01-01', motif: 'essai', le: '2026-01-01' },
        auteurId: as({ role: 'admin' }).acteur.id ?? 0,
      })
      .run();
  return { db, load, setPetiteDivision };
};

it('une recherche se calcule une fois, quelles que soient la page et ce qu’on y ouvre', () => {
  const { load } = ouvrir();
  const calcule = load();
  expect(calcule.candidats).toHaveLength(2);
  const montre: Partial<ReperageFilters>[] = [{ page: 2 }, { ecartes: true }, { onglet: 'signaux' }];
  for (const recherche of montre) expect(load(recherche)).toBe(calcule);
  const autres: Partial<ReperageFilters>[] = [
    { territoire: 'region:84' },
    { seuils: 'petite_entree:30' },
    { minimum: 2 },
  ];
  for (const recherche of autres) expect(load(recherche)).not.toBe(calcule);
});

it('un seuil changé et une nouvelle version se voient aussitôt', () => {
  const { db, load, setPetiteDivision } = ouvrir();
  expect(load().candidats).toHaveLength(2);
  setPetiteDivision(5);
  expect(load().candidats).toHaveLength(0);
  db.$client.exec(`update entrees set effectif_entree = 3 where rentree = 2025;
    insert into proprietes values ('version', 'suite')`);
  expect(load().candidats).toHaveLength(3);
});

it('ne garde que les dernières recherches, celle qui sert le moins part la première', () => {
  const { load } = ouvrir();
  const [premiere, deuxieme] = [1, 2, 3, 4, 5, 6].map((minimum) => load({ minimum }));
  expect(load({ minimum: 1 })).toBe(premiere);
  load({ minimum: 7 });
  expect(load({ minimum: 1 })).toBe(premiere);
  expect(load({ minimum: 2 })).not.toBe(deuxieme);
});
