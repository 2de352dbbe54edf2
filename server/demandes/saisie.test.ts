import { count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  bench,
  buildDemande,
  buildEtablissement,
  buildFormation,
  buildOffre,
  buildSaisie,
  buildUtilisateur,
  CFD,
  callAs,
  DISPOSITIF,
  getIssue,
  UAI,
} from '#server/db/bench.ts';
import { demandes, demandesJournal } from '#server/db/schema/demandes.ts';
import { diplomes } from '#server/db/schema/nomenclatures.ts';
import { createDemande, saveDemande } from '#server/demandes/service.ts';
import { DomainError } from '#shared/errors.ts';

const LE = new Date('2026-03-02T09:00:00Z');

// La date compte : une demande ne vise que les cinq rentrées qui la suivent.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: LE });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Précisions du refus prévu, champ par champ ; nul si l'écriture a eu lieu. */
const getRefus = (ecrire: () => unknown): Readonly<Record<string, string>> | null => {
  try {
    ecrire();
    return null;
  } catch (erreur) {
    if (erreur instanceof DomainError && erreur.code === 'saisie_invalide') return erreur.champs;
    throw erreur;
  }
};

describe('créer', () => {
  it('écrit un brouillon à la région de l’établissement enregistré, et son journal', async () => {
    const { db, as } = bench();
    const { acteur, api } = as({ role: 'admin' });
    const cree = await api.demandes.creer(buildSaisie());
    expect(cree).toEqual({ numero: expect.stringMatching(/^[0-9A-F]{8}$/), version: 1, statut: 'brouillon' });
    const { demande, journal, transitions, manques, canModifier } = await api.demandes.get({ numero: cree.numero });
    expect(demande).toMatchObject({ region: '84', statut: 'brouillon', etablissement: 'Lycée d’essai' });
    expect(journal).toMatchObject([{ evenement: 'creer', version: 1, statutAvant: null, statutApres: 'brouillon' }]);
    expect(journal[0]?.changements).toMatchObject({ capaciteScolaire: [null, 30] });
    expect(transitions.map((t) => t.nom)).toEqual(['proposer', 'retenir', 'supprimer']);
    expect({ manques, canModifier }).toEqual({ manques: {}, canModifier: true });
    expect(db.select().from(demandes).get()?.auteurId).toBe(acteur.id);
  });

  it('une région ou un statut envoyés par le client sont refusés', async () => {
    const { api } = bench().as({ role: 'gestionnaire_region' });
    const saisie = buildSaisie();
    expect(await getIssue(api.demandes.creer({ ...saisie, statut: 'validee' } as typeof saisie))).toBe(
      'saisie_invalide',
    );
    expect(await getIssue(api.demandes.creer({ ...saisie, region: '11' } as typeof saisie))).toBe('saisie_invalide');
  });

  it('une seconde demande vivante sur la même clé est refusée, une fois la première refusée elle passe', async () => {
    const { db, as } = bench();
    const { api } = as({ role: 'gestionnaire_region' });
    const { numero } = await api.demandes.creer(buildSaisie());
    expect(await getIssue(api.demandes.creer(buildSaisie({ type: 'fermeture' })))).toBe('demande_en_double');
    expect(db.select({ n: count() }).from(demandesJournal).get()).toEqual({ n: 1 });
    await api.demandes.appliquer({ numero, version: 1, transition: 'supprimer', motif: '' });
    expect(await getIssue(api.demandes.creer(buildSaisie()))).toBe('fait');
  });

  it('un établissement ou une formation hors de la base sont refusés', async () => {
    const { api } = bench().as({ role: 'admin' });
    expect(await getIssue(api.demandes.creer(buildSaisie({ uai: '0990001Z' })))).toBe('etablissement_introuvable');
    expect(await getIssue(api.demandes.creer(buildSaisie({ cfd: '99999999' })))).toBe('formation_introuvable');
    expect(await getIssue(api.demandes.creer(buildSaisie({ dispositif: '999' })))).toBe('formation_introuvable');
  });

  it.each([
    [2026, false],
    [2027, true],
    [2031, true],
    [2032, false],
  ])('en 2026, une demande pour la rentrée %i est admise : %s', (rentree, admise) => {
    const { db } = bench();
    const ecriture = { db, acteur: buildUtilisateur(db, { role: 'admin' }), maintenant: LE };
    const refus = getRefus(() => createDemande(ecriture, buildSaisie({ rentree })));
    expect(refus).toEqual(admise ? null : { rentree: 'Choisissez une rentrée de RS 2027 à RS 2031.' });
  });

  it('n’ouvre ni une année commune, ni un diplôme fermé d’ici la rentrée ; le fermer reste possible', () => {
    const { db } = bench();
    const ecriture = { db, acteur: buildUtilisateur(db, { role: 'admin' }), maintenant: LE };
    const create = (saisie: Parameters<typeof buildSaisie>[0]) =>
      getRefus(() => createDemande(ecriture, buildSaisie(saisie)));
    buildFormation(db, { cfd: '40025299', type: 'commune' });
    buildFormation(db, { cfd: '40025298' });
    db.update(diplomes).set({ nature: 'T' }).where(eq(diplomes.cfd, '40025298')).run();
    buildFormation(db, { cfd: '40025297' });
    db.update(diplomes).set({ dateFermeture: '2028-08-31' }).where(eq(diplomes.cfd, '40025297')).run();
    for (const cfd of ['40025299', '40025298'])
      expect(create({ cfd, type: 'ouverture' })).toEqual({ cfd: expect.stringMatching(/année commune/) });
    expect(create({ cfd: '40025297', type: 'ouverture', rentree: 2029 })).toEqual({
      cfd: expect.stringMatching(/fermé avant la rentrée 2029/),
    });
    expect(create({ cfd: '40025297', type: 'ouverture', rentree: 2027 })).toBeNull();
    expect(create({ cfd: '40025297', type: 'fermeture', rentree: 2029 })).toBeNull();
  });

  it('un brouillon admis ne change pas ensuite pour une rentrée ou un diplôme qui ne le seraient pas', () => {
    const { db } = bench();
    const ecriture = { db, acteur: buildUtilisateur(db, { role: 'admin' }), maintenant: LE };
    buildFormation(db, { cfd: '40025299', type: 'commune' });
    const { numero, version } = createDemande(ecriture, buildSaisie({ type: 'ouverture' }));
    const save = (saisie: Parameters<typeof buildSaisie>[0], maintenant = LE) =>
      getRefus(() =>
        saveDemande(
          { ...ecriture, maintenant },
          { numero, version, saisie: buildSaisie({ type: 'ouverture', ...saisie }) },
        ),
      );
    expect(save({ rentree: 2040 })).toHaveProperty('rentree');
    expect(save({ cfd: '40025299' })).toHaveProperty('cfd');
    expect(save({ commentaire: 'Toujours modifiable' }, new Date('2028-02-01T09:00:00Z'))).toBeNull();
  });

  it('un nombre de places négatif, décimal ou absurde est refusé avec sa phrase, champ par champ', async () => {
    const { api } = bench().as({ role: 'admin' });
    const refus = await api.demandes
      .creer(buildSaisie({ capaciteScolaire: -1, capaciteScolaireActuelle: 2.5, capaciteApprentissage: 1e9 }))
      .catch((e) => e.cause);
    expect(refus).toMatchObject({
      code: 'saisie_invalide',
      champs: {
        capaciteScolaire: 'Un nombre de places ne peut pas être négatif.',
        capaciteScolaireActuelle: 'Un nombre entier est attendu.',
        capaciteApprentissage: 'Ce nombre de places est invraisemblable.',
      },
    });
  });

  it('un numéro déjà donné est retiré au sort', () => {
    const { db } = bench();
    const { numero } = buildDemande(db, { statut: 'refusee' });
    const tirages = [numero, 'ABCDEF01'];
    const acteur = buildUtilisateur(db, { role: 'admin' });
    const ecriture = { db, acteur, tirerNumero: () => tirages.shift() ?? 'FFFFFFFF' };
    expect(createDemande(ecriture, buildSaisie()).numero).toBe('ABCDEF01');
  });
});

describe('enregistrer', () => {
  it('consigne champ par champ ce qui a changé, et rien si rien ne change', async () => {
    const { db, as } = bench();
    const { api } = as({ role: 'gestionnaire_region' });
    const { numero } = buildDemande(db);
    const saisie = buildSaisie({ capaciteScolaire: 36, commentaire: 'Vu avec la région' });
    expect(await api.demandes.enregistrer({ numero, version: 1, saisie })).toMatchObject({ version: 2 });
    expect(await api.demandes.enregistrer({ numero, version: 2, saisie })).toMatchObject({ version: 2 });
    const { journal } = await api.demandes.get({ numero });
    expect(journal).toHaveLength(2);
    expect(journal[1]).toMatchObject({
      evenement: 'modifier',
      statutAvant: 'proposition',
      statutApres: 'proposition',
      changements: { capaciteScolaire: [30, 36], commentaire: ['', 'Vu avec la région'] },
    });
  });

  it('sur une version dépassée, l’écriture est refusée et rien de ce que l’autre a écrit n’est perdu', async () => {
    const { db, as } = bench();
    const premiere = as({ role: 'gestionnaire_region' }).api.demandes;
    const seconde = as({ role: 'admin_region' }).api.demandes;
    const { numero, id } = buildDemande(db);
    await premiere.enregistrer({ numero, version: 1, saisie: buildSaisie({ capaciteScolaire: 40 }) });
    const tardive = { numero, version: 1, saisie: buildSaisie({ capaciteScolaire: 26 }) };
    expect(await getIssue(seconde.enregistrer(tardive))).toBe('demande_modifiee_entre_temps');
    const etape = { numero, version: 1, transition: 'retenir', motif: '' } as const;
    expect(await getIssue(seconde.appliquer(etape))).toBe('demande_modifiee_entre_temps');
    expect(db.select().from(demandes).where(eq(demandes.id, id)).get()).toMatchObject({
      capaciteScolaire: 40,
      version: 2,
      statut: 'proposition',
    });
    expect(db.select().from(demandesJournal).all()).toHaveLength(2);
  });

  it('l’établissement ne se change pas, pas même pour un UAI où la personne a des droits', async () => {
    const { db, as } = bench();
    buildEtablissement(db, { uai: '0690002B' });
    const { api } = as({ role: 'gestionnaire_region' });
    const { numero } = buildDemande(db);
    const appel = api.demandes.enregistrer({ numero, version: 1, saisie: buildSaisie({ uai: '0690002B' }) });
    expect(await getIssue(appel)).toBe('saisie_invalide');
  });

  it('un brouillon s’enregistre incomplet ; une demande déposée ne se vide plus', async () => {
    const { db, as } = bench();
    const { acteur, api } = as({ role: 'gestionnaire_region' });
    const incomplete = buildSaisie({ capaciteScolaire: null, motifs: [] });
    const brouillon = buildDemande(db, { statut: 'brouillon', auteurId: acteur.id ?? 0, rentree: 2028 });
    const deposee = buildDemande(db, { statut: 'pret_vote' });
    const enregistrer = (numero: string, rentree: number) =>
      getIssue(api.demandes.enregistrer({ numero, version: 1, saisie: { ...incomplete, rentree } }));
    expect(await enregistrer(brouillon.numero, 2028)).toBe('fait');
    expect(await enregistrer(deposee.numero, 2027)).toBe('dossier_incomplet');
  });

  it('une demande décidée n’est plus modifiable, un chef d’établissement ne modifie plus un projet', async () => {
    const { db, as } = bench();
    const decidee = buildDemande(db, { statut: 'validee' });
    const projet = buildDemande(db, { statut: 'projet', rentree: 2028 });
    const modifier = (role: 'admin' | 'perdir', numero: string, rentree: number) => {
      const { api } = as({ role, uais: [UAI] });
      return getIssue(api.demandes.enregistrer({ numero, version: 1, saisie: buildSaisie({ rentree }) }));
    };
    expect(await modifier('admin', decidee.numero, 2027)).toBe('demande_non_modifiable');
    expect(await modifier('perdir', projet.numero, 2028)).toBe('demande_non_modifiable');
  });
});

describe('prefill', () => {
  it('rend la dernière capacité et le dernier effectif connus, chacun avec sa rentrée et sa source', async () => {
    const { db, etablissement, formation, as } = bench();
    buildOffre(db, { etablissementId: etablissement.id, formationId: formation.id }, [
      { rentree: 2024, capacite: 24, effectifEntree: 20, admissionFichierId: 1 },
      { rentree: 2025, capacite: null, capaciteMotif: 'sentinelle', effectifEntree: 22, constatFichierId: 1 },
    ]);
    const demande = buildDemande(db);
    const { api } = as({ role: 'gestionnaire_region' });
    const cle = { uai: UAI, cfd: CFD, dispositif: DISPOSITIF, voie: 'scolaire' } as const;
    expect(await api.demandes.prefill(cle)).toMatchObject({
      etablissement: { nom: 'Lycée d’essai', region: '84', libelleRegion: 'Auvergne-Rhône-Alpes' },
      formation: { libelle: 'MÉTIERS DE L’ESSAI', libelleNiveau: 'BAC PRO' },
      offreExistante: true,
      capacite: { valeur: 24, rentree: 2024, source: 'essai' },
      effectif: { valeur: 22, rentree: 2025, source: 'essai' },
      derniereRentree: 2025,
      demandes: [{ numero: demande.numero, type: 'augmentation', statut: 'proposition', rentree: 2027 }],
      canCreer: true,
    });
  });

  it('hors de son territoire, dit que la création n’est pas ouverte et tait les demandes', async () => {
    const { db } = bench();
    buildDemande(db);
    const acteur = buildUtilisateur(db, { role: 'gestionnaire_region', region: '11' });
    const cle = { uai: UAI, cfd: CFD, dispositif: DISPOSITIF, voie: 'scolaire' } as const;
    const { canCreer, demandes: vues, offreExistante } = await callAs(db, acteur).demandes.prefill(cle);
    expect({ canCreer, vues, offreExistante }).toEqual({ canCreer: false, vues: [], offreExistante: false });
  });
});
