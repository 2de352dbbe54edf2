import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { hashPassword } from '#server/auth/password.ts';
import { buildDemande, buildUtilisateur } from '#server/db/bench.ts';
import { type Db, openDb } from '#server/db/connection.ts';
import { demandes, demandesJournal } from '#server/db/schema/demandes.ts';
import type { Ecrite } from '#server/demandes/service.ts';

const RACINE = join(import.meta.dirname, '../..');
const COMPTE = { email: 'coupure@essai.example', motDePasse: 'mot de passe de coupure' };
/** Chaque demande parcourt ces étapes : la coupure tombe n'importe où dans l'une d'elles. */
const ETAPES = ['declarer_complet', 'retenir', 'preparer_vote', 'valider'] as const;
const NOMBRE_DEMANDES = 240;
const ACQUITTEES_AVANT_COUPURE = 200;
const EN_MEME_TEMPS = 8;
const DELAI_DEMARRAGE_MS = 30_000;

const dossier = mkdtempSync(join(tmpdir(), 'coupure-'));
const base = join(dossier, 'base.sqlite');
const serveurs: ChildProcess[] = [];

afterEach(() => {
  for (const serveur of serveurs) serveur.kill('SIGKILL');
  rmSync(dossier, { recursive: true, force: true });
});

const startServeur = async (): Promise<{ serveur: ChildProcess; adresse: string }> => {
  const env = { ...process.env, BASE: base, PORT: '0', HOST: '127.0.0.1' };
  const serveur = spawn(process.execPath, ['server/main.ts'], {
    cwd: RACINE,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  serveurs.push(serveur);
  let sortie = '';
  const signal = AbortSignal.timeout(DELAI_DEMARRAGE_MS);
  for (;;) {
    const [morceau] = await once(serveur.stdout as NodeJS.ReadableStream, 'data', { signal });
    sortie += String(morceau);
    const adresse = sortie.match(/http:\/\/\S+/)?.[0];
    if (adresse) return { serveur, adresse };
  }
};

const post = (adresse: string, procedure: string, corps: unknown, cookie = ''): Promise<Response> =>
  fetch(`${adresse}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: adresse, cookie },
    body: JSON.stringify(corps),
  });

const openSessionHttp = async (adresse: string): Promise<string> => {
  const reponse = await post(adresse, 'auth.connecter', COMPTE);
  expect(reponse.status).toBe(200);
  return reponse.headers.getSetCookie()[0]?.split(';')[0] ?? '';
};

/** Fait avancer des demandes en parallèle, et coupe le serveur à la deux-centième réponse reçue. */
const applyUntilCoupure = async (serveur: ChildProcess, adresse: string, numeros: string[]): Promise<Ecrite[]> => {
  const cookie = await openSessionHttp(adresse);
  const acquittees: Ecrite[] = [];
  const worker = async (): Promise<void> => {
    for (let numero = numeros.pop(); numero !== undefined; numero = numeros.pop())
      for (const [i, transition] of ETAPES.entries()) {
        const reponse = await post(adresse, 'demandes.appliquer', { numero, version: i + 1, transition }, cookie);
        const { result } = (await reponse.json()) as { result: { data: Ecrite } };
        acquittees.push(result.data);
        if (acquittees.length === ACQUITTEES_AVANT_COUPURE) serveur.kill('SIGKILL');
      }
  };
  const issues = await Promise.allSettled(Array.from({ length: EN_MEME_TEMPS }, worker));
  expect(issues.filter((issue) => issue.status === 'rejected').length).toBeGreaterThan(0);
  return acquittees;
};

const fillBase = async (): Promise<string[]> => {
  const db = openDb(base);
  const motDePasse = await hashPassword(COMPTE.motDePasse);
  const { id } = buildUtilisateur(db, { role: 'admin', email: COMPTE.email, motDePasse });
  const numeros = db.transaction(() =>
    Array.from(
      { length: NOMBRE_DEMANDES },
      (_, i) => buildDemande(db, { auteurId: id ?? 0, rentree: 2027 + i }).numero,
    ),
  );
  db.$client.close();
  return numeros;
};

/** Chaque demande est dans l'état de sa dernière entrée de journal, et son journal s'enchaîne sans trou. */
const checkCoherence = (db: Db): void => {
  expect(db.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  const journaux = Map.groupBy(db.select().from(demandesJournal).all(), (entree) => entree.demandeId);
  for (const demande of db.select().from(demandes).all()) {
    const journal = (journaux.get(demande.id) ?? []).sort((a, b) => a.version - b.version);
    expect(journal.map((entree) => entree.version)).toEqual(Array.from({ length: demande.version }, (_, i) => i + 1));
    expect(journal.at(-1)?.statutApres).toBe(demande.statut);
    for (const [i, entree] of journal.entries())
      if (i > 0) expect(entree.statutAvant).toBe(journal[i - 1]?.statutApres);
  }
};

it('serveur tué net au milieu des écritures : chaque étape acquittée est là avec son journal, aucune à moitié', async () => {
  const numeros = await fillBase();
  const { serveur, adresse } = await startServeur();
  const acquittees = await applyUntilCoupure(serveur, adresse, [...numeros]);
  expect(acquittees.length).toBeGreaterThanOrEqual(ACQUITTEES_AVANT_COUPURE);
  expect(serveur.signalCode ?? (await once(serveur, 'exit'))[1]).toBe('SIGKILL');

  const db = openDb(base);
  checkCoherence(db);
  const lignes = new Map(
    db
      .select()
      .from(demandes)
      .all()
      .map((d) => [d.numero, d]),
  );
  const journal = new Set(
    db
      .select()
      .from(demandesJournal)
      .all()
      .map((e) => `${e.demandeId} ${e.version} ${e.statutApres}`),
  );
  for (const { numero, version, statut } of acquittees) {
    const demande = lignes.get(numero);
    expect(demande?.version).toBeGreaterThanOrEqual(version);
    expect(journal.has(`${demande?.id} ${version} ${statut}`)).toBe(true);
  }
  db.$client.close();

  const relance = await startServeur();
  const cookie = await openSessionHttp(relance.adresse);
  const liste = await fetch(`${relance.adresse}/trpc/demandes.list?input=%7B%7D`, { headers: { cookie } });
  const { result } = (await liste.json()) as { result: { data: { lignes: Ecrite[] } } };
  const relues = new Map(result.data.lignes.map((d) => [d.numero, d.statut]));
  expect(relues).toEqual(new Map([...lignes].map(([numero, d]) => [numero, d.statut])));
  relance.serveur.kill('SIGTERM');
  expect(await once(relance.serveur, 'exit')).toEqual([0, null]);
}, 120_000);
