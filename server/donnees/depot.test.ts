import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { getIssue } from '#server/db/bench.ts';
import { getDossier } from '#server/db/versions.ts';
import { findArchive, getArchive } from '#server/imports/archives.ts';
import { NOMS_ROLES } from '#shared/permissions.ts';
import { openBancDonnees } from './banc.ts';

describe('POST /donnees/depots', () => {
  it('garde le fichier tel quel sous son empreinte, avec son nom accentué ; le redéposer le remplace', async () => {
    const { db, openPersonne } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id } = await pilote.api.donnees.ouvrir();
    const octets = Buffer.from([0xef, 0xbb, 0xbf, 0, 255, 10, 13]);
    const premier = await pilote.depose(id, 'Données été 2025.csv', octets);
    expect(premier.json()).toMatchObject({ nom: 'Données été 2025.csv', octets: 7 });
    expect(findArchive(db, premier.json().empreinte)?.equals(octets)).toBe(true);
    await pilote.depose(id, 'Données été 2025.csv', 'autre');
    expect((await pilote.api.donnees.version({ id })).fichiers).toMatchObject([{ octets: 5 }]);
  });

  it('un fichier remplacé, retiré ou refusé après son envoi ne laisse pas d’octets ; un fichier partagé reste', async () => {
    const { db, openPersonne } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id } = await pilote.api.donnees.ouvrir();
    const avant = readdirSync(join(getDossier(db), 'fichiers'));
    const listNouvelles = () => readdirSync(join(getDossier(db), 'fichiers')).filter((nom) => !avant.includes(nom));
    for (const contenu of ['un', 'deux', 'deux']) await pilote.depose(id, 'a.csv', contenu);
    expect(listNouvelles()).toHaveLength(1);
    const autre = await pilote.api.donnees.ouvrir();
    await pilote.depose(autre.id, 'b.csv', 'deux');
    await pilote.api.donnees.retirer({ id, nom: 'a.csv' });
    expect(listNouvelles()).toHaveLength(1);
    await pilote.api.donnees.retirer({ id: autre.id, nom: 'b.csv' });
    expect(listNouvelles()).toEqual([]);
    const soumetPendantEnvoi = async function* () {
      db.$client.prepare(`update versions set statut = 'soumise' where id = ?`).run(id);
      yield 'trois';
    };
    const refus = await pilote.depose(id, 'a.csv', Readable.from(soumetPendantEnvoi()));
    expect(refus.json().code_domaine).toBe('version_figee');
    expect(listNouvelles()).toEqual([]);
  });

  it('deux cents fichiers au plus par chargement, même envoyés ensemble', async () => {
    const { db, openPersonne } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id } = await pilote.api.donnees.ouvrir();
    const inscrit = db.$client.prepare(`insert into versions_fichiers (version_id, nom, octets, empreinte, le)
      values (?, ?, 1, ?, '2026-03-02')`);
    for (let i = 0; i < 199; i += 1) inscrit.run(id, `${i}.csv`, `e${i}`);
    const envois = ['x.csv', 'y.csv', 'z.csv'].map((nom) => pilote.depose(id, nom, nom));
    const statuts = (await Promise.all(envois)).map(({ statusCode }) => statusCode);
    expect(statuts.sort()).toEqual([200, 400, 400]);
    expect((await pilote.api.donnees.version({ id })).fichiers).toHaveLength(200);
  });

  it.each([
    ['../../etc/passwd', 400],
    ['a\\b.csv', 400],
    ['.cache', 400],
    ['', 400],
    ['x'.repeat(201), 400],
    ['constat (1).csv', 200],
  ])('un fichier nommé « %s » : %i', async (nom, statut) => {
    const { openPersonne } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id } = await pilote.api.donnees.ouvrir();
    expect((await pilote.depose(id, nom, 'a;b\n')).statusCode).toBe(statut);
  });

  it('refuse avant d’écrire : autre origine, droit, version inconnue, fichier annoncé trop gros', async () => {
    const { db, app, openPersonne } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id } = await pilote.api.donnees.ouvrir();
    const avant = readdirSync(join(getDossier(db), 'fichiers'));
    const codes = [
      await pilote.depose(id, 'c.csv', 'x', { 'sec-fetch-site': 'cross-site' }),
      await openPersonne('gestionnaire_region').depose(id, 'c.csv', 'x'),
      await pilote.depose(404, 'c.csv', 'x'),
      await pilote.depose(id, 'c.csv', 'x', { 'content-length': String(200 * 1_048_576) }),
      await app.inject({
        method: 'POST',
        url: `/donnees/depots?version=${id}`,
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream', 'x-nom-fichier': 'c' },
        payload: 'x',
      }),
    ].map((reponse) => reponse.json().code_domaine);
    expect(codes).toEqual([
      'origine_refusee',
      'action_interdite',
      'version_introuvable',
      'fichier_trop_gros',
      'non_connecte',
    ]);
    expect(readdirSync(join(getDossier(db), 'fichiers'))).toEqual(avant);
  });
});

it('seuls les rôles nationaux voient les chargements ; tous lisent les données en vigueur et leurs nouvelles', async () => {
  const { openPersonne } = await openBancDonnees();
  for (const role of NOMS_ROLES.filter((r) => r !== 'anonyme')) {
    const { api, get } = openPersonne(role);
    const permis = role === 'admin' || role === 'pilote';
    expect(await getIssue(api.donnees.chargements()), role).toBe(permis ? 'fait' : 'action_interdite');
    expect((await get('/donnees/versions/1/rejets.csv')).statusCode, role).toBe(permis ? 200 : 403);
    expect((await api.donnees.enVigueur()).fichiers, role).toHaveLength(4);
    expect((await api.donnees.nouvelles())?.id, role).toBe(1);
  }
});

it('un chiffre remonte à la ligne brute de son fichier', async () => {
  const { openPersonne, db } = await openBancDonnees();
  const { api } = openPersonne('invite');
  const { fichiers } = await api.donnees.enVigueur();
  const constat = fichiers.find(({ source }) => source === 'constat');
  const lue = await api.donnees.ligne({ fichierId: constat?.id ?? 0, ligne: 3 });
  expect(lue).toMatchObject({ nom: 'constat.csv', empreinte: constat?.empreinte, ligne: 3, raison: null });
  expect(lue.cellules?.map(({ entete, valeur }) => `${entete} = ${valeur}`)).toEqual([
    'Rentrée scolaire = 2020',
    'UAI = 0010001W',
    'Mef Bcp 11 = 23210025524',
    "Nombre d'élèves : Total = 8",
  ]);
  const raison = async (ligne: number) => (await api.donnees.ligne({ fichierId: constat?.id ?? 0, ligne })).raison;
  expect(await raison(40)).toBe('ligne_introuvable');
  expect(await getIssue(api.donnees.ligne({ fichierId: 999, ligne: 1 }))).toBe('fichier_introuvable');
  db.$client.prepare(`update donnees.fichiers set source = 'inserjeunes_regions' where id = ?`).run(constat?.id);
  expect(await api.donnees.ligne({ fichierId: constat?.id ?? 0, ligne: 3 })).toMatchObject({
    cellules: null,
    raison: 'secret',
  });
});

it('une ligne brute se lit hors du fil du serveur, une fois par fichier ; trop de demandes à la fois se refusent', async () => {
  const { openPersonne, db } = await openBancDonnees();
  const { api } = openPersonne('invite');
  const { fichiers } = await api.donnees.enVigueur();
  const constat = fichiers.find(({ source }) => source === 'constat');
  const demande = { fichierId: constat?.id ?? 0, ligne: 2 };
  const issues = await Promise.all(Array.from({ length: 60 }, () => getIssue(api.donnees.ligne(demande))));
  expect(issues.filter((issue) => issue === 'fait')).toHaveLength(50);
  expect(issues.filter((issue) => issue === 'lignes_saturees')).toHaveLength(10);
  // Le fil garde le fichier ouvert : une archive devenue illisible ne se relit pas.
  writeFileSync(getArchive(db, constat?.empreinte ?? ''), 'illisible');
  expect(await api.donnees.ligne({ ...demande, ligne: 3 })).toMatchObject({ raison: null, ligne: 3 });
});
