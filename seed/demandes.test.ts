import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { bench, buildEtablissement, buildFormation, buildOffre } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { demandes, demandesJournal } from '#server/db/schema/demandes.ts';
import { utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { getSaisie } from '#server/demandes/queries.ts';
import { NOMS_TYPES } from '#shared/demandes/demande.ts';
import { listManques } from '#shared/demandes/rules.ts';
import { NOMS_STATUTS } from '#shared/demandes/workflow.ts';
import { NOMS_ROLES } from '#shared/permissions.ts';
import { seedComptes } from './comptes.ts';
import { seedDemandes } from './demandes.ts';

const buildBase = (): Db => {
  const { db, formation } = bench();
  const fiches = [formation];
  for (let i = 1; i < 24; i += 1) fiches.push(buildFormation(db, { cfd: `400253${i + 10}` }));
  const regions = ['84', '84', '84', '84', '11', '11', '28', '28', '32', '32', '76', '76', '93', '93'];
  for (const [i, region] of regions.entries()) {
    const { id } = buildEtablissement(db, { uai: `06910${i + 10}C`, region });
    for (const fiche of fiches.filter((_, j) => (i + j) % 3 > 0))
      buildOffre(db, { etablissementId: id, formationId: fiche.id }, [{ rentree: 2025, capacite: 24 + i }]);
  }
  return db;
};

it('sème une soixantaine de demandes, dans chaque statut et chaque type, aux journaux cohérents', async () => {
  const db = buildBase();
  await seedComptes(db);
  expect(seedDemandes(db)).toBe(60);
  const lignes = db.select().from(demandes).all();
  expect(new Set(lignes.map((d) => d.statut))).toEqual(new Set(NOMS_STATUTS));
  expect(new Set(lignes.map((d) => d.type))).toEqual(new Set(NOMS_TYPES));
  expect(new Set(lignes.map((d) => `${d.statut} ${d.type}`)).size).toBe(36);
  for (const demande of lignes) {
    const journal = db.select().from(demandesJournal).where(eq(demandesJournal.demandeId, demande.id)).all();
    expect(journal).toHaveLength(demande.version);
    expect(journal.at(-1)).toMatchObject({ statutApres: demande.statut, version: demande.version });
    if (demande.statut !== 'brouillon') expect(listManques(getSaisie(demande))).toEqual({});
  }
});

it('deux semis donnent les mêmes demandes, un second sur la même base ne change rien', async () => {
  const [une, autre] = [buildBase(), buildBase()];
  for (const db of [une, autre]) {
    await seedComptes(db);
    seedDemandes(db);
  }
  expect(une.select().from(demandes).all()).toEqual(autre.select().from(demandes).all());
  await seedComptes(une);
  expect(seedDemandes(une)).toBe(0);
});

it('pose un compte par rôle, et deux établissements au chef d’établissement', async () => {
  const db = buildBase();
  await seedComptes(db);
  const comptes = db.select().from(utilisateurs).all();
  expect(comptes.map((c) => c.role).sort()).toEqual(NOMS_ROLES.filter((r) => r !== 'anonyme').sort());
  expect(comptes.every((c) => c.email.endsWith('@demo.example') && c.motDePasse.startsWith('$argon2id$'))).toBe(true);
});
