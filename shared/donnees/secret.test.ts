import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '../faits/banc.ts';
import type { Faits, TauxDiffuse } from '../faits/faits.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '../indicateurs/catalogue.ts';
import { type ComptesSortie, listFautesSecret } from './secret.ts';

const comptes = (valeurs: Partial<ComptesSortie> = {}): ComptesSortie => ({
  formationId: 1,
  region: '84',
  effectifTerminale: 40,
  sortants: 25,
  poursuite: 15,
  emploi6Mois: 10,
  emploi12Mois: 12,
  emploi18Mois: 14,
  emploi24Mois: 16,
  cfdContinuum: null,
  ...valeurs,
});

type Servis = Partial<Record<CodeTauxSortie, TauxDiffuse>>;

const toColonnes = (servis: Servis) =>
  Object.fromEntries(Object.entries(servis).map(([taux, valeur]) => [taux, [valeur]]));

const faits = (sortie: Servis, region = '84'): Faits => {
  const base = buildFaitsEssai();
  return { ...base, sorties: { ...base.sorties, formation: [0], region: [region], ...toColonnes(sortie) } };
};

const moyennes = (moyenne: Servis, region = '84', niveau = '400'): Faits => {
  const base = buildFaitsEssai();
  return { ...base, moyennes: { ...base.moyennes, niveau: [niveau], region: [region], ...toColonnes(moyenne) } };
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
    expect(listFautesSecret(servis, regions.slice(1))).toEqual([
      expect.stringMatching(/emploi.*seuil/),
      expect.stringMatching(/devenir.*seuil/),
    ]);
    const trahis = { ...servis, offres: { ...servis.offres, effectif_terminale: [3] } };
    expect(listFautesSecret(trahis, regions)).toEqual([expect.stringContaining('faits.offres.effectif_terminale')]);
  });

  it.each(CODES_TAUX_SORTIE)(
    '« %s » se montre au seuil, jamais dessous, ni pour une formation ni en moyenne',
    (taux) => {
      const seuil = { effectifTerminale: 40, sortants: 20 };
      const dessous = taux === 'poursuite' ? { effectifTerminale: 19, sortants: 19 } : { ...seuil, sortants: 19 };
      for (const servir of [faits, moyennes])
        for (const region of ['84', '']) {
          const servis = servir({ [taux]: 0.5 }, region);
          expect(listFautesSecret(servis, [comptes(seuil)])).toEqual([]);
          expect(listFautesSecret(servis, [comptes(dessous)])).toEqual([expect.stringContaining(`« ${taux} » montré`)]);
          expect(listFautesSecret(servis, [])).toHaveLength(1);
          expect(listFautesSecret(servir({ [taux]: 0.505 }, region), [comptes(seuil)])).toEqual([
            expect.stringMatching(/point entier/),
          ]);
        }
    },
  );

  it.each([
    ['emploi12', 'emploi12Mois'],
    ['emploi18', 'emploi18Mois'],
    ['emploi24', 'emploi24Mois'],
  ] as const)('« %s » demande son propre compte', (taux, compte) => {
    expect(listFautesSecret(faits({ [taux]: 0.5 }), [comptes({ [compte]: null })])).toHaveLength(1);
  });

  it('la part en emploi rendrait un taux d’emploi tu', () => {
    expect(listFautesSecret(faits({ emploi: 'sous_seuil', partEmploi: 0.3 }), [comptes()])).toEqual([
      expect.stringContaining('la part en emploi rendrait'),
    ]);
  });

  it.each<[string, Partial<ComptesSortie>[], number]>([
    ['deux cellules habitées qui passent ensemble le seuil', [{ sortants: 12 }, { sortants: 12 }], 0],
    ['ensemble sous le seuil', [{ sortants: 12 }, { sortants: 7 }], 1],
    ['une seule habitée', [{ sortants: 19 }, { sortants: 0 }], 1],
    ['le continuum ne fait pas groupe', [{ sortants: 12, cfdContinuum: '4' }, { sortants: 12 }], 1],
  ])('le groupe d’une formation, pour la France : %s', (_, cellules, fautes) => {
    const lignes = cellules.map((valeurs, i) => comptes({ region: String(i), ...valeurs }));
    expect(listFautesSecret(faits({ emploi: 0.4 }, ''), lignes)).toHaveLength(fautes);
  });

  it('une moyenne ne doit rien au continuum, à l’apprentissage, ni à un autre niveau', () => {
    const servis = moyennes({ emploi: 0.4 });
    expect(listFautesSecret(servis, [comptes({ cfdContinuum: '40025200' })])).toHaveLength(1);
    expect(listFautesSecret(moyennes({ emploi: 0.4 }, '84', '500'), [comptes()])).toHaveLength(1);
    const apprentissage = { ...servis, formations: { ...servis.formations, voie: ['apprentissage' as const] } };
    expect(listFautesSecret(apprentissage, [comptes()])).toHaveLength(1);
  });
});
