import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildDemande } from './bench.ts';
import { type Db, openDb } from './connection.ts';
import { VERSION_DERIVATION } from './derived.ts';
import { closeDonnees, moveDonnees, openDonnees } from './donnees.ts';
import { versions } from './schema/versions.ts';
import { followVersion, getChemin, getDossier, putEnVigueur } from './versions.ts';

const LE = '2026-03-02T09:00:00.000Z';
const accepte = (): void => undefined;

const openBase = () => {
  const dossier = mkdtempSync(join(tmpdir(), 'versions-'));
  const fichier = join(dossier, 'base.sqlite');
  const ouvertes: Db[] = [];
  onTestFinished(() => {
    for (const db of ouvertes) db.$client.close();
    rmSync(dossier, { recursive: true });
  });
  const open = (): Db => {
    const db = openDb(fichier);
    ouvertes.push(db);
    return db;
  };
  return { fichier, open };
};

/** Une version des données qui porte une région de plus, et de quoi la reconnaître. */
const addVersion = (db: Db, libelle: string, derivation = VERSION_DERIVATION): number => {
  const { id } = db
    .insert(versions)
    .values({ statut: 'preparation', traitement: 'pret', creeLe: LE })
    .returning()
    .get();
  const chantier = `${getChemin(db, id)}.chantier`;
  const donnees = openDonnees(chantier);
  donnees.$client.exec(`
    insert into fichiers values (1, 'essai', '', 'e.csv', 'e', 1, 'utf-8', 1, 1, 0, '${LE}', 1);
    insert into departements values ('069', '${libelle}', '10', 'Lyon', '84', 'Région', 1);
    insert into proprietes values ('derivation', '${derivation}');`);
  closeDonnees(donnees);
  moveDonnees(chantier, getChemin(db, id));
  return id;
};

const publish = (db: Db, id: number): void =>
  putEnVigueur(db, id, { evenement: 'publier', acteurId: null, motif: '', le: LE }, accepte);

const lire = (db: Db): unknown => db.$client.prepare('select libelle from departements').pluck().get() ?? null;
const listStatuts = (db: Db): unknown => db.$client.prepare('select statut from versions order by id').pluck().all();

describe('les versions des données', () => {
  it('une base neuve a des données vides, que les requêtes lisent sans les nommer', () => {
    const db = openBase().open();
    expect(lire(db)).toBeNull();
    expect(buildDemande(db).id).toBe(1);
  });

  it('publier ou revenir en arrière ne déplace qu’un pointeur ; une autre connexion suit à sa requête suivante', () => {
    const { open } = openBase();
    const [db, autre] = [open(), open()];
    const [premiere, seconde] = [addVersion(db, 'Rhône'), addVersion(db, 'Rhône et Métropole')];
    publish(db, premiere);
    expect([lire(db), lire(autre)]).toEqual(['Rhône', null]);
    followVersion(autre);
    expect(lire(autre)).toBe('Rhône');
    const octets = readFileSync(getChemin(db, premiere));
    publish(db, seconde);
    followVersion(autre);
    expect([lire(db), lire(autre)]).toEqual(['Rhône et Métropole', 'Rhône et Métropole']);
    expect(listStatuts(db)).toEqual(['remplacee', 'publiee']);
    publish(autre, premiere);
    followVersion(db);
    expect([lire(db), lire(autre)]).toEqual(['Rhône', 'Rhône']);
    expect(listStatuts(db)).toEqual(['publiee', 'remplacee']);
    expect(readFileSync(getChemin(db, premiere)).equals(octets)).toBe(true);
    expect(open().$client.prepare('select libelle from departements').pluck().get()).toBe('Rhône');
  });

  it('une étape refusée laisse tout en l’état', () => {
    const db = openBase().open();
    const id = addVersion(db, 'Rhône');
    const geste = { evenement: 'publier', acteurId: null, motif: '', le: LE };
    const refuse = () => {
      throw new Error('refusé');
    };
    expect(() => putEnVigueur(db, id, geste, refuse)).toThrow('refusé');
    expect([lire(db), listStatuts(db)]).toEqual([null, ['preparation']]);
  });

  it('lire les données sur une connexion ne retient pas les écritures d’une autre', () => {
    const { open } = openBase();
    const [db, lecteur] = [open(), open()];
    publish(db, addVersion(db, 'Rhône'));
    followVersion(lecteur);
    const lecture = lecteur.$client.prepare('select * from departements').iterate();
    lecture.next();
    const debut = performance.now();
    db.transaction((tx) => tx.select().from(versions).all(), { behavior: 'immediate' });
    buildDemande(db);
    expect(performance.now() - debut).toBeLessThan(500);
    lecture.return?.();
  });

  it('une version écrite par des règles plus anciennes est refaite à côté, une fois, sans toucher à l’original', () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { open } = openBase();
    const db = open();
    const id = addVersion(db, 'Rhône', 'ancienne');
    const ancien = join(getDossier(db), `${id}-ancienne.sqlite`);
    renameSync(getChemin(db, id), ancien);
    const octets = readFileSync(ancien);
    publish(db, id);
    publish(db, addVersion(db, 'Ain'));
    publish(db, id);
    expect(console.log).toHaveBeenCalledTimes(1);
    expect(lire(db)).toBe('Rhône');
    expect(db.$client.prepare(`select valeur from proprietes where cle = 'derivation'`).pluck().get()).toBe(
      VERSION_DERIVATION,
    );
    expect(readFileSync(ancien).equals(octets)).toBe(true);
    vi.restoreAllMocks();
  });

  it('un fichier de version qui manque se dit, et ne se remplace pas par du vide', () => {
    const db = openBase().open();
    const id = addVersion(db, 'Rhône');
    rmSync(getChemin(db, id));
    expect(() => publish(db, id)).toThrow(/Le fichier de la version 1 des données manque/);
    expect(listStatuts(db)).toEqual(['preparation']);
  });
});

it('une base qui mêle données et saisie est refusée par une phrase, sans être touchée', () => {
  const { fichier } = openBase();
  const ancienne = new Database(fichier);
  ancienne.exec('create table fichiers (id integer primary key); create table utilisateurs (id integer primary key)');
  ancienne.close();
  const octets = readFileSync(fichier);
  expect(() => openDb(fichier)).toThrow(/version précédente.*pas été modifiée.*npm run import.*npm run compte/);
  expect(readFileSync(fichier).equals(octets)).toBe(true);
});
