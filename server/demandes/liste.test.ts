import { describe, expect, it } from 'vitest';
import { bench, buildDemande, buildEtablissement, buildUtilisateur, UAI } from '#server/db/bench.ts';
import { type Demande, listDemandes } from '#server/demandes/queries.ts';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { isVisible, NOMS_STATUTS } from '#shared/demandes/workflow.ts';
import { type Acteur, NOMS_ROLES, VISITEUR } from '#shared/permissions.ts';

const TOUTES = demandesFilters.parse({ statut: [...NOMS_STATUTS] });

/** Chaque statut, dans trois établissements et chez deux auteurs. */
const buildJeu = () => {
  const { db, as } = bench();
  buildEtablissement(db, { uai: '0690002B', nom: 'Lycée Élise-Été', libelleCommune: 'Vénissieux' });
  buildEtablissement(db, { uai: '0750001B', nom: 'Lycée du Nord', departement: '075', region: '11' });
  const auteur = buildUtilisateur(db, { role: 'perdir', uais: [UAI] });
  const lieux = [
    { uai: UAI, region: '84' },
    { uai: '0690002B', region: '84' },
    { uai: '0750001B', region: '11' },
    { uai: '0990009Z', region: null },
  ];
  const posees: Demande[] = [];
  let rentree = 2000;
  for (const lieu of lieux)
    for (const statut of NOMS_STATUTS)
      for (const auteurId of [auteur.id ?? 0, undefined]) {
        rentree += 1;
        posees.push(buildDemande(db, { ...lieu, statut, auteurId, rentree }));
      }
  return { db, as, auteur, posees };
};

describe('ce que chacun voit', () => {
  it.each(NOMS_ROLES)('%s : la liste rend exactement les demandes que la règle de visibilité accepte', (role) => {
    const { db, auteur, posees } = buildJeu();
    const uais = role === 'perdir' ? [UAI] : [];
    const acteurs: Acteur[] =
      role === 'anonyme'
        ? [VISITEUR]
        : [buildUtilisateur(db, { role, uais }), buildUtilisateur(db, { role, region: '11' }), { ...auteur, role }];
    for (const acteur of acteurs) {
      const vues = listDemandes(db, acteur, TOUTES).map((d) => d.numero);
      const attendues = posees.filter((d) => isVisible(acteur, d)).map((d) => d.numero);
      expect(vues.sort()).toEqual(attendues.sort());
    }
  });

  it.each(NOMS_ROLES.filter((role) => role !== 'anonyme'))(
    '%s : la carte montre les mêmes demandes que la liste, supprimées ôtées',
    async (role) => {
      const { db, as } = buildJeu();
      const { acteur, api } = as({ role, uais: role === 'perdir' ? [UAI] : [] });
      const listees = listDemandes(db, acteur, TOUTES).filter((d) => d.statut !== 'supprimee');
      const { lignes } = await api.demandes.carte();
      expect(lignes.map((d) => d.numero).sort()).toEqual(listees.map((d) => d.numero).sort());
      expect(Object.keys(lignes[0] ?? { numero: '' })).not.toContain('commentaire');
    },
  );

  it('la carte est fermée à qui n’a pas le droit de lire les demandes', async () => {
    const { as } = buildJeu();
    await expect(as({ role: 'anonyme' }).api.demandes.carte()).rejects.toMatchObject({
      cause: { code: 'action_interdite' },
    });
  });

  it('l’invité ne voit que les demandes décidées, la région rien avant le dossier complet', async () => {
    const { as } = buildJeu();
    const listStatuts = async (role: 'invite' | 'region') => {
      const { lignes } = await as({ role }).api.demandes.list({});
      return [...new Set(lignes.map((l) => l.statut))].sort();
    };
    expect(await listStatuts('invite')).toEqual(['refusee', 'validee']);
    expect(await listStatuts('region')).toEqual(['dossier_complet', 'pret_vote', 'projet', 'refusee', 'validee']);
  });

  it('un brouillon n’est vu que de son auteur et de qui partage son UAI, pas même de l’administration', async () => {
    const { db, as } = bench();
    const { acteur, api } = as({ role: 'gestionnaire_region' });
    buildDemande(db, { statut: 'brouillon', auteurId: acteur.id ?? 0 });
    const voit = async (autre: typeof api) => (await autre.demandes.list({})).lignes.length;
    expect(await voit(api)).toBe(1);
    expect(await voit(as({ role: 'perdir', uais: [UAI] }).api)).toBe(1);
    expect(await voit(as({ role: 'perdir', uais: ['0690002B'] }).api)).toBe(0);
    expect(await voit(as({ role: 'gestionnaire_region' }).api)).toBe(0);
    expect(await voit(as({ role: 'admin' }).api)).toBe(0);
  });
});

describe('filtrer et ranger', () => {
  it('filtre par statut, type, région, département, diplôme et rentrée', async () => {
    const { db, as, posees } = buildJeu();
    const { api } = as({ role: 'admin' });
    const compter = async (filtres: Parameters<typeof api.demandes.list>[0]) =>
      (await api.demandes.list(filtres)).lignes.length;
    const publiques = posees.filter((d) => !['brouillon', 'supprimee'].includes(d.statut));
    expect(await compter({})).toBe(publiques.length);
    expect(await compter({ statut: 'validee,refusee' })).toBe(16);
    expect(await compter({ type: ['fermeture'] })).toBe(0);
    expect(await compter({ region: '11' })).toBe(14);
    expect(await compter({ departement: '075' })).toBe(14);
    expect(await compter({ niveau: '400' })).toBe(publiques.length);
    expect(await compter({ niveau: '500' })).toBe(0);
    expect(await compter({ rentree: String(publiques[0]?.rentree) })).toBe(1);
    expect(db).toBeDefined();
  });

  it('cherche par mots, sans égard aux accents ni à la casse', async () => {
    const { api } = buildJeu().as({ role: 'admin' });
    const { lignes } = await api.demandes.list({ q: 'lycee ETE venissieux' });
    expect(new Set(lignes.map((l) => l.uai))).toEqual(new Set(['0690002B']));
  });

  it('range sur une colonne, dans les deux sens ; un tri inconnu revient au plus récent', async () => {
    const { api } = buildJeu().as({ role: 'admin' });
    const ranger = async (tri: string) => (await api.demandes.list({ tri })).lignes.map((l) => l.rentree);
    const montant = await ranger('rentree');
    expect(montant).toEqual([...montant].sort((a, b) => a - b));
    expect(await ranger('-rentree')).toEqual([...montant].reverse());
    expect(await ranger('rien')).toEqual(await ranger('-modifieLe'));
  });

  it('garde une demande dont l’établissement a quitté la base, sans libellé', async () => {
    const { api } = buildJeu().as({ role: 'admin' });
    const { lignes } = await api.demandes.list({ q: '0990009Z' });
    expect(lignes[0]).toMatchObject({ etablissement: null, departement: null, formation: 'MÉTIERS DE L’ESSAI' });
  });
});
