import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { openSession } from '#server/auth/session.ts';
import { buildUtilisateur, callAs } from '#server/db/bench.ts';
import { openDb } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';
import { N_MEF, writeFichiers } from '#server/imports/banc.ts';
import { importVersion } from '#server/imports/version.ts';
import type { Acteur } from '#shared/permissions.ts';
import { readDepots } from './lecture.ts';

/** Constat d'une ligne par effectif, à la rentrée 2020. */
export const buildConstat = (...effectifs: number[]): string =>
  [
    "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total",
    ...effectifs.map((effectif, i) => `2020;001000${i}W;23210025524;${effectif}`),
    '',
  ].join('\n');

const DIPLOMES = `FORMATION_DIPLOME;NIVEAU_FORMATION_DIPLOME;GROUPE_SPECIALITE;LIBELLE_COURT;LIBELLE_LONG_200;DATE_OUVERTURE;DATE_FERMETURE;NATURE_FORMATION_DIPLOME
50025524;500;255;ELECTRICIEN;ELECTRICIEN;01/09/2018;;1
`;

const DEPARTEMENTS = `codeDepartement;libelleDepartement;codeAcademie;libelleAcademie;codeRegion;libelleRegion
001;Ain;10;Lyon;84;Auvergne-Rhône-Alpes
`;

const MEME_ORIGINE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' };
const PAS_MS = 50;

/** Un serveur sur une base à elle, une première version en vigueur, deux personnes qui chargent et approuvent. */
export const openBancDonnees = async () => {
  const dossier = mkdtempSync(join(tmpdir(), 'donnees-'));
  const db = openDb(join(dossier, 'base.sqlite'));
  const fichiers = {
    'mef.csv': N_MEF,
    'diplomes.csv': DIPLOMES,
    'dep.csv': DEPARTEMENTS,
    'constat.csv': buildConstat(12, 8),
  };
  await importVersion(db, [writeFichiers(fichiers)]);
  const app = buildServer(db, { client: '', mandataire: false });
  await app.ready();
  onTestFinished(async () => {
    await app.close();
    db.$client.close();
    rmSync(dossier, { recursive: true, force: true });
  });
  const openPersonne = (role: Acteur['role']) => {
    const acteur = buildUtilisateur(db, { role });
    const { jeton } = openSession(db, acteur.id ?? 0);
    const cookies = { session: jeton };
    const depose = (
      id: number,
      nom: string,
      contenu: string | Buffer | Readable,
      entetes: Record<string, string> = {},
    ) =>
      app.inject({
        method: 'POST',
        url: `/donnees/depots?version=${id}`,
        headers: { ...MEME_ORIGINE, 'x-nom-fichier': encodeURIComponent(nom), ...entetes },
        cookies,
        payload: contenu,
      });
    return { acteur, api: callAs(db, acteur), depose, get: (url: string) => app.inject({ url, cookies }) };
  };
  type Personne = ReturnType<typeof openPersonne>;
  const waitLecture = async ({ api }: Personne, id: number) => {
    for (;;) {
      const version = await api.donnees.version({ id });
      if (version.traitement !== 'en_cours') return version;
      await new Promise((suite) => setTimeout(suite, PAS_MS));
    }
  };
  /** Ouvre un chargement, y dépose des fichiers et les lit ici même, sans le processus que le serveur lancerait. */
  const charge = async (personne: Personne, fichiers: Record<string, string>) => {
    const { id } = await personne.api.donnees.ouvrir();
    for (const [nom, contenu] of Object.entries(fichiers)) await personne.depose(id, nom, contenu);
    await readDepots(db, id, { annee: '', reduction: false, onProgres: () => undefined });
    return personne.api.donnees.version({ id });
  };
  const lireEffectifs = () =>
    db.$client.prepare('select effectif from constats order by rentree, uai').pluck().all() as number[];
  const lireFaits = () => app.inject({ url: '/donnees/offres.json', headers: { 'accept-encoding': 'gzip' } });
  return { db, app, openPersonne, waitLecture, charge, lireEffectifs, lireFaits };
};
