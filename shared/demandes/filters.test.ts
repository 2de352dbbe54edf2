import { describe, expect, it } from 'vitest';
import { COLONNES_DEMANDES, type DemandeListee } from './columns.ts';
import { demandesFilters, formatFiltres, isTrouvee, sortDemandes } from './filters.ts';

const DEFAUTS = {
  statut: [],
  type: [],
  region: '',
  departement: '',
  niveau: '',
  rentree: 0,
  q: '',
  tri: '-modifieLe',
  g: '',
};

const demande = (valeurs: Partial<DemandeListee> = {}): DemandeListee => ({
  uai: '0690001A',
  cfd: '40025214',
  dispositif: '247',
  type: 'augmentation',
  rentree: 2027,
  capaciteScolaireActuelle: 24,
  capaciteScolaire: 30,
  capaciteApprentissageActuelle: null,
  capaciteApprentissage: null,
  motifs: ['besoin_economique', 'autre'],
  autreMotif: 'Chantier naval',
  commentaire: '',
  numero: 'A1B2C3D4',
  version: 1,
  statut: 'projet',
  region: '84',
  libelleRegion: 'Auvergne-Rhône-Alpes',
  departement: '069',
  libelleDepartement: 'Rhône',
  commune: 'Vénissieux',
  etablissement: 'Lycée Élise-Été',
  formation: 'MÉTIERS DE L’ESSAI',
  niveau: '400',
  libelleNiveau: 'BAC PRO',
  auteur: 'Ada Exemple',
  roleAuteur: 'admin',
  creeLe: '2026-03-02T09:00:00.000Z',
  modifieLe: '2026-03-02T09:00:00.000Z',
  ...valeurs,
});

describe('les filtres, lus d’une URL', () => {
  it('sans rien, ou avec n’importe quoi, valent leurs défauts', () => {
    expect(demandesFilters.parse({})).toEqual(DEFAUTS);
    const absurde = { statut: 'gagnee', type: 3, region: 'x', niveau: ['a'], rentree: 'douze', q: 4, tri: null, x: 1 };
    expect(demandesFilters.parse(absurde)).toEqual(DEFAUTS);
  });

  it('acceptent les listes écrites avec des virgules ou répétées, et gardent ce qui est connu', () => {
    expect(demandesFilters.parse({ statut: 'validee,gagnee,projet' }).statut).toEqual(['projet', 'validee']);
    expect(demandesFilters.parse({ type: ['fermeture', 'ouverture'] }).type).toEqual(['ouverture', 'fermeture']);
  });

  it('ne touchent pas aux codes qui ressemblent à des nombres', () => {
    expect(demandesFilters.parse({ region: '01', departement: '02A', niveau: '400', rentree: '2027' })).toMatchObject({
      region: '01',
      departement: '02A',
      niveau: '400',
      rentree: 2027,
    });
  });

  it('se relisent eux-mêmes à l’identique', () => {
    const filtres = demandesFilters.parse({ statut: 'validee', q: 'élan', rentree: '2028', tri: 'numero' });
    expect(demandesFilters.parse(filtres)).toEqual(filtres);
  });

  it('s’écrivent en toutes lettres', () => {
    const filtres = demandesFilters.parse({ statut: 'validee,refusee', region: '84', niveau: '400', rentree: 2027 });
    const libelles = { region: 'Auvergne-Rhône-Alpes', departement: null, niveau: null };
    expect(formatFiltres(filtres, libelles)).toEqual([
      'Statut\u00a0: Demande validée, Demande refusée',
      'Région\u00a0: Auvergne-Rhône-Alpes',
      'Diplôme\u00a0: 400',
      'Rentrée\u00a0: 2027',
    ]);
    expect(formatFiltres(demandesFilters.parse({}), libelles)).toEqual([expect.stringMatching(/^Aucun filtre/)]);
  });
});

describe('chercher et ranger', () => {
  it('trouve par mots, dans n’importe quel ordre, sans accents ni casse', () => {
    expect(isTrouvee(demande(), 'VENISSIEUX  elise')).toBe(true);
    expect(isTrouvee(demande(), 'a1b2 40025214')).toBe(true);
    expect(isTrouvee(demande(), 'elise lyon')).toBe(false);
  });

  it('range les nombres comme des nombres, les vides à la fin dans les deux sens, puis par numéro', () => {
    const liste = [
      demande({ numero: 'C', capaciteApprentissage: null }),
      demande({ numero: 'B', capaciteApprentissage: 9 }),
      demande({ numero: 'A', capaciteApprentissage: 12 }),
      demande({ numero: 'D', capaciteApprentissage: 9 }),
    ];
    const ranger = (tri: string) =>
      sortDemandes(liste, tri)
        .map((d) => d.numero)
        .join('');
    expect(ranger('capaciteApprentissage')).toBe('BDAC');
    expect(ranger('-capaciteApprentissage')).toBe('ABDC');
    expect(ranger('-capaciteApprentissage,-numero')).toBe('ADBC');
    expect(ranger('inconnue,numero')).toBe('ABCD');
  });
});

describe('les colonnes', () => {
  it('ont des clés et des titres uniques, une définition, et savent toutes lire une ligne', () => {
    for (const lire of ['cle', 'titre'] as const)
      expect(new Set(COLONNES_DEMANDES.map((c) => c[lire])).size).toBe(COLONNES_DEMANDES.length);
    for (const colonne of COLONNES_DEMANDES) {
      expect(colonne.definition).toMatch(/\.$/);
      const valeur = colonne.valeur(demande());
      expect(['string', 'number', 'object']).toContain(typeof valeur);
    }
  });

  it('écrivent le solde et les motifs en clair', () => {
    const lire = (cle: string) => COLONNES_DEMANDES.find((c) => c.cle === cle)?.valeur(demande());
    expect(lire('solde')).toBe(6);
    expect(lire('motifs')).toBe('Besoin économique local avéré ; Chantier naval');
    expect(lire('statut')).toBe('Projet de demande');
  });
});
