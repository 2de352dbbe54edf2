import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bench, buildDemande, buildSaisie, getIssue } from '#server/db/bench.ts';
import { demandes, demandesJournal } from '#server/db/schema/demandes.ts';

// La panne est consignée dans la console : on l'attend, on ne la montre pas.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T09:00:00Z') });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const PANNE = `create temp trigger panne before insert on demandes_journal begin select raise(abort, 'panne'); end`;

it('si le journal ne peut pas s’écrire, rien n’est écrit : ni création, ni saisie, ni étape', async () => {
  const { db, as } = bench();
  const { api } = as({ role: 'gestionnaire_region' });
  const { numero } = buildDemande(db);
  const lire = () => ({ demandes: db.select().from(demandes).all(), journal: db.select().from(demandesJournal).all() });
  const avant = lire();
  db.$client.exec(PANNE);
  const saisie = buildSaisie({ capaciteScolaire: 40 });
  const etape = { numero, version: 1, transition: 'retenir', motif: '' } as const;
  expect(await getIssue(api.demandes.creer(buildSaisie({ rentree: 2030 })))).toBe('base_saturee');
  expect(await getIssue(api.demandes.enregistrer({ numero, version: 1, saisie }))).toBe('base_saturee');
  expect(await getIssue(api.demandes.appliquer(etape))).toBe('base_saturee');
  expect(lire()).toEqual(avant);
  expect(console.error).toHaveBeenCalledTimes(3);
  db.$client.exec('drop trigger panne');
  expect(await getIssue(api.demandes.appliquer(etape))).toBe('fait');
});
