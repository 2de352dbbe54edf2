import { describe, expect, it } from 'vitest';
import { buildChemin, type Correction, type LignePassage } from './chemin.ts';

const PASSAGE: LignePassage[] = [
  { rome: 'I1604', qualification: '1', fap: 'D3Z20' },
  { rome: 'I1604', qualification: '3', fap: 'G0B41' },
  { rome: 'I1604', qualification: '4', fap: 'G0B41' },
  { rome: 'I1604', qualification: '7', fap: 'G1Z70' },
  { rome: 'I1606', qualification: '3', fap: 'G0B40' },
  { rome: 'G1602', qualification: '', fap: 'S1Z40' },
];
const getPassage = (rome: string) => PASSAGE.filter((p) => p.rome === rome);
const correct = (famille: string, sens: Correction['sens']): Correction => ({
  ...{ id: 1, famille, sens, motif: 'Motif d’essai', auteur: 'Camille Essai', le: '2026-03-02T09:00:00.000Z' },
});
const listFamilles = (cfd: string, romes: string[], corrections: Correction[] = []) =>
  buildChemin(cfd, romes, getPassage, corrections).familles.map((f) => f.famille);

describe('le chemin d’un diplôme à ses familles', () => {
  it.each([
    ['un CAP va aux ouvriers qualifiés', '50025214', ['I1604'], ['G0B']],
    ['un bac pro va aussi aux techniciens', '40025214', ['I1604'], ['G0B', 'G1X']],
    ['un BTS va aux techniciens', '32025214', ['I1604'], ['G1X']],
    ['deux métiers d’une même famille n’en font qu’une', '50025214', ['I1604', 'I1606'], ['G0B']],
    ['un métier sans qualification vaut pour tous', '50022139', ['G1602'], ['S1X']],
    ['un métier hors du passage ne mène nulle part', '50022139', ['Z9999'], []],
    ['un diplôme sans métier', '50022139', [], []],
  ])('%s', (_, cfd, romes, familles) => {
    expect(listFamilles(cfd, romes)).toEqual(familles);
  });

  it('dit quels métiers mènent à chaque famille', () => {
    const { familles, romes } = buildChemin('50025214', ['I1604', 'I1606'], getPassage, []);
    expect(familles).toEqual([{ famille: 'G0B', romes: ['I1604', 'I1606'], correction: null }]);
    expect(romes[0]).toEqual({ rome: 'I1604', faps2009: ['G0B41'], familles: ['G0B'] });
  });

  it('un ajout relie une famille que rien ne donnait, avec qui et pourquoi', () => {
    const { familles } = buildChemin('50022139', [], getPassage, [correct('S1X', 'ajout')]);
    expect(familles).toEqual([{ famille: 'S1X', romes: [], correction: correct('S1X', 'ajout') }]);
  });

  it('un retrait écarte une famille sans l’effacer', () => {
    const { familles, retirees } = buildChemin('40025214', ['I1604'], getPassage, [correct('G1X', 'retrait')]);
    expect(familles.map((f) => f.famille)).toEqual(['G0B']);
    expect(retirees).toEqual([{ famille: 'G1X', romes: ['I1604'], correction: correct('G1X', 'retrait') }]);
  });

  it.each([
    ['un ajout de ce qui est déjà là', correct('G0B', 'ajout')],
    ['un retrait de ce qui n’est plus là', correct('S1X', 'retrait')],
  ])('%s ne change rien', (_, correction) => {
    expect(listFamilles('50025214', ['I1604'], [correction])).toEqual(['G0B']);
  });
});
