import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOT_DE_PASSE_DEMO } from '#server/auth/demo.ts';
import { hashPassword, isPassword } from '#server/auth/password.ts';
import { saveCompte } from '#server/auth/service.ts';
import { findActeur } from '#server/auth/session.ts';
import { bench, buildUtilisateur, callAs, getIssue, type Navigateur } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { proprietes } from '#server/db/schema/imports.ts';
import { echecsConnexion, sessions, utilisateurs } from '#server/db/schema/utilisateurs.ts';
import { VISITEUR } from '#shared/permissions.ts';

const EMAIL = 'claude.essai@essai.example';
const MOT_DE_PASSE = 'un mot de passe d’essai';
let empreinte = '';

beforeAll(async () => {
  empreinte = await hashPassword(MOT_DE_PASSE);
});

const buildCompte = (email = EMAIL) => {
  const { db } = bench();
  const acteur = buildUtilisateur(db, { role: 'perdir', uais: ['0690001A'], email, motDePasse: empreinte });
  return { db, acteur };
};

const connecter = (db: Db, motDePasse = MOT_DE_PASSE, { email = EMAIL, ip = '192.0.2.1' } = {}) => {
  const navigateur: Navigateur = { jeton: null };
  const appel = callAs(db, VISITEUR, navigateur, { ip, origineSure: true }).auth.connecter({ email, motDePasse });
  return { navigateur, issue: getIssue(appel) };
};

describe('se connecter', () => {
  it('ouvre une session dont la base ne garde que l’empreinte, et qui désigne la personne', async () => {
    const { db, acteur } = buildCompte();
    const { navigateur, issue } = connecter(db);
    expect(await issue).toBe('fait');
    expect(navigateur.jeton).toMatch(/^[\w-]{43}$/);
    expect(db.select().from(sessions).get()?.empreinte).toMatch(/^[0-9a-f]{64}$/);
    expect(findActeur(db, navigateur.jeton)).toEqual(acteur);
  });

  it('accepte l’adresse quelle que soit sa casse', async () => {
    const { db } = buildCompte();
    expect(await connecter(db, MOT_DE_PASSE, { email: ' Claude.ESSAI@essai.example ' }).issue).toBe('fait');
  });

  it('refuse d’une même phrase le mauvais mot de passe, le compte inconnu et le compte désactivé', async () => {
    const { db } = buildCompte();
    expect(await connecter(db, 'autre').issue).toBe('identifiants_refuses');
    expect(await connecter(db, MOT_DE_PASSE, { email: 'inconnu@essai.example' }).issue).toBe('identifiants_refuses');
    db.update(utilisateurs).set({ actif: false }).run();
    expect(await connecter(db).issue).toBe('identifiants_refuses');
    expect(db.select().from(sessions).all()).toEqual([]);
  });

  it('fait le même travail quand le compte n’existe pas, et répond non', async () => {
    expect(empreinte).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(empreinte, MOT_DE_PASSE)).toBe(true);
    expect(await isPassword(null, MOT_DE_PASSE)).toBe(false);
  });

  it('refuse un compte de démonstration sur une base officielle', async () => {
    const email = 'admin@demo.example';
    const { db } = buildCompte(email);
    expect(await connecter(db, MOT_DE_PASSE, { email }).issue).toBe('fait');
    db.update(proprietes).set({ valeur: 'officielle' }).run();
    expect(await connecter(db, MOT_DE_PASSE, { email }).issue).toBe('identifiants_refuses');
  });

  it('refuse une écriture venue d’un autre site', async () => {
    const { db } = buildCompte();
    const ailleurs = callAs(db, VISITEUR, { jeton: null }, { ip: '192.0.2.1', origineSure: false });
    expect(await getIssue(ailleurs.auth.connecter({ email: EMAIL, motDePasse: MOT_DE_PASSE }))).toBe('origine_refusee');
  });
});

describe('les tentatives', () => {
  it('cinq échecs sur une adresse la ferment à qui les a faits, même au bon mot de passe ; quinze minutes après elle rouvre', async () => {
    const { db } = buildCompte();
    for (let i = 0; i < 5; i += 1) expect(await connecter(db, 'faux').issue).toBe('identifiants_refuses');
    expect(await connecter(db).issue).toBe('trop_de_tentatives');
    const passe = new Date(Date.now() - 16 * 60_000).toISOString();
    db.update(echecsConnexion).set({ le: passe }).run();
    expect(await connecter(db).issue).toBe('fait');
    expect(db.select().from(echecsConnexion).all()).toEqual([]);
  });

  it('des essais lancés tous ensemble sont comptés un par un', async () => {
    const { db } = buildCompte();
    const issues = await Promise.all(Array.from({ length: 12 }, () => connecter(db, 'faux').issue));
    expect(issues.filter((i) => i === 'identifiants_refuses')).toHaveLength(5);
    expect(issues.filter((i) => i === 'trop_de_tentatives')).toHaveLength(7);
  });

  it('les échecs d’un autre lieu ne ferment pas le compte à sa personne', async () => {
    const { db } = buildCompte();
    for (let i = 0; i < 6; i += 1) await connecter(db, 'faux', { ip: '198.51.100.9' }).issue;
    expect(await connecter(db, MOT_DE_PASSE, { ip: '198.51.100.9' }).issue).toBe('trop_de_tentatives');
    expect(await connecter(db).issue).toBe('fait');
  });

  it('une attaque répartie s’arrête à cinquante échecs sur l’adresse', async () => {
    const { db } = buildCompte();
    const le = new Date().toISOString();
    const cle = `email:${EMAIL}`;
    db.insert(echecsConnexion)
      .values(Array.from({ length: 49 }, () => ({ cle, le })))
      .run();
    expect(await connecter(db).issue).toBe('fait');
    db.insert(echecsConnexion).values({ cle, le }).run();
    expect(await connecter(db).issue).toBe('trop_de_tentatives');
  });

  it('trente échecs d’une même adresse IP la ferment, pas les autres', async () => {
    const { db } = buildCompte();
    const le = new Date().toISOString();
    db.insert(echecsConnexion)
      .values(Array.from({ length: 30 }, () => ({ cle: 'ip:192.0.2.1', le })))
      .run();
    expect(await connecter(db).issue).toBe('trop_de_tentatives');
    expect(await connecter(db, MOT_DE_PASSE, { ip: '192.0.2.2' }).issue).toBe('fait');
  });

  it('une connexion réussie ne compte pas comme un échec', async () => {
    const { db } = buildCompte();
    for (let i = 0; i < 8; i += 1) expect(await connecter(db).issue).toBe('fait');
    expect(db.select().from(echecsConnexion).all()).toEqual([]);
  });
});

describe('la session', () => {
  it('se renouvelle à chaque connexion : l’ancien jeton ne vaut plus rien', async () => {
    const { db } = buildCompte();
    const { navigateur, issue } = connecter(db);
    await issue;
    const ancien = navigateur.jeton;
    await callAs(db, VISITEUR, navigateur).auth.connecter({ email: EMAIL, motDePasse: MOT_DE_PASSE });
    expect(navigateur.jeton).not.toBe(ancien);
    expect(findActeur(db, ancien)).toEqual(VISITEUR);
    expect(findActeur(db, navigateur.jeton).id).not.toBeNull();
  });

  it('se ferme sur le serveur à la déconnexion : une copie du jeton n’ouvre plus rien', async () => {
    const { db, acteur } = buildCompte();
    const { navigateur, issue } = connecter(db);
    await issue;
    const copie = navigateur.jeton;
    await callAs(db, acteur, navigateur).auth.deconnecter();
    expect(navigateur.jeton).toBeNull();
    expect(findActeur(db, copie)).toEqual(VISITEUR);
    expect(db.select().from(sessions).all()).toEqual([]);
  });

  it('se ferme quand le compte est enregistré à nouveau, celles des autres non', async () => {
    const { db } = buildCompte();
    const autre = 'autre@essai.example';
    buildUtilisateur(db, { role: 'admin', email: autre, motDePasse: empreinte });
    const [sienne, voisine] = [connecter(db), connecter(db, MOT_DE_PASSE, { email: autre })];
    expect([await sienne.issue, await voisine.issue]).toEqual(['fait', 'fait']);
    const compte = {
      prenom: 'Claude',
      nom: 'Essai',
      fonction: 'Essai',
      role: 'perdir',
      region: '84',
      uais: [],
    } as const;
    saveCompte(db, { ...compte, email: EMAIL }, empreinte);
    expect(findActeur(db, sienne.navigateur.jeton)).toEqual(VISITEUR);
    expect(findActeur(db, voisine.navigateur.jeton).role).toBe('admin');
  });

  it('expire, et s’éteint avec le compte désactivé', async () => {
    const { db, acteur } = buildCompte();
    const { navigateur, issue } = connecter(db);
    await issue;
    db.update(utilisateurs).set({ actif: false }).run();
    expect(findActeur(db, navigateur.jeton)).toEqual(VISITEUR);
    db.update(utilisateurs).set({ actif: true }).run();
    expect(findActeur(db, navigateur.jeton)).toEqual(acteur);
    db.update(sessions)
      .set({ expireLe: new Date(Date.now() - 1).toISOString() })
      .run();
    expect(findActeur(db, navigateur.jeton)).toEqual(VISITEUR);
  });

  it('note la dernière visite au plus une fois par minute', async () => {
    const { db, acteur } = buildCompte();
    const { navigateur, issue } = connecter(db);
    await issue;
    const getVuLe = () =>
      db
        .select()
        .from(utilisateurs)
        .where(eq(utilisateurs.id, acteur.id ?? 0))
        .get()?.vuLe;
    findActeur(db, navigateur.jeton);
    const recente = new Date(Date.now() - 30_000).toISOString();
    db.update(utilisateurs).set({ vuLe: recente }).run();
    findActeur(db, navigateur.jeton);
    expect(getVuLe()).toBe(recente);
    const vieille = new Date(Date.now() - 90_000).toISOString();
    db.update(utilisateurs).set({ vuLe: vieille }).run();
    findActeur(db, navigateur.jeton);
    expect(getVuLe()).not.toBe(vieille);
  });
});

describe('auth.moi', () => {
  it('dit au visiteur l’origine de la base, et les comptes de démonstration seulement s’il y en a lieu', async () => {
    const { db } = buildCompte('admin@demo.example');
    const demo = await callAs(db).auth.moi();
    expect(demo).toMatchObject({ acteur: VISITEUR, origine: 'demonstration' });
    expect(demo.comptesDemo).toMatchObject([{ email: 'admin@demo.example', motDePasse: MOT_DE_PASSE_DEMO }]);
    db.update(proprietes).set({ valeur: 'officielle' }).run();
    expect(await callAs(db).auth.moi()).toMatchObject({ origine: 'officielle', comptesDemo: [] });
  });

  it('ne rend jamais d’empreinte ni de jeton', async () => {
    const { db, acteur } = buildCompte();
    const { navigateur, issue } = connecter(db);
    await issue;
    const reponse = JSON.stringify(await callAs(db, acteur, navigateur).auth.moi());
    expect(reponse).toContain('Personnel de direction');
    expect(reponse).not.toContain('argon2');
    expect(reponse).not.toContain(navigateur.jeton ?? '?');
  });
});
