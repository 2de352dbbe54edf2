import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getIssue } from '#server/db/bench.ts';
import { getChemin } from '#server/db/versions.ts';
import { getArchive } from '#server/imports/archives.ts';
import { explainInchange } from '#shared/donnees/rapport.ts';
import { formatResume } from '#shared/donnees/resume.ts';
import { buildConstat, openBancDonnees } from './banc.ts';

const SORTIES =
  'millesime;code_region;voie;cfd;mefstat11;nb_annee_term;nb_sortant;nb_poursuite_etudes;nb_en_emploi_6_mois;nb_en_emploi_12_mois;nb_en_emploi_18_mois;nb_en_emploi_24_mois;taux_poursuite_etudes;taux_emploi_6_mois;taux_emploi_12_mois;taux_emploi_18_mois;taux_emploi_24_mois';

describe('charger, approuver, publier, revenir', () => {
  it('va du dépôt à la publication par deux personnes, et le retour arrière rend les mêmes octets', async () => {
    const { openPersonne, charge, lireEffectifs, lireFaits } = await openBancDonnees();
    const [pilote, admin] = [openPersonne('pilote'), openPersonne('admin')];
    const avant = await lireFaits();
    const { id, ...lue } = await charge(pilote, { 'constat.csv': buildConstat(12, 30, 9) });
    expect(lue).toMatchObject({ statut: 'preparation', traitement: 'pret', baseId: 1, isAuteur: true });
    expect(lue.rapport?.fichiers).toMatchObject([
      { nom: 'constat.csv', chemin: 'constat.csv', source: 'constat', statut: 'charge', lues: 3, retenues: 3 },
    ]);
    expect(lue.examen).toMatchObject({
      comparaison: { apparues: { nombre: 1 }, comptes: { effectif: [{ avant: 8, apres: 30 }] } },
      fautesSecret: [],
    });
    expect(lireEffectifs()).toEqual([12, 8]);
    await pilote.api.donnees.appliquer({ id, transition: 'soumettre', note: 'Constat corrigé' });
    await admin.api.donnees.appliquer({ id, transition: 'approuver' });
    await admin.api.donnees.appliquer({ id, transition: 'publier' });
    expect(lireEffectifs()).toEqual([12, 30, 9]);
    expect((await lireFaits()).headers.etag).not.toBe(avant.headers.etag);
    expect(await admin.api.donnees.nouvelles()).toMatchObject({ id, note: 'Constat corrigé', retour: null });
    await admin.api.donnees.appliquer({ id: 1, transition: 'revenir', motif: 'Fichier provisoire' });
    const retour = await lireFaits();
    expect(retour.headers.etag).toBe(avant.headers.etag);
    expect(retour.rawPayload.equals(avant.rawPayload)).toBe(true);
    expect(await admin.api.donnees.nouvelles()).toMatchObject({ id: 1, retour: 'Fichier provisoire' });
    await admin.api.donnees.appliquer({ id, transition: 'revenir', motif: 'Fichier confirmé' });
    expect(lireEffectifs()).toEqual([12, 30, 9]);
    const { journal } = await admin.api.donnees.version({ id });
    expect(journal.map((e) => `${e.evenement} → ${e.statutApres}`)).toEqual([
      'charger → preparation',
      'soumettre → soumise',
      'approuver → approuvee',
      'publier → publiee',
      'remplacer → remplacee',
      'revenir → publiee',
    ]);
  });

  it('qui charge n’approuve pas, et personne d’autre ne touche à ses fichiers', async () => {
    const { openPersonne, charge } = await openBancDonnees();
    const [pilote, admin] = [openPersonne('pilote'), openPersonne('admin')];
    const { id } = await charge(pilote, { 'constat.csv': buildConstat(20, 8) });
    expect((await admin.depose(id, 'autre.csv', buildConstat(1))).json().code_domaine).toBe('chargement_d_autrui');
    expect(await getIssue(admin.api.donnees.lire({ id }))).toBe('chargement_d_autrui');
    await pilote.api.donnees.appliquer({ id, transition: 'soumettre' });
    expect((await pilote.depose(id, 'constat.csv', buildConstat(1))).json().code_domaine).toBe('version_figee');
    expect(await getIssue(pilote.api.donnees.appliquer({ id, transition: 'approuver' }))).toBe(
      'approbation_par_auteur',
    );
    expect(await getIssue(admin.api.donnees.appliquer({ id, transition: 'publier' }))).toBe('transition_impossible');
    expect(await getIssue(admin.api.donnees.appliquer({ id, transition: 'approuver' }))).toBe('fait');
  });

  it('une version partie d’avant la dernière publication se relit avant d’être soumise', async () => {
    const { openPersonne, charge, waitLecture } = await openBancDonnees();
    const [pilote, admin] = [openPersonne('pilote'), openPersonne('admin')];
    const premiere = await charge(pilote, { 'constat.csv': buildConstat(20, 8) });
    const seconde = await charge(pilote, { 'constat.csv': buildConstat(12, 50) });
    await pilote.api.donnees.appliquer({ id: premiere.id, transition: 'soumettre' });
    for (const transition of ['approuver', 'publier'] as const)
      await admin.api.donnees.appliquer({ id: premiere.id, transition });
    const soumettre = () => getIssue(pilote.api.donnees.appliquer({ id: seconde.id, transition: 'soumettre' }));
    expect(await soumettre()).toBe('version_depassee');
    await pilote.api.donnees.lire({ id: seconde.id });
    expect(await waitLecture(pilote, seconde.id)).toMatchObject({ baseId: premiere.id, traitement: 'pret' });
    expect(await soumettre()).toBe('fait');
  });

  it('une mauvaise ligne ne bloque pas les autres et se télécharge ; un fichier refusé se dit et se retire', async () => {
    const { openPersonne, charge, waitLecture } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const bonnes = Array.from({ length: 199 }, (_, i) => `2021;${String(i).padStart(7, '0')}W;23210025524;9`);
    const constat = `${buildConstat(1).split('\n')[0]}\n${bonnes.join('\n')}\n2021;0010009W;=1+1;9\n`;
    const lue = await charge(pilote, { '2021.csv': constat, 'notes.csv': 'élève;note\nAnne;12\n' });
    expect(lue.traitement).toBe('refuse');
    expect(lue.rapport?.fautes).toEqual([expect.stringContaining('« notes.csv » : en-têtes inconnus')]);
    expect(await getIssue(pilote.api.donnees.appliquer({ id: lue.id, transition: 'soumettre' }))).toBe(
      'version_non_prete',
    );
    await pilote.api.donnees.retirer({ id: lue.id, nom: 'notes.csv' });
    await pilote.api.donnees.lire({ id: lue.id });
    expect(await waitLecture(pilote, lue.id)).toMatchObject({ traitement: 'pret' });
    const { payload, headers } = await pilote.get(`/donnees/versions/${lue.id}/rejets.csv`);
    expect(headers['content-type']).toContain('text/csv');
    expect(payload).toBe(
      "\ufeffFichier;Ligne;Colonne;Valeur;Motif\r\n2021.csv;201;Mef Bcp 11;'=1+1;MEFSTAT11 sur onze caractères attendu\r\n",
    );
  });

  it('un fichier secret refusé ne laisse aucune de ses valeurs dans le rapport', async () => {
    const { db, openPersonne, charge } = await openBancDonnees();
    const ligne = '2022_2023;11;scolaire;;23210025524;52;4217,5;31;9;12;12;15;60;43;57;57;71';
    const { id, ...lue } = await charge(openPersonne('pilote'), { 'ij.csv': `${SORTIES}\n${ligne}\n` });
    expect(lue.rapport?.fautes).toEqual([
      '« ij.csv » : 1 ligne rejetée sur 1, au-delà de la tolérance de 1 %. Première : ligne 2, « nb_sortant » = « non montrée » : nombre entier attendu.',
    ]);
    expect(JSON.stringify(lue)).not.toContain('4217');
    const garde = db.$client.prepare('select rapport from versions where id = ?').pluck().get(id);
    expect(garde).not.toContain('4217');
  });

  it('un chargement encore vide se rouvre au lieu d’en créer un autre ; celui d’une autre personne ne sert pas', async () => {
    const { openPersonne } = await openBancDonnees();
    const [pilote, admin] = [openPersonne('pilote'), openPersonne('admin')];
    const { id } = await pilote.api.donnees.ouvrir();
    expect(await pilote.api.donnees.ouvrir()).toEqual({ id });
    expect((await admin.api.donnees.ouvrir()).id).not.toBe(id);
    await pilote.depose(id, 'constat.csv', buildConstat(1));
    expect((await pilote.api.donnees.ouvrir()).id).not.toBe(id);
    expect(await pilote.api.donnees.chargements()).toHaveLength(3);
  });

  it('l’approbateur voit ce qu’un chargement change, même hors des offres et des quadrants', async () => {
    const { openPersonne, charge } = await openBancDonnees();
    const [pilote, admin] = [openPersonne('pilote'), openPersonne('admin')];
    const chomage = (rhone: string, ...autres: string[]) =>
      ['codeRegion;rentreeScolaire;tauxChomage', `84;2023;${rhone}`, ...autres, ''].join('\n');
    const premiere = await charge(pilote, { 'chomage_regional_INSEE.csv': chomage('6,4') });
    expect(premiere.examen?.comparaison.sources).toMatchObject([{ changees: 0, ajoutees: 1, retirees: 0 }]);
    await pilote.api.donnees.appliquer({ id: premiere.id, transition: 'soumettre' });
    for (const transition of ['approuver', 'publier'] as const)
      await admin.api.donnees.appliquer({ id: premiere.id, transition });
    const { id } = await charge(pilote, { 'chomage_regional_INSEE.csv': chomage('7,1', '11;2023;7,0') });
    const { examen, resume } = await admin.api.donnees.version({ id });
    expect(examen?.comparaison.sources).toMatchObject([{ changees: 1, ajoutees: 1, retirees: 0 }]);
    expect(resume && formatResume(resume)).toMatch(
      /^ni quadrant ni offre ne change, mais 2 lignes de «\s.*chômage.*» changent$/i,
    );
  });

  it('un fichier qui n’est pas de données n’est pas dit « déjà en vigueur »', async () => {
    const { openPersonne, charge } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { traitement, rapport } = await charge(pilote, { 'lisez-moi.md': '# Notes\n' });
    expect(traitement).toBe('inchange');
    expect(rapport && explainInchange(rapport)).toMatch(/^Aucun fichier de données reconnu/);
    const meme = await charge(pilote, { 'constat.csv': buildConstat(12, 8), 'lisez-moi.md': '# Notes\n' });
    expect(meme.rapport && explainInchange(meme.rapport)).toMatch(/déjà en vigueur/);
  });

  it('le même fichier deux fois n’est pas un changement ; écarter efface ce que la version portait', async () => {
    const { db, openPersonne, charge } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const meme = await charge(pilote, { 'renomme.csv': buildConstat(12, 8) });
    expect(meme.traitement).toBe('inchange');
    const { id, fichiers } = await charge(pilote, { 'constat.csv': buildConstat(99) });
    const chantier = `${getChemin(db, id)}.chantier`;
    writeFileSync(chantier, 'lecture coupée');
    const chemins = [getChemin(db, id), chantier, getArchive(db, fichiers[0]?.empreinte ?? '')];
    const commune = getArchive(db, meme.fichiers[0]?.empreinte ?? '');
    expect([...chemins, commune].map(existsSync)).toEqual([true, true, true, true]);
    expect(await getIssue(pilote.api.donnees.appliquer({ id, transition: 'ecarter' }))).toBe('motif_obligatoire');
    for (const ecartee of [id, meme.id])
      await pilote.api.donnees.appliquer({ id: ecartee, transition: 'ecarter', motif: 'essai' });
    expect([...chemins, commune].map(existsSync)).toEqual([false, false, false, true]);
    expect((await pilote.api.donnees.chargements()).map((v) => v.id)).toEqual([]);
  });

  it('écarter un chargement n’efface pas un fichier brut en vigueur, même si aucune version ne l’a inscrit', async () => {
    const { db, openPersonne, charge } = await openBancDonnees();
    const pilote = openPersonne('pilote');
    const { id, fichiers } = await charge(pilote, { 'constat.csv': buildConstat(12, 8) });
    const empreinte = fichiers[0]?.empreinte ?? '';
    db.$client.prepare('delete from versions_fichiers where version_id = 1').run();
    await pilote.api.donnees.appliquer({ id, transition: 'ecarter', motif: 'essai' });
    expect(existsSync(getArchive(db, empreinte))).toBe(true);
  });
});
