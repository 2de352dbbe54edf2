import { expect, it } from 'vitest';
import {
  bench,
  buildEtablissement,
  buildFormation,
  buildOffre,
  CFD,
  DISPOSITIF,
  getIssue,
  UAI,
} from '#server/db/bench.ts';
import { etablissements } from '#server/db/schema/derive.ts';
import { buildServer } from '#server/http.ts';
import { type DemandeExplication, demandeExplication } from '#shared/explications/explication.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import type { Acces } from './service.ts';

const CLE = `${CFD}.${DISPOSITIF}.scolaire`;

/** Trois lycées de la même formation, à 0, 11,1 et 55,6 km ; le deuxième en propose aussi une autre de la famille. */
const ouvrir = () => {
  const { db, anonyme, etablissement, formation } = bench();
  db.update(etablissements).set({ latitude: 45, longitude: 4 }).run();
  const proche = buildEtablissement(db, { uai: '0690002B', nom: 'Proche', latitude: 45.1, longitude: 4 });
  const loin = buildEtablissement(db, { uai: '0690003C', nom: 'Loin', latitude: 45.5, longitude: 4 });
  const cousine = buildFormation(db, { cfd: '40025599', nsf: '255', libelle: 'Cousine' });
  db.$client.prepare(`update formations set famille = 'Famille d’essai'`).run();
  const offrir = (etablissementId: number, formationId: number, capacite: number | null) =>
    buildOffre(db, { etablissementId, formationId }, [{ rentree: 2025, admission: 'affelnet', capacite }]);
  offrir(etablissement.id, formation.id, 24);
  offrir(proche.id, formation.id, 12);
  offrir(loin.id, formation.id, null);
  offrir(proche.id, cousine.id, 15);
  db.$client
    .prepare('insert into affelnet (rentree, uai, mefstat11, voie, fichier_id) values (2025, ?, ?, ?, 1)')
    .run(UAI, '23840025214', 'scolaire');
  const app = buildServer(db, { client: '', mandataire: false });
  const lire = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
  return { db, anonyme, lire };
};

it('sert l’accès de chaque offre, dans l’ordre des faits de la même version', async () => {
  const { lire } = ouvrir();
  const faits: Faits = (await lire('/donnees/offres.json')).json();
  const acces: Acces = (await lire('/donnees/acces.json?rayon=30')).json();
  expect(acces).toMatchObject({ version: faits.version, rentree: 0, rayon: 30 });
  const offres = faits.offres.etablissement.map((e, i) => [
    faits.etablissements.nom[e],
    faits.formations.libelle[faits.offres.formation[i] ?? 0],
    ...[acces.formation[i], acces.famille[i], acces.nsf[i], acces.etablissements[i], acces.places[i]],
  ]);
  expect(offres).toEqual([
    ['Lycée d’essai', 'MÉTIERS DE L’ESSAI', 111, 111, -1, 1, 12],
    ['Proche', 'MÉTIERS DE L’ESSAI', 111, -1, -1, 1, 24],
    ['Loin', 'MÉTIERS DE L’ESSAI', 445, 445, -1, 0, 0],
    ['Proche', 'Cousine', -1, 111, -1, 0, 0],
  ]);
});

it('une étiquette par version, rentrée et rayon ; un rayon inconnu vaut 20 km', async () => {
  const { lire } = ouvrir();
  const getEtag = async (requete: string) => String((await lire(`/donnees/acces.json${requete}`)).headers.etag);
  const etag = await getEtag('');
  expect((await lire('/donnees/acces.json', { 'if-none-match': etag })).statusCode).toBe(304);
  expect(await getEtag('?rayon=7')).toBe(etag);
  expect(await getEtag('?rayon=50')).not.toBe(etag);
  expect(await getEtag('?rentree=2025')).not.toBe(etag);
});

it('décrit l’accès d’une offre : le rayon, et le plus proche de chaque parenté', async () => {
  const { anonyme } = ouvrir();
  const { dansRayon, proches, famille } = await anonyme.acces.offre({ uai: UAI, cle: CLE, rentree: 0, rayon: 20 });
  expect(dansRayon.map((e) => [e.nom, e.km, e.capacite])).toEqual([['Proche', 11.1, 12]]);
  expect(famille).toBe('Famille d’essai');
  expect(proches.formation).toMatchObject({ etablissement: { uai: '0690002B', km: 11.1 }, motif: null });
  expect(proches.famille).toMatchObject({ etablissement: { formations: [{ libelle: 'Cousine' }], capacite: 15 } });
  expect(proches.nsf).toEqual({ etablissement: null, motif: 'aucune_autre', nonSitues: 0 });
  const large = await anonyme.acces.offre({ uai: UAI, cle: CLE, rentree: 0, rayon: 50 });
  expect(large.dansRayon).toHaveLength(1);
});

it('refuse un établissement, une formation ou un rayon inconnus', async () => {
  const { anonyme } = ouvrir();
  const demande = { uai: UAI, cle: CLE, rentree: 0, rayon: 20 } as const;
  expect(await getIssue(anonyme.acces.offre({ ...demande, uai: '0000000Z' }))).toBe('etablissement_introuvable');
  expect(await getIssue(anonyme.acces.offre({ ...demande, cle: '99999999.247.scolaire' }))).toBe(
    'formation_introuvable',
  );
  await expect(anonyme.acces.offre({ ...demande, rayon: 7 as 10 })).rejects.toThrow();
});

it('explique une distance : le plus proche, et les coordonnées des deux', async () => {
  const { anonyme, db } = ouvrir();
  const expliquer = (demande: Partial<DemandeExplication>) =>
    anonyme.explications.get(
      demandeExplication.parse({ code: 'distanceMeme', formation: CLE, etablissement: UAI, ...demande }),
    );
  db.$client.exec(`update etablissements set position_source = 'commune' where uai = '0690002B'`);
  const meme = await expliquer({});
  expect(meme).toMatchObject({ valeur: present(11.1), affiche: '11,1\u00a0km', terme: 'distance' });
  expect(meme.termes.map((t) => t.affiche)).toEqual(['45,0000 ; 4,0000', '45,1000 ; 4,0000']);
  expect(meme.termes[1]?.libelle).toContain('Proche (0690002B)');
  expect(meme.termes[1]?.libelle).toContain('centre de sa commune');
  const famille = await expliquer({ code: 'distanceFamille' });
  expect(famille.notes.find((n) => n.titre === 'Ce qu’il propose')?.phrase).toBe('Cousine.');
  expect((await expliquer({ code: 'distanceNsf' })).valeur).toEqual(absent('aucune_autre'));
  expect(await getIssue(expliquer({ etablissement: '' }))).toBe('requete_invalide');
});
