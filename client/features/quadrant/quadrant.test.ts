import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointTaux } from '#shared/formations/lasso.ts';
import { type Cible, placeEtiquettes } from './etiquettes.ts';
import { findSous, findSuivante } from './voisinage.ts';
import {
  buildCadre,
  buildVue,
  listGraduations,
  panVue,
  toEcran,
  toTaux,
  VUE_ENTIERE,
  type Vue,
  zoomVue,
} from './vue.ts';

const CADRE = buildCadre(600, 500);
const taux = fc.double({ min: 0, max: 100, noNaN: true });
const point: fc.Arbitrary<PointTaux> = fc.tuple(taux, taux);
const facteurs = fc.array(fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), point), { maxLength: 8 });
const zoomer = (etapes: [number, PointTaux][]): Vue =>
  etapes.reduce((vue, [facteur, autour]) => zoomVue(vue, facteur, autour), VUE_ENTIERE);

describe('la vue du quadrant', () => {
  it('rend à un pixel le taux d’où il vient', () => {
    fc.assert(
      fc.property(facteurs, point, (etapes, [x, y]) => {
        const vue = zoomer(etapes);
        const [x2, y2] = toTaux(vue, CADRE, toEcran(vue, CADRE, [x, y]));
        expect([x2, y2]).toEqual([expect.closeTo(x, 6), expect.closeTo(y, 6)]);
      }),
    );
  });

  it('ne sort jamais de 0 à 100, quels que soient les zooms et les déplacements', () => {
    const ecart = fc.double({ min: -150, max: 150, noNaN: true });
    fc.assert(
      fc.property(facteurs, ecart, ecart, (etapes, dx, dy) => {
        const { x0, x1, y0, y1 } = panVue(zoomer(etapes), dx, dy);
        for (const [bas, haut] of [
          [x0, x1],
          [y0, y1],
        ] as const) {
          expect(bas).toBeGreaterThanOrEqual(-1e-9);
          expect(haut).toBeLessThanOrEqual(100 + 1e-9);
          expect(haut - bas).toBeGreaterThanOrEqual(6 - 1e-9);
        }
      }),
    );
  });

  it('garde sous le pointeur le taux autour duquel on zoome', () => {
    const vue = zoomVue({ x0: 20, x1: 80, y0: 20, y1: 80 }, 2, [35, 65]);
    expect(toEcran(vue, CADRE, [35, 65])).toEqual(
      toEcran({ x0: 20, x1: 80, y0: 20, y1: 80 }, CADRE, [35, 65]).map((v) => expect.closeTo(v, 6)),
    );
  });

  it('contient tous les points, et au moins trente points de large', () => {
    expect(buildVue([])).toEqual(VUE_ENTIERE);
    expect(buildVue([[50, 97]])).toEqual({ x0: 35, x1: 65, y0: 82, y1: 100 });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const { x0, x1, y0, y1 } = buildVue(points);
        for (const [x, y] of points) expect(x >= x0 && x <= x1 && y >= y0 && y <= y1).toBe(true);
      }),
    );
  });

  it.each([
    [0, 100, 500, 45, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    [0, 100, 200, 45, [0, 25, 50, 75, 100]],
    [41.5, 48, 500, 45, [42, 43, 44, 45, 46, 47, 48]],
  ])('gradue de %d à %d sur %d pixels', (bas, haut, pixels, ecart, graduations) => {
    expect(listGraduations(bas, haut, pixels, ecart)).toEqual(graduations);
  });
});

describe('les étiquettes', () => {
  const cible: fc.Arbitrary<Cible> = fc.record({
    cle: fc.uuid(),
    texte: fc.string({ minLength: 1, maxLength: 60 }),
    px: fc.integer({ min: 50, max: 580 }),
    py: fc.integer({ min: 15, max: 450 }),
    rayon: fc.integer({ min: 3, max: 17 }),
  });
  const boite = ({ texte, x, y, ancre }: ReturnType<typeof placeEtiquettes>[number]) => {
    const largeur = texte.length * 6.1;
    const gauche = ancre === 'start' ? x : ancre === 'end' ? x - largeur : x - largeur / 2;
    return { gauche, droite: gauche + largeur, haut: y - 11, bas: y + 3 };
  };

  it('ne se recouvrent jamais et ne sortent pas du cadre', () => {
    fc.assert(
      fc.property(fc.array(cible, { maxLength: 60 }), fc.integer({ min: 0, max: 3 }), (cibles, exigees) => {
        const boites = placeEtiquettes(cibles, CADRE, exigees).map(boite);
        boites.forEach((a, i) => {
          expect(a.gauche >= CADRE.gauche && a.droite <= CADRE.droite).toBe(true);
          for (const b of boites.slice(i + 1))
            expect(a.droite < b.gauche || a.gauche > b.droite || a.bas < b.haut || a.haut > b.bas).toBe(true);
        });
      }),
    );
  });

  it('une cible seule a la sienne, un libellé long est coupé', () => {
    const [seule] = placeEtiquettes([{ cle: 'a', texte: 'x'.repeat(50), px: 300, py: 200, rayon: 5 }], CADRE);
    expect(seule).toMatchObject({ ancre: 'start', texte: `${'x'.repeat(29)}…` });
  });
});

describe('la bulle visée', () => {
  const grande = { nom: 'grande', px: 100, py: 100, rayon: 17, x: 40, y: 40 };
  const petite = { nom: 'petite', px: 108, py: 100, rayon: 4, x: 41, y: 40 };
  const jumelle = { nom: 'jumelle', px: 108, py: 100, rayon: 4, x: 41, y: 40 };
  const loin = { nom: 'loin', px: 300, py: 300, rayon: 4, x: 60, y: 20 };
  const points = [grande, petite, jumelle, loin];

  it.each([
    [108, 100, 'jumelle'],
    [94, 100, 'grande'],
    [120, 100, 'grande'],
    [306, 300, 'loin'],
    [200, 200, undefined],
  ])('au pixel %d, %d', (px, py, nom) => {
    expect(findSous(points, px, py)?.nom).toBe(nom);
  });

  it('au clavier, toutes sont atteintes d’un bout à l’autre, dans les deux sens', () => {
    for (const [depart, touche, retour] of [
      ['Home', 'ArrowRight', 'ArrowLeft'],
      ['Home', 'ArrowUp', 'ArrowDown'],
    ] as const) {
      let active = findSuivante(points, undefined, touche) ?? grande;
      if (touche === 'ArrowRight') expect(active).toBe(findSuivante(points, undefined, depart));
      const visitees = new Set([active]);
      for (let i = 0; i < points.length; i++) {
        active = findSuivante(points, active, touche) ?? active;
        visitees.add(active);
      }
      expect(visitees.size).toBe(points.length);
      expect(findSuivante(points, active, retour)).not.toBe(active);
    }
    expect(findSuivante(points, petite, 'x')).toBeNull();
    expect(findSuivante([], undefined, 'ArrowRight')).toBeNull();
  });
});
