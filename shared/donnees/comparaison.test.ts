import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '../faits/banc.ts';
import { NOMS_POSITIONS, type Position } from '../indicateurs/quadrant.ts';
import { compareJeux } from './comparaison.ts';
import { buildJeu, type Jeu, type LigneOffre, type LignePlace } from './jeu.ts';
import { formatResume, type ResumeVersion, toResume } from './resume.ts';

const place = (cle: string, position: Position, taux: Partial<LignePlace> = {}): LignePlace => ({
  cle,
  formation: `Formation ${cle}`,
  region: 'Bretagne',
  position,
  emploi: null,
  poursuite: null,
  ...taux,
});
const offre = (cle: string, comptes: Partial<LigneOffre> = {}): LigneOffre => ({
  cle,
  formation: `Formation ${cle}`,
  etablissement: 'Lycée d’essai',
  effectif: null,
  capacite: null,
  voeux: null,
  ...comptes,
});
const { periode } = buildFaitsEssai();
const jeu = (places: LignePlace[], offres: LigneOffre[] = []): Jeu => ({ periode, places, offres });

describe('comparer deux versions', () => {
  it('compte les changements de quadrant, les entrées et les sorties, sans les confondre', () => {
    const avant = jeu([place('a', 'q1'), place('b', 'q2'), place('c', 'hors_quadrant'), place('d', 'q4')]);
    const apres = jeu([place('a', 'q3'), place('b', 'q2'), place('c', 'q1'), place('e', 'q2')]);
    expect(compareJeux(avant, apres).quadrants).toEqual({
      deplacees: 1,
      entrees: 2,
      sorties: 1,
      lignes: [{ cle: 'a', formation: 'Formation a', region: 'Bretagne', avant: 'q1', apres: 'q3' }],
    });
  });

  it('classe les dix plus grands écarts, à la hausse comme à la baisse, jamais sur une valeur tue', () => {
    const taux = Array.from({ length: 14 }, (_, i) => 0.3 + i / 100);
    const avant = jeu([...taux.map((t, i) => place(`f${i}`, 'q1', { emploi: t })), place('x', 'q1', { emploi: 0.1 })]);
    const apres = jeu([...taux.map((_, i) => place(`f${i}`, 'q1', { emploi: 0.5 })), place('x', 'q1')]);
    const { emploi, poursuite } = compareJeux(avant, apres).taux;
    expect(emploi.map(({ cle }) => cle)).toEqual(Array.from({ length: 10 }, (_, i) => `f${i}`));
    expect(emploi[0]).toMatchObject({ region: 'Bretagne', avant: 0.3, apres: 0.5 });
    expect(poursuite).toEqual([]);
  });

  it('dit les offres apparues, disparues, les comptes changés et la couverture', () => {
    const avant = jeu([], [offre('a', { effectif: 12, capacite: 24 }), offre('b', { effectif: 8 })]);
    const apres = jeu([], [offre('a', { effectif: 20 }), offre('c', { effectif: 5 })]);
    const comparaison = compareJeux(avant, apres);
    expect(comparaison.comptes).toMatchObject({ effectif: [{ cle: 'a', avant: 12, apres: 20 }], capacite: [] });
    expect(comparaison.apparues).toMatchObject({ nombre: 1, exemples: [{ cle: 'c' }] });
    expect(comparaison.disparues).toMatchObject({ nombre: 1, exemples: [{ cle: 'b' }] });
    expect(comparaison.couverture.capacite).toEqual({
      avant: { connues: 1, total: 2 },
      apres: { connues: 0, total: 2 },
    });
  });

  it('une version comparée à elle-même ne change rien ; inverser les versions inverse tout', () => {
    const cles = ['a', 'b', 'c', 'd', 'e'];
    const unJeu = fc
      .tuple(
        fc.uniqueArray(fc.record({ cle: fc.constantFrom(...cles), position: fc.constantFrom(...NOMS_POSITIONS) }), {
          selector: ({ cle }) => cle,
        }),
        fc.uniqueArray(fc.record({ cle: fc.constantFrom(...cles), effectif: fc.option(fc.nat(50)) }), {
          selector: ({ cle }) => cle,
        }),
      )
      .map(([p, o]) =>
        jeu(
          p.map(({ cle, position }) => place(cle, position)),
          o.map(({ cle, effectif }) => offre(cle, { effectif })),
        ),
      );
    fc.assert(
      fc.property(unJeu, unJeu, (a, b) => {
        expect(formatResume(toResume(compareJeux(a, a)))).toBe('ni quadrant ni offre ne change');
        const [aller, retour] = [compareJeux(a, b), compareJeux(b, a)];
        expect(retour.quadrants).toMatchObject({
          deplacees: aller.quadrants.deplacees,
          entrees: aller.quadrants.sorties,
          sorties: aller.quadrants.entrees,
        });
        expect(retour.disparues).toEqual(aller.apparues);
        expect(retour.comptes.effectif.map((m) => [m.cle, m.apres, m.avant])).toEqual(
          aller.comptes.effectif.map((m) => [m.cle, m.avant, m.apres]),
        );
      }),
    );
  });

  it('se fait sur ce que les faits montrent : ni la France, ni une valeur tue', () => {
    const faits = buildFaitsEssai({ offres: [{ effectif: 12, voeux: 30 }] });
    const sorties = {
      ...faits.sorties,
      formation: [0, 0],
      region: ['', '84'],
      position: ['q1' as const, 'q2' as const],
      emploi: [0.5, 'sous_seuil' as const],
      poursuite: [0.4, 0.41],
    };
    expect(buildJeu({ ...faits, sorties })).toMatchObject({
      places: [{ cle: '40025214.247.scolaire|84', region: '84', position: 'q2', emploi: null, poursuite: 0.41 }],
      offres: [{ cle: '0690001A|40025214.247.scolaire', etablissement: 'Lycée d’essai (Lyon)', effectif: 12 }],
    });
  });
});

it.each([
  [{ premiere: true }, 'premières données chargées'],
  [{ deplacees: 1 }, '1 formation change de quadrant dans une région'],
  [
    { deplacees: 1200, sorties: 2, apparues: 3, disparues: 1 },
    '1\u202f200 formations changent de quadrant dans une région, 2 formations sortent de leur quadrant régional, 3 offres apparaissent, 1 offre disparaît',
  ],
] as [Partial<ResumeVersion>, string][])('résumé %j', (valeurs, phrase) => {
  const rien = { premiere: false, deplacees: 0, entrees: 0, sorties: 0, apparues: 0, disparues: 0 };
  expect(formatResume({ ...rien, ...valeurs })).toBe(phrase);
});
