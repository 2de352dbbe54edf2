import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREREGLAGES } from '../formations/prereglages.ts';
import { NOMS_MOTIFS_ABSENCE } from '../indicateurs/absence.ts';
import {
  carryEtat,
  clearFiltres,
  DENSITES,
  ETAT_INITIAL,
  type EtatGrille,
  formatEtatGrille,
  parametreGrille,
  parseEtatGrille,
  resolveEtat,
  simplifyEtat,
} from './etat-grille.ts';

const cle = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,12}$/);
const borne = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => n + 0));
const nombre = fc.record({
  type: fc.constant('nombre' as const),
  min: borne,
  max: borne,
  connues: fc.boolean(),
  absences: fc.oneof(fc.constant('toutes' as const), fc.subarray([...NOMS_MOTIFS_ABSENCE])),
});
const ensemble = fc.record({
  type: fc.constant('ensemble' as const),
  sauf: fc.boolean(),
  valeurs: fc.array(fc.string({ maxLength: 20, unit: 'grapheme' }), { maxLength: 5 }),
});
const etat: fc.Arbitrary<EtatGrille> = fc.record({
  prereglage: fc.string({ maxLength: 20 }),
  colonnes: fc.option(fc.array(cle, { maxLength: 5 })),
  epingles: fc.option(fc.array(cle, { maxLength: 3 })),
  largeurs: fc.dictionary(cle, fc.integer({ min: 48, max: 900 }), { maxKeys: 4 }),
  tris: fc.option(fc.array(fc.record({ cle, sens: fc.constantFrom('asc', 'desc') }), { maxLength: 3 })),
  filtres: fc.dictionary(cle, fc.oneof(nombre, ensemble), { maxKeys: 3 }),
  densite: fc.constantFrom(...DENSITES),
});

describe('l’état d’une grille dans une adresse', () => {
  it('se relit à l’identique, à travers une vraie adresse', () => {
    fc.assert(
      fc.property(etat, (voulu) => {
        const g = new URLSearchParams(new URLSearchParams({ g: formatEtatGrille(voulu) }).toString()).get('g') ?? '';
        expect(parseEtatGrille(g)).toEqual(voulu);
        expect(formatEtatGrille(parseEtatGrille(g))).toBe(formatEtatGrille(voulu));
      }),
      { numRuns: 300 },
    );
  });

  it('n’écrit rien quand rien ne diffère', () => {
    expect(formatEtatGrille(ETAT_INITIAL)).toBe('');
  });

  it('s’écrit court, et sans signe que l’adresse coderait', () => {
    const texte = formatEtatGrille({
      ...ETAT_INITIAL,
      prereglage: 'insertion',
      tris: [
        { cle: 'emploi', sens: 'desc' },
        { cle: 'niveau', sens: 'asc' },
      ],
      filtres: {
        niveau: { type: 'ensemble', sauf: false, valeurs: ['CAP', 'BTS'] },
        effectif: { type: 'nombre', min: 20, max: null, connues: true, absences: [] },
      },
    });
    expect(texte).toBe('p:insertion*t:-emploi,niveau*v:niveau,CAP,BTS*n:effectif,20,,c');
    expect(encodeURIComponent(texte).replaceAll('%3A', ':').replaceAll('%2C', ',')).toBe(texte);
  });

  it.each(['n:effectif,1e999,,c', 'd:enorme', 'l:effectif,12', 'c:__proto__', 't:-', 'v:a b,c', 'l:effectif,abc'])(
    '« %s » est illisible : la grille s’ouvre telle quelle',
    (texte) => {
      expect(parseEtatGrille(texte)).toEqual(ETAT_INITIAL);
      expect(parametreGrille.parse(texte)).toBe('');
    },
  );

  it('n’importe quel texte donne un état utilisable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^([pcetldnvx]:[a-z,_*:0-9-]*\*?){0,4}$/)), (texte) => {
        const g = parametreGrille.parse(texte);
        expect(parametreGrille.parse(g)).toBe(g);
      }),
    );
  });
});

describe('un état complété par son préréglage', () => {
  const catalogue = [{ cle: 'formation', figee: true }, { cle: 'niveau' }, { cle: 'effectif' }, { cle: 'emploi' }];
  const resolve = (changement: Partial<EtatGrille>) =>
    resolveEtat({ ...ETAT_INITIAL, ...changement }, PREREGLAGES.formations, catalogue);

  it('sans changement, est le préréglage, limité aux colonnes qui existent', () => {
    expect(resolve({})).toMatchObject({
      colonnes: ['formation', 'niveau', 'effectif', 'emploi'],
      epingles: ['formation'],
      tris: [{ cle: 'effectif', sens: 'desc' }],
      ecarts: { colonnes: false, tris: false },
    });
  });
  it('met les colonnes épinglées devant, et passe les inconnues', () => {
    expect(resolve({ colonnes: ['emploi', 'disparue', 'niveau'], epingles: ['niveau', 'disparue'] })).toMatchObject({
      colonnes: ['niveau', 'emploi'],
      epingles: ['niveau'],
      ecarts: { colonnes: true, tris: false },
    });
  });
  it('si aucune colonne choisie n’existe plus, rend celles du préréglage', () => {
    expect(resolve({ colonnes: ['disparue'] }).colonnes).toContain('formation');
  });
  it('un préréglage inconnu devient le premier', () => {
    expect(resolve({ prereglage: 'ancien' }).prereglage.code).toBe('essentiel');
  });
  it('oublie les filtres de colonnes disparues et ceux qui ne retirent rien', () => {
    const vide = { type: 'ensemble', sauf: false, valeurs: [] } as const;
    const un = { type: 'ensemble', sauf: false, valeurs: ['CAP'] } satisfies EtatGrille['filtres'][string];
    expect(resolve({ filtres: { niveau: { ...vide, valeurs: [] }, formation: un, disparue: un } }).filtres).toEqual({
      formation: un,
    });
  });
});

describe('un état simplifié', () => {
  const catalogue = [{ cle: 'formation', figee: true }, { cle: 'niveau' }, { cle: 'effectif' }, { cle: 'emploi' }];
  const simplify = (changement: Partial<EtatGrille>) =>
    simplifyEtat({ ...ETAT_INITIAL, ...changement }, PREREGLAGES.formations, catalogue);

  it('oublie ce qui vaut le préréglage', () => {
    expect(simplify({ prereglage: 'essentiel', tris: [{ cle: 'effectif', sens: 'desc' }] })).toEqual(ETAT_INITIAL);
    expect(simplify({ colonnes: ['formation', 'niveau', 'effectif', 'emploi'], epingles: ['formation'] })).toEqual(
      ETAT_INITIAL,
    );
  });
  it('garde ce qui s’en écarte, même « aucun tri »', () => {
    expect(simplify({ tris: [], colonnes: ['emploi'] })).toMatchObject({ tris: [], colonnes: ['emploi'] });
  });
  it('passe à une autre grille sans ses bornes ni ses colonnes ; s’efface de ses filtres', () => {
    const g = 'p:insertion*c:niveau*d:compacte*v:niveau,CAP*n:effectif,20,,c';
    expect(formatEtatGrille(carryEtat(parseEtatGrille(g), catalogue))).toBe('p:insertion*d:compacte*v:niveau,CAP');
    expect(clearFiltres(g)).toBe('p:insertion*c:niveau*d:compacte');
  });
});
