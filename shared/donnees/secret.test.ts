import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '../faits/banc.ts';
import type { Faits } from '../faits/faits.ts';
import { type ComptesSortie, listFautesSecret } from './secret.ts';

const comptes = (valeurs: Partial<ComptesSortie> = {}): ComptesSortie => ({
  formationId: 1,
  region: '84',
  effectifTerminale: 40,
  sortants: 25,
  poursuite: 15,
  emploi6Mois: 10,
  ...valeurs,
});

const faits = (sortie: Record<'emploi' | 'poursuite' | 'devenir', number | 'sous_seuil' | 'secret_induit'>): Faits => {
  const base = buildFaitsEssai();
  const colonnes = Object.fromEntries(Object.entries(sortie).map(([taux, valeur]) => [taux, [valeur]]));
  return { ...base, sorties: { ...base.sorties, formation: [0], region: ['84'], position: ['q1'], ...colonnes } };
};

describe('le contrôle du secret avant publication', () => {
  it.each([
    ['des taux entiers au-dessus du seuil', { emploi: 0.4, poursuite: 0.38, devenir: 0.63 }, {}, []],
    [
      'un taux sous le seuil',
      { emploi: 0.4, poursuite: 0.38, devenir: 'secret_induit' },
      { sortants: 19 },
      [/emploi.*seuil/],
    ],
    ['le seuil lui-même', { emploi: 0.4, poursuite: 0.38, devenir: 0.63 }, { sortants: 20 }, []],
    [
      'un compte inconnu, donc aucun dénominateur',
      { emploi: 0.4, poursuite: 0.38, devenir: 'secret_induit' },
      { emploi6Mois: null },
      [/emploi.*seuil/],
    ],
    ['une décimale de trop', { emploi: 0.405, poursuite: 0.38, devenir: 0.63 }, {}, [/point entier/]],
    [
      'un emploi que le devenir rendrait',
      { emploi: 'sous_seuil', poursuite: 0.38, devenir: 0.63 },
      {},
      [/devenir favorable rendrait/],
    ],
    ['tout tu', { emploi: 'sous_seuil', poursuite: 'sous_seuil', devenir: 'sous_seuil' }, { sortants: 3 }, []],
  ] as const)('%s', (_, sortie, valeurs, attendues) => {
    const fautes = listFautesSecret(faits(sortie), [comptes(valeurs)]);
    expect(fautes).toEqual(attendues.map((forme) => expect.stringMatching(forme)));
  });

  it('la France somme les régions ; un compte qui sort est vu à toute profondeur', () => {
    const servis = faits({ emploi: 0.4, poursuite: 0.38, devenir: 0.63 });
    servis.sorties.region = [''];
    const regions = [comptes({ sortants: 12 }), comptes({ region: '11', sortants: 12 })];
    expect(listFautesSecret(servis, regions)).toEqual([]);
    expect(listFautesSecret(servis, regions.slice(1))).toHaveLength(1);
    const trahis = { ...servis, offres: { ...servis.offres, effectif_terminale: [3] } };
    expect(listFautesSecret(trahis, regions)).toEqual([expect.stringContaining('faits.offres.effectif_terminale')]);
  });
});
