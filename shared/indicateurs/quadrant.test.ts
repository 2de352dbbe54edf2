import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, NOMS_MOTIFS_ABSENCE, present, type Valeur } from './absence.ts';
import { computeQuadrant, NOMS_POSITIONS, POSITIONS, type Position } from './quadrant.ts';

const axes = (emploi: number | null, poursuite: number | null) => ({
  emploi: emploi === null ? absent('sous_seuil') : present(emploi),
  poursuite: poursuite === null ? absent('donnee_absente') : present(poursuite),
});
const MOYENNES = axes(0.5, 0.4);

describe('la position dans le quadrant', () => {
  const CAS: [number | null, number | null, Position][] = [
    [0.6, 0.5, 'q1'],
    [0.6, 0.3, 'q2'],
    [0.4, 0.5, 'q3'],
    [0.4, 0.3, 'q4'],
    [0.5, 0.4, 'q1'],
    [0.5, 0.3, 'q2'],
    [0.4, 0.4, 'q3'],
    [0.49999, 0.39999, 'q4'],
    [0, 0, 'q4'],
    [null, 0.5, 'hors_quadrant'],
    [0.6, null, 'hors_quadrant'],
    [null, null, 'hors_quadrant'],
  ];
  it.each(CAS)('emploi %f et poursuite %f, face à 0,5 et 0,4 : %s', (emploi, poursuite, position) => {
    expect(computeQuadrant(axes(emploi, poursuite), MOYENNES)).toBe(position);
  });

  it.each([
    [null, 0.4],
    [0.5, null],
    [null, null],
  ])('sans les deux moyennes (%f, %f), aucune position', (emploi, poursuite) => {
    expect(computeQuadrant(axes(0.9, 0.9), axes(emploi, poursuite))).toBe('hors_quadrant');
  });

  it('une formation égale à la moyenne est au-dessus', () => {
    const taux = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(taux, taux, (emploi, poursuite) => {
        expect(computeQuadrant(axes(emploi, poursuite), axes(emploi, poursuite))).toBe('q1');
      }),
    );
  });

  it('quelle que soit la raison d’une absence, la formation est hors quadrant', () => {
    const valeur: fc.Arbitrary<Valeur> = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }).map(present),
      fc.constantFrom(...NOMS_MOTIFS_ABSENCE).map(absent),
    );
    const paire = fc.record({ emploi: valeur, poursuite: valeur });
    fc.assert(
      fc.property(paire, paire, (taux, moyennes) => {
        const manque = [taux, moyennes].some((v) => v.emploi.valeur === null || v.poursuite.valeur === null);
        expect(computeQuadrant(taux, moyennes) === 'hors_quadrant').toBe(manque);
      }),
    );
  });

  it('chaque position a un libellé et une phrase', () => {
    for (const position of NOMS_POSITIONS) {
      expect(POSITIONS[position].libelle).not.toBe('');
      expect(POSITIONS[position].phrase).toMatch(/\.$/);
    }
  });
});
