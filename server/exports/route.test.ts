import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { openSession } from '#server/auth/session.ts';
import { bench, buildDemande, buildEtablissement, UAI } from '#server/db/bench.ts';
import type { Db } from '#server/db/connection.ts';
import { listDemandes } from '#server/demandes/queries.ts';
import { buildServer } from '#server/http.ts';
import { COLONNES_DEMANDES } from '#shared/demandes/columns.ts';
import { demandesFilters } from '#shared/demandes/filters.ts';
import { NOMS_STATUTS } from '#shared/demandes/workflow.ts';
import type { Acteur } from '#shared/permissions.ts';

const buildJeu = () => {
  const { db, as } = bench();
  buildEtablissement(db, { uai: '0750001B', region: '11', departement: '075' });
  for (const [i, statut] of NOMS_STATUTS.entries()) {
    buildDemande(db, { statut, rentree: 2027 + i, commentaire: '=HYPERLINK("http://mal.example")' });
    buildDemande(db, { statut, rentree: 2027 + i, uai: '0750001B', region: '11' });
  }
  return { db, as };
};

const exporter = async (db: Db, acteur: Acteur | null, requete = '') => {
  const app = buildServer(db, { client: '/inexistant', mandataire: false });
  const cookies = acteur?.id ? { session: openSession(db, acteur.id).jeton } : undefined;
  const reponse = await app.inject({ url: `/exports/demandes.xlsx${requete}`, cookies });
  await app.close();
  return reponse;
};

const lire = async (db: Db, acteur: Acteur, requete = '') => {
  const reponse = await exporter(db, acteur, requete);
  const { sheets } = await readXlsx(new Uint8Array(reponse.rawPayload), { readStyles: true });
  const [donnees, notice] = sheets;
  if (donnees === undefined || notice === undefined) throw new Error('Deux feuilles sont attendues.');
  const [titres = [], ...lignes] = donnees.rows;
  const colonne = (titre: string) => lignes.map((ligne) => ligne[titres.indexOf(titre)]);
  return { reponse, donnees, notice, titres, lignes, colonne };
};

describe('l’export des demandes', () => {
  it('est refusé au visiteur, en français', async () => {
    const reponse = await exporter(buildJeu().db, null);
    expect(reponse.statusCode).toBe(401);
    expect(reponse.json()).toEqual({ code_domaine: 'non_connecte', message: 'Connectez-vous pour continuer.' });
  });

  it('porte son nom, sa date et son type, et ne se garde pas en cache', async () => {
    const { db, as } = buildJeu();
    const { headers } = await exporter(db, as({ role: 'admin' }).acteur);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="demandes-\d{4}-\d\d-\d\d\.xlsx"$/);
    expect(headers['content-type']).toContain('spreadsheetml');
    expect(headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['admin', ''],
    ['gestionnaire_region', ''],
    ['region', '?statut=validee,projet'],
    ['invite', '?tri=rentree'],
    ['perdir', '?q=lycee'],
    ['admin', '?region=11&statut=refusee&rentree=abc&inconnu=1'],
  ] as const)('%s %s : les lignes sont celles de la liste, dans le même ordre', async (role, requete) => {
    const { db, as } = buildJeu();
    const { acteur } = as({ role, uais: role === 'perdir' ? [UAI] : [] });
    const filtres = demandesFilters.parse(Object.fromEntries(new URLSearchParams(requete)));
    const attendues = listDemandes(db, acteur, filtres);
    const { titres, colonne } = await lire(db, acteur, requete);
    expect(titres).toEqual(COLONNES_DEMANDES.map((c) => c.titre));
    expect(attendues.length).toBeGreaterThan(0);
    expect(colonne('Numéro')).toEqual(attendues.map((d) => d.numero));
  });

  it('donne des cellules typées : nombres, dates, textes ; un texte qui ressemble à une formule reste un texte', async () => {
    const { db, as } = buildJeu();
    const { donnees, colonne, lignes } = await lire(db, as({ role: 'admin' }).acteur, '?q=69');
    expect(colonne('Solde')).toEqual(lignes.map(() => 6));
    expect(colonne('Rentrée').every((v) => typeof v === 'number')).toBe(true);
    expect(colonne('Créée le')).toEqual(lignes.map(() => new Date('2026-03-02T00:00:00Z')));
    expect(colonne('UAI')).toEqual(lignes.map(() => UAI));
    expect(colonne('CFD').every((v) => v === '40025214')).toBe(true);
    expect(colonne('Commentaire')).toEqual(lignes.map(() => '=HYPERLINK("http://mal.example")'));
    expect([...(donnees.cells?.values() ?? [])].some((cellule) => cellule.formula !== undefined)).toBe(false);
  });

  it('fige et graisse l’en-tête, pose le filtre automatique, les largeurs et les formats', async () => {
    const { db, as } = buildJeu();
    const { donnees, lignes } = await lire(db, as({ role: 'admin' }).acteur);
    expect(donnees.freezePane).toMatchObject({ rows: 1, columns: 1 });
    expect(donnees.autoFilter?.range).toBe(`A1:W${lignes.length + 1}`);
    expect(donnees.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(donnees.columns?.[0]?.width).toBeCloseTo(16, 0);
    const formats = (ligne: number) =>
      COLONNES_DEMANDES.map((_, i) => donnees.cells?.get(`${ligne},${i}`)?.style?.numFmt).filter(Boolean);
    expect(new Set(formats(1))).toEqual(new Set(['0', '#,##0', '+#,##0;-#,##0;0', 'dd/mm/yyyy']));
  });

  it('dit dans « Lisez-moi » ce qu’il contient : filtres, date, personne, nombre, sources, définitions, démonstration', async () => {
    const { db, as } = buildJeu();
    const { notice, lignes } = await lire(db, as({ role: 'admin' }).acteur, '?region=84&statut=validee,refusee');
    expect(notice.name).toBe('Lisez-moi');
    const texte = notice.rows.map((ligne) => ligne.filter((v) => v !== null).join(' | ')).join('\n');
    expect(texte).toContain('Filtres | Statut\u00a0: Demande validée, Demande refusée');
    expect(texte).toContain('Région\u00a0: Auvergne-Rhône-Alpes');
    expect(texte).toContain(`Nombre de lignes | ${lignes.length}`);
    expect(texte).toMatch(/Produit le \| \d+ \S+ \d{4} .*heure de Paris/);
    expect(texte).toMatch(/Produit par \| Camille Essai \d+ \(Administration nationale\)/);
    expect(texte).toContain('Données de démonstration');
    expect(texte).toContain('essai | essai.csv | 2025 | eeeeeeeeeeee');
    for (const colonne of COLONNES_DEMANDES) expect(texte).toContain(`${colonne.titre} | ${colonne.definition}`);
  });
});
