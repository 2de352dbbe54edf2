import { rmSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { getIssue } from '#server/db/bench.ts';
import { versions } from '#server/db/schema/versions.ts';
import { getChemin } from '#server/db/versions.ts';
import { buildServer } from '#server/http.ts';
import { formatHeureParis } from '#shared/donnees/heure.ts';
import { buildConstat, openBancDonnees } from './banc.ts';
import { publishEcheances } from './echeances.ts';
import { markInterrompues } from './traitement.ts';

const HEURE_MS = 3_600_000;

const approuve = async () => {
  const banc = await openBancDonnees();
  const [pilote, admin] = [banc.openPersonne('pilote'), banc.openPersonne('admin')];
  const { id } = await banc.charge(pilote, { 'constat.csv': buildConstat(40, 8) });
  await pilote.api.donnees.appliquer({ id, transition: 'soumettre' });
  await admin.api.donnees.appliquer({ id, transition: 'approuver' });
  const dans = (heures: number) => new Date(Date.now() + heures * HEURE_MS);
  const planifie = (heures: number) =>
    getIssue(admin.api.donnees.planifier({ id, quand: formatHeureParis(dans(heures)) }));
  return { ...banc, pilote, admin, id, dans, planifie };
};

it('publie à l’heure prévue, pas avant, et au démarrage ce qui aurait dû l’être', async () => {
  const { db, id, dans, planifie, lireEffectifs, admin } = await approuve();
  expect(await planifie(-1)).toBe('saisie_invalide');
  expect(await planifie(2)).toBe('fait');
  publishEcheances(db, dans(1));
  expect(lireEffectifs()).toEqual([12, 8]);
  db.update(versions)
    .set({ publierLe: dans(-1).toISOString() })
    .where(eq(versions.id, id))
    .run();
  const relance = buildServer(db, { client: '', mandataire: false });
  await relance.ready();
  await relance.close();
  expect(lireEffectifs()).toEqual([40, 8]);
  const { journal } = await admin.api.donnees.version({ id });
  expect(journal.at(-1)).toMatchObject({ evenement: 'publier', acteur: null, motif: 'Publication à l’heure prévue' });
});

it('on renonce à une date ; une version dépassée à l’heure dite n’est pas publiée, et le journal dit pourquoi', async () => {
  const { db, id, dans, planifie, lireEffectifs, admin, pilote, charge } = await approuve();
  await planifie(2);
  await admin.api.donnees.planifier({ id, quand: '' });
  publishEcheances(db, dans(3));
  expect(lireEffectifs()).toEqual([12, 8]);
  await planifie(2);
  const autre = await charge(pilote, { 'constat.csv': buildConstat(12, 70) });
  await pilote.api.donnees.appliquer({ id: autre.id, transition: 'soumettre' });
  for (const transition of ['approuver', 'publier'] as const)
    await admin.api.donnees.appliquer({ id: autre.id, transition });
  publishEcheances(db, dans(3));
  expect(lireEffectifs()).toEqual([12, 70]);
  const { journal, statut, publierLe } = await admin.api.donnees.version({ id });
  expect({ statut, publierLe }).toEqual({ statut: 'approuvee', publierLe: null });
  expect(journal.at(-1)).toMatchObject({
    evenement: 'publication_impossible',
    motif: expect.stringContaining('a changé depuis'),
  });
});

it('une version qui ne peut pas être publiée le dit une fois, et n’empêche pas la suivante de l’être', async () => {
  const { db, id, dans, lireEffectifs, admin, pilote, charge } = await approuve();
  const autre = await charge(pilote, { 'constat.csv': buildConstat(12, 70) });
  await pilote.api.donnees.appliquer({ id: autre.id, transition: 'soumettre' });
  await admin.api.donnees.appliquer({ id: autre.id, transition: 'approuver' });
  await admin.api.donnees.planifier({ id, quand: formatHeureParis(dans(1)) });
  await admin.api.donnees.planifier({ id: autre.id, quand: formatHeureParis(dans(2)) });
  rmSync(getChemin(db, id));
  const dit = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const heures of [3, 4]) publishEcheances(db, dans(heures));
  expect(dit).toHaveBeenCalledTimes(1);
  dit.mockRestore();
  expect(lireEffectifs()).toEqual([12, 70]);
  const { journal, statut, publierLe } = await admin.api.donnees.version({ id });
  expect({ statut, publierLe }).toEqual({ statut: 'approuvee', publierLe: null });
  expect(journal.filter((e) => e.evenement === 'publication_impossible')).toMatchObject([
    { motif: expect.stringMatching(/^Une erreur inattendue a empêché cette publication/) },
  ]);
});

it('une lecture coupée par l’arrêt du serveur se dit interrompue, et se reprend', async () => {
  const { db, openPersonne, waitLecture, app } = await openBancDonnees();
  const pilote = openPersonne('pilote');
  const { id } = await pilote.api.donnees.ouvrir();
  await pilote.depose(id, 'constat.csv', buildConstat(33, 8));
  await pilote.api.donnees.lire({ id });
  expect(await getIssue(pilote.api.donnees.lire({ id }))).toBe('version_figee');
  await app.close();
  markInterrompues(db);
  expect((await pilote.api.donnees.version({ id })).traitement).toBe('interrompu');
  while ((await getIssue(pilote.api.donnees.lire({ id }))) === 'lecture_en_cours')
    await new Promise((suite) => setTimeout(suite, 50));
  expect(await waitLecture(pilote, id)).toMatchObject({ traitement: 'pret' });
});

it('un processus de lecture qui ne peut pas être lancé laisse le serveur debout et la version interrompue', async () => {
  const { openPersonne, waitLecture } = await openBancDonnees();
  const pilote = openPersonne('pilote');
  const { id } = await pilote.api.donnees.ouvrir();
  await pilote.depose(id, 'constat.csv', buildConstat(33, 8));
  const dit = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const node = process.execPath;
  process.execPath = '/nulle/part/node';
  try {
    await pilote.api.donnees.lire({ id });
  } finally {
    process.execPath = node;
  }
  expect(await waitLecture(pilote, id)).toMatchObject({ traitement: 'interrompu' });
  expect(dit).toHaveBeenCalledTimes(1);
  dit.mockRestore();
  await pilote.api.donnees.lire({ id });
  expect(await waitLecture(pilote, id)).toMatchObject({ traitement: 'pret' });
});
