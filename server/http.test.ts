import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '#server/auth/password.ts';
import { bench, buildUtilisateur } from '#server/db/bench.ts';
import { buildServer } from '#server/http.ts';

const MEME_ORIGINE = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
const IDENTIFIANTS = { email: 'http@essai.example', motDePasse: 'mot de passe' };
const dossier = mkdtempSync(join(tmpdir(), 'client-'));

beforeAll(() => {
  mkdirSync(join(dossier, 'assets'));
  writeFileSync(join(dossier, 'index.html'), '<!doctype html><title>Pilotage</title>');
  writeFileSync(join(dossier, 'assets', 'index-abc.js'), 'export {};');
});
afterAll(() => rmSync(dossier, { recursive: true }));

const ouvrir = (client = dossier) => {
  const { db } = bench();
  return { db, app: buildServer(db, { client, mandataire: 'loopback' }) };
};

const connecter = async (entetes: Record<string, string>, payload: string = JSON.stringify(IDENTIFIANTS)) => {
  const { db, app } = ouvrir();
  buildUtilisateur(db, { role: 'admin', email: IDENTIFIANTS.email, motDePasse: await hashPassword('mot de passe') });
  const reponse = await app.inject({ method: 'POST', url: '/trpc/auth.connecter', headers: entetes, payload });
  return { app, reponse };
};

describe('le cookie de session', () => {
  it('est httpOnly, SameSite=Lax, pour tout le site, et Secure derrière un mandataire en https', async () => {
    const { app, reponse } = await connecter({ ...MEME_ORIGINE, 'x-forwarded-proto': 'https' });
    expect(reponse.statusCode).toBe(200);
    const [cookie] = reponse.cookies;
    expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/', secure: true });
    const cookies = { session: cookie?.value ?? '' };
    const moi = await app.inject({ url: '/trpc/auth.moi', cookies });
    expect(moi.json().result.data.acteur.role).toBe('admin');
    const url = '/trpc/auth.deconnecter';
    const sortie = await app.inject({ method: 'POST', url, headers: MEME_ORIGINE, cookies });
    expect(sortie.cookies[0]).toMatchObject({ name: 'session', value: '' });
    const apres = await app.inject({ url: '/trpc/auth.moi', cookies });
    expect(apres.json().result.data.acteur.role).toBe('anonyme');
  });

  it('n’est pas Secure en http, sans quoi personne n’entrerait en local', async () => {
    const { reponse } = await connecter(MEME_ORIGINE);
    expect(reponse.cookies[0]?.secure).toBeUndefined();
  });
});

describe('une écriture venue d’ailleurs est refusée', () => {
  it.each([
    ['un autre site', { ...MEME_ORIGINE, 'sec-fetch-site': 'cross-site' }],
    ['un sous-domaine voisin', { ...MEME_ORIGINE, 'sec-fetch-site': 'same-site' }],
    ['une autre origine, sans Sec-Fetch-Site', { 'content-type': 'application/json', origin: 'http://mal.example' }],
    ['aucune origine', { 'content-type': 'application/json' }],
    ['une origine opaque', { 'content-type': 'application/json', origin: 'null' }],
  ])('%s', async (_, entetes) => {
    const { reponse } = await connecter(entetes);
    expect(reponse.json().error.data.code_domaine).toBe('origine_refusee');
    expect(reponse.cookies).toEqual([]);
  });

  it('un formulaire ne passe pas pour du JSON', async () => {
    const { reponse } = await connecter({ 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' });
    expect(reponse.json().error.data.code_domaine).toBe('requete_invalide');
    expect(reponse.cookies).toEqual([]);
  });

  it('la même origine passe, d’après Origin et Host quand Sec-Fetch-Site manque', async () => {
    const { reponse } = await connecter({
      'content-type': 'application/json',
      origin: 'http://carte.example:3000',
      host: 'carte.example:3000',
    });
    expect(reponse.statusCode).toBe(200);
  });
});

describe('les erreurs parlent français et ne montrent rien du serveur', () => {
  it('un corps de plus d’un mébioctet est refusé dans la forme que le client tRPC lit', async () => {
    const { reponse } = await connecter(MEME_ORIGINE, JSON.stringify({ email: 'a'.repeat(1_100_000) }));
    expect(reponse.statusCode).toBe(413);
    expect(reponse.json().error).toMatchObject({
      message: 'La saisie est trop volumineuse.',
      data: { code_domaine: 'trop_volumineux' },
    });
  });

  it.each([
    ['/trpc/rien.du.tout', 404, 'adresse_introuvable'],
    ['/trpc/demandes.list', 401, 'non_connecte'],
    ['/trpc/auth.connecter', 405, 'requete_invalide'],
  ])('%s → %i %s', async (url, statut, code) => {
    const reponse = await ouvrir().app.inject({ url });
    expect(reponse.json().error.data).toMatchObject({ code_domaine: code });
    expect([url, reponse.statusCode < 500]).toEqual([url, true]);
    expect(JSON.stringify(reponse.json())).not.toMatch(/stack|node_modules|\.ts:/);
    if (statut !== 405) expect(reponse.statusCode).toBe(statut);
  });

  it('une panne imprévue est consignée, et rendue en une phrase générale', async () => {
    const { db, app } = ouvrir();
    await app.ready();
    db.$client.close();
    const reponse = await app.inject({ url: '/trpc/auth.moi' });
    expect(reponse.statusCode).toBe(500);
    expect(reponse.json().error.message).toMatch(/^Une erreur inattendue/);
    expect(reponse.body).not.toContain('database');
    await app.close();
  });

  it.each(['/exports/rien.xlsx', '/donnees/rien', '/inconnu.js', '/%zz'])('%s n’est pas une page', async (url) => {
    const reponse = await ouvrir().app.inject({ url });
    expect([url, reponse.statusCode]).toEqual([url, 404]);
    expect(reponse.json()).toEqual({ code_domaine: 'adresse_introuvable', message: 'Cette adresse n’existe pas.' });
  });
});

describe('l’interface', () => {
  it('rend index.html, jamais gardé en cache, à toute adresse de page, par GET et HEAD', async () => {
    const { app } = ouvrir();
    for (const url of ['/', '/formations?region=84', '/demandes/A1B2C3D4', '/panorama/formation/40025214.247.scolaire'])
      for (const method of ['GET', 'HEAD'] as const) {
        const reponse = await app.inject({ method, url });
        expect([url, method, reponse.statusCode]).toEqual([url, method, 200]);
        expect(reponse.headers['cache-control']).toBe('no-cache');
        expect(reponse.headers['content-type']).toContain('text/html');
      }
    expect((await app.inject({ method: 'POST', url: '/formations' })).statusCode).toBe(404);
  });

  it('garde un an les fichiers dont le nom porte l’empreinte, et ne remplace pas un fichier absent par la page', async () => {
    const { app } = ouvrir();
    const fichier = await app.inject({ url: '/assets/index-abc.js' });
    expect(fichier.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await app.inject({ url: '/assets/index-def.js' })).statusCode).toBe(404);
  });

  it('sans client construit, dit quoi faire', async () => {
    const reponse = await ouvrir('/inexistant').app.inject({ url: '/' });
    expect([reponse.statusCode, reponse.body]).toEqual([503, expect.stringContaining('npm run build')]);
  });

  it('porte une politique de contenu stricte, et répond à /sante', async () => {
    const reponse = await ouvrir().app.inject({ url: '/sante' });
    expect(reponse.json()).toEqual({ etat: 'ok' });
    const csp = String(reponse.headers['content-security-policy']);
    expect(csp).toContain("default-src 'self'");
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe-eval');
  });
});
