import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../column.ts';
import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import {
  buildPredicat,
  type FiltresColonnes,
  formatFiltre,
  listFacettes,
  SANS_FILTRE_NOMBRE,
} from './filtres-colonnes.ts';

type Ligne = { nom: string | null; taux: Valeur };
const commun = { groupe: 'Essai', largeur: 90, definition: '' };
const CATALOGUE: Column<Ligne>[] = [
  { ...commun, cle: 'nom', titre: 'Nom', type: 'texte', valeur: (l) => l.nom },
  {
    ...commun,
    cle: 'taux',
    titre: 'Taux',
    type: 'taux',
    unite: 'pourcentage',
    valeur: (l) => l.taux.valeur,
    motif: (l) => l.taux.motif,
  },
];
const LIGNES: Ligne[] = [
  { nom: 'CAP', taux: present(0.2) },
  { nom: 'BTS', taux: present(0.5) },
  { nom: null, taux: absent('sous_seuil') },
  { nom: 'CAP', taux: absent('donnee_absente') },
];
const keep = (filtres: FiltresColonnes): number[] => {
  const passe = buildPredicat(CATALOGUE, filtres);
  return LIGNES.flatMap((ligne, i) => (passe === null || passe(ligne) ? [i] : []));
};
const nombre = (changement: Partial<typeof SANS_FILTRE_NOMBRE>): FiltresColonnes => ({
  taux: { ...SANS_FILTRE_NOMBRE, ...changement },
});

describe('les filtres de colonnes', () => {
  it.each<[string, FiltresColonnes, number[]]>([
    ['aucun', {}, [0, 1, 2, 3]],
    ['une borne basse, comprise', nombre({ min: 0.2, absences: [] }), [0, 1]],
    ['une borne haute', nombre({ max: 0.3, absences: [] }), [0]],
    ['une plage, et les secrets', nombre({ min: 0.4, max: 0.6, absences: ['sous_seuil'] }), [1, 2]],
    ['les absentes seules', nombre({ connues: false, absences: 'toutes' }), [2, 3]],
    ['les secrets seuls', nombre({ connues: false, absences: ['sous_seuil'] }), [2]],
    ['les connues seules', nombre({ absences: [] }), [0, 1]],
    ['un filtre neutre', nombre({}), [0, 1, 2, 3]],
    ['un ensemble', { nom: { type: 'ensemble', sauf: false, valeurs: ['CAP'] } }, [0, 3]],
    ['la valeur vide', { nom: { type: 'ensemble', sauf: false, valeurs: [''] } }, [2]],
    ['tout sauf', { nom: { type: 'ensemble', sauf: true, valeurs: ['CAP', ''] } }, [1]],
    ['deux colonnes', { nom: { type: 'ensemble', sauf: false, valeurs: ['CAP'] }, ...nombre({ absences: [] }) }, [0]],
    ['une colonne inconnue', { autre: { type: 'ensemble', sauf: false, valeurs: ['CAP'] } }, [0, 1, 2, 3]],
    ['une autre nature', { taux: { type: 'ensemble', sauf: false, valeurs: ['CAP'] } }, [0, 1, 2, 3]],
  ])('%s', (_, filtres, lignes) => {
    expect(keep(filtres)).toEqual(lignes);
  });

  it('chaque ligne est connue dans les bornes, absente pour une raison, ou écartée : jamais deux', () => {
    const borne = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(borne, borne, (min, max) => {
        const connues = keep(nombre({ min, max, connues: true, absences: [] }));
        const absentes = keep(nombre({ connues: false, absences: 'toutes' }));
        const toutes = keep(nombre({ min, max, connues: true, absences: 'toutes' }));
        expect([...connues, ...absentes].sort()).toEqual([...toutes].sort());
      }),
    );
  });

  it('les facettes comptent ce que gardent les autres filtres, pas le leur', () => {
    const filtres: FiltresColonnes = {
      nom: { type: 'ensemble', sauf: false, valeurs: ['BTS'] },
      ...nombre({ absences: [] }),
    };
    expect(listFacettes(CATALOGUE, filtres, 'nom', LIGNES)).toEqual([
      { valeur: 'BTS', compte: 1 },
      { valeur: 'CAP', compte: 1 },
    ]);
    expect(listFacettes(CATALOGUE, {}, 'taux', LIGNES)).toEqual([
      { valeur: '', compte: 2 },
      { valeur: 'donnee_absente', compte: 1 },
      { valeur: 'sous_seuil', compte: 1 },
    ]);
  });

  it.each<[string, FiltresColonnes[string], string]>([
    ['taux', { ...SANS_FILTRE_NOMBRE, min: 0.5, absences: [] }, 'Taux\u00a0: ≥ 50\u202f%'],
    ['taux', { ...SANS_FILTRE_NOMBRE, min: 0.1, max: 0.25, absences: [] }, 'Taux\u00a0: ≥ 10\u202f% et ≤ 25\u202f%'],
    [
      'taux',
      { ...SANS_FILTRE_NOMBRE, connues: false, absences: ['sous_seuil', 'secret_induit'] as MotifAbsence[] },
      'Taux\u00a0: absentes (secret)',
    ],
    ['nom', { type: 'ensemble', sauf: false, valeurs: ['CAP', ''] }, 'Nom\u00a0: CAP, (vide)'],
    ['nom', { type: 'ensemble', sauf: true, valeurs: ['A', 'B', 'C', 'D'] }, 'Nom\u00a0: sauf A, B et 2 autres'],
  ])('se lisent en toutes lettres (%s)', (cle, filtre, phrase) => {
    const colonne = CATALOGUE.find((c) => c.cle === cle);
    expect(colonne && formatFiltre(colonne, filtre)).toBe(phrase);
  });
});
