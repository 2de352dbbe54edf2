import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, type MotifAbsence, present } from './absence.ts';
import { SEUIL_INSERJEUNES } from './sorties.ts';
import { computeTaux, roundPublie, type SommesTaux } from './taux.ts';

const SANS_SEUIL = { seuil: 1 };
const INSERJEUNES = { seuil: SEUIL_INSERJEUNES };

const sommes = (valeurs: Partial<SommesTaux> = {}): SommesTaux => ({
  numerateur: 10,
  denominateur: 40,
  connues: 1,
  ...valeurs,
});

describe('le taux, ou la raison de son absence', () => {
  const CAS: [string, { seuil: number }, Partial<SommesTaux>, number | MotifAbsence][] = [
    ['10 sur 40 font un quart', INSERJEUNES, {}, 0.25],
    ['au seuil exact, 20, le taux se montre', INSERJEUNES, { numerateur: 5, denominateur: 20 }, 0.25],
    ['à 19, il est couvert par le secret', INSERJEUNES, { numerateur: 19, denominateur: 19 }, 'sous_seuil'],
    ['un dénominateur nul est sous le seuil', INSERJEUNES, { numerateur: 0, denominateur: 0 }, 'sous_seuil'],
    ['un numérateur nul donne zéro, pas une absence', INSERJEUNES, { numerateur: 0, denominateur: 20 }, 0],
    ['rien de connu : la raison donnée par l’appelant', INSERJEUNES, { connues: 0 }, 'trop_recente'],
    ['sans seuil, une seule place suffit', SANS_SEUIL, { numerateur: 3, denominateur: 1 }, 3],
    ['sans seuil, on ne divise pas par zéro', SANS_SEUIL, { numerateur: 3, denominateur: 0 }, 'trop_recente'],
    ['la pression dépasse 1', SANS_SEUIL, { numerateur: 90, denominateur: 60 }, 1.5],
  ];
  it.each(CAS)('%s', (_, taux, valeurs, attendu) => {
    const valeur = computeTaux(taux, sommes(valeurs), 'trop_recente');
    expect(valeur).toEqual(typeof attendu === 'number' ? present(attendu) : absent(attendu));
  });

  it('un reste est le dénominateur moins le numérateur, négatif s’il le faut', () => {
    const reste = { seuil: 1, operation: 'reste' } as const;
    expect(computeTaux(reste, sommes({ numerateur: 10, denominateur: 24 }), 'donnee_absente')).toEqual(present(14));
    expect(computeTaux(reste, sommes({ numerateur: 30, denominateur: 24 }), 'donnee_absente')).toEqual(present(-6));
    expect(computeTaux(reste, sommes({ connues: 0 }), 'donnee_absente')).toEqual(absent('donnee_absente'));
  });

  it('un taux InserJeunes présent a toujours au moins 20 jeunes au dénominateur', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(2), (numerateur, denominateur, connues) => {
        const { valeur } = computeTaux(INSERJEUNES, { numerateur, denominateur, connues }, 'donnee_absente');
        expect(valeur !== null).toBe(connues > 0 && denominateur >= 20);
      }),
    );
  });
});

describe('l’arrondi du producteur', () => {
  const CAS: [string, number, number, number, number][] = [
    // Ce que le rapport vaut, numérateur, dénominateur, publié en 2019-2020, publié ensuite.
    ['12,5', 1, 8, 13, 12],
    ['13,5', 27, 200, 14, 14],
    ['0,5', 1, 200, 1, 0],
    ['87,5', 7, 8, 88, 88],
    ['99,5', 199, 200, 100, 100],
    ['12,49…', 1249, 10_000, 12, 12],
    ['12,51', 1251, 10_000, 13, 13],
    ['66,67', 2, 3, 67, 67],
    ['33,33', 1, 3, 33, 33],
    ['0', 0, 21, 0, 0],
    ['100', 21, 21, 100, 100],
    ['29, que la virgule flottante dirait 28,999…', 29, 100, 29, 29],
  ];
  it.each(CAS)('%s %% (%i ÷ %i) se publie %i en 2019-2020, %i ensuite', (_, numerateur, denominateur, avant, apres) => {
    expect(roundPublie(numerateur, denominateur, '2019_2020')).toBe(avant);
    for (const millesime of ['2020_2021', '2021_2022', '2022_2023', '2029_2030'])
      expect(roundPublie(numerateur, denominateur, millesime)).toBe(apres);
  });

  it('est exact : jamais à plus d’un demi-point, et le pair ne joue que sur les moitiés', () => {
    const comptes = fc
      .integer({ min: 1, max: 200_000 })
      .chain((denominateur) => fc.tuple(fc.nat(denominateur), fc.constant(denominateur)));
    fc.assert(
      fc.property(comptes, ([numerateur, denominateur]) => {
        const avant = roundPublie(numerateur, denominateur, '2019_2020');
        const apres = roundPublie(numerateur, denominateur, '2022_2023');
        const reste = BigInt(200 * numerateur) - BigInt(2 * denominateur) * BigInt(apres);
        expect(reste <= BigInt(denominateur) && reste >= -BigInt(denominateur)).toBe(true);
        const moitie = (200 * numerateur) % denominateur === 0 && ((200 * numerateur) / denominateur) % 2 === 1;
        expect(avant - apres).toBe(moitie && avant % 2 === 1 ? 1 : 0);
      }),
      { numRuns: 500 },
    );
  });
});
