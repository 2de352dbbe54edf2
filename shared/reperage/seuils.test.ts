import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getParametres } from '../indicateurs/parametres.ts';
import { buildContexteEssai } from './banc.ts';
import { CODES_CRITERE, type CodeCritere, CRITERES } from './criteres.ts';
import { CRITERES_PAR_DEFAUT, listActifs, reperageFilters } from './filters.ts';
import { findCandidats } from './reperer.ts';
import { formatSeuils, getSeuilDefaut, parseSeuils, resolveSeuils, type Seuils } from './seuils.ts';

const PARAMETRES = getParametres([], '2026-11-23');
const REGLABLES = CODES_CRITERE.filter((code) => CRITERES[code].sens !== 'oui');

describe('la table des critères', () => {
  it.each(CODES_CRITERE)('« %s » a un seuil d’origine dans ses bornes, et dit d’où il lit', (code) => {
    const { min, max, donnees, phrase } = CRITERES[code];
    const seuil = getSeuilDefaut(code, PARAMETRES);
    expect(seuil).toBeGreaterThanOrEqual(min);
    expect(seuil).toBeLessThanOrEqual(max);
    expect([donnees, phrase].every((texte) => texte.length > 10)).toBe(true);
  });

  it('lit ses seuils d’origine dans ceux que l’administration a datés', () => {
    const decides = { ...PARAMETRES, pression_faible: 0.55 };
    expect(resolveSeuils('', decides).pression_faible).toBe(0.55);
    expect(resolveSeuils('pression_faible:0.4', decides).pression_faible).toBe(0.4);
  });
});

describe('les seuils dans une adresse', () => {
  it.each([
    ['emploi_faible:0.4,derniere:20', { emploi_faible: 0.4, derniere: 20 }],
    ['q4:1', {}],
    ['emploi_faible:1.4', {}],
    ['emploi_faible:', {}],
    ['emploi_faible:abc,inconnu:3,,:', {}],
  ])('« %s »', (texte, attendu) => {
    expect(parseSeuils(texte)).toEqual(attendu);
  });

  it('se relisent tels qu’ils s’écrivent', () => {
    const seuil = (code: CodeCritere) => fc.integer({ min: CRITERES[code].min * 100, max: CRITERES[code].max * 100 });
    const choisis = fc.record(Object.fromEntries(REGLABLES.map((code) => [code, seuil(code).map((n) => n / 100)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Partial<Seuils>>;
    fc.assert(
      fc.property(choisis, (seuils) => {
        expect({ ...parseSeuils(formatSeuils(seuils)) }).toEqual({ ...seuils });
      }),
    );
  });
});

describe('les filtres', () => {
  it('ont leurs défauts, et une adresse abîmée les rend', () => {
    const defauts = reperageFilters.parse({});
    expect(defauts.criteres).toEqual(CRITERES_PAR_DEFAUT);
    expect(
      reperageFilters.parse({
        onglet: 'x',
        minimum: 'deux',
        cas: '?',
        lieu: '../',
        seuils: 'é',
        rayon: '-3',
        page: '0',
      }),
    ).toEqual(defauts);
  });

  it('ne retiennent jamais un contre-critère comme critère, et séparent les deux natures', () => {
    const filtres = reperageFilters.parse({ criteres: 'pleine,q4,aucune_offre,inconnu' });
    expect(filtres.criteres).toEqual(['q4', 'aucune_offre']);
    expect(listActifs(filtres, 'fermeture')).toEqual(['q4']);
    expect(listActifs(filtres, 'ouverture')).toEqual(['aucune_offre']);
  });
});

describe('déplacer un seuil', () => {
  const offres = fc.array(
    fc.record({
      voeux: fc.option(fc.nat(60)),
      capacite: fc.option(fc.integer({ min: 5, max: 40 })),
      effectif: fc.option(fc.nat(40)),
    }),
    { minLength: 1, maxLength: 25 },
  );
  const DEPLACABLES = {
    pression_faible: ({ voeux, capacite }) => (voeux ?? Number.NaN) / (capacite ?? Number.NaN),
    remplissage_faible: ({ effectif, capacite }) => (effectif ?? Number.NaN) / (capacite ?? Number.NaN),
    petite_entree: ({ effectif }) => effectif ?? Number.NaN,
  } satisfies Partial<Record<CodeCritere, (offre: Record<'voeux' | 'capacite' | 'effectif', number | null>) => number>>;

  it.each(Object.keys(DEPLACABLES) as (keyof typeof DEPLACABLES)[])(
    '« %s » ne fait entrer ou sortir que les cas entre l’ancien et le nouveau',
    (code) => {
      const { min, max } = CRITERES[code];
      const seuil = fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
      fc.assert(
        fc.property(offres, seuil, seuil, (lignes, a, b) => {
          const etablissements = lignes.map((_, i) => ({ uai: `069${String(i).padStart(4, '0')}A` }));
          const contexte = buildContexteEssai({
            etablissements,
            offres: lignes.map((ligne, etablissement) => ({ ...ligne, etablissement })),
          });
          const trouver = (valeur: number): Set<number> => {
            const filtres = reperageFilters.parse({ criteres: code, seuils: `${code}:${valeur}`, minimum: 1 });
            return new Set(findCandidats(contexte, 'fermeture', filtres).candidats.map(({ e }) => e));
          };
          const [avant, apres] = [trouver(a), trouver(b)];
          lignes.forEach((ligne, e) => {
            const valeur = DEPLACABLES[code](ligne);
            const isEntre = valeur >= Math.min(a, b) && valeur < Math.max(a, b);
            expect(avant.has(e) !== apres.has(e)).toBe(isEntre);
          });
        }),
        { numRuns: 40 },
      );
    },
  );

  it('baisser le nombre minimal de critères n’enlève jamais un résultat', () => {
    fc.assert(
      fc.property(offres, fc.integer({ min: 1, max: 4 }), (lignes, minimum) => {
        const contexte = buildContexteEssai({
          etablissements: lignes.map((_, i) => ({ uai: `069${String(i).padStart(4, '0')}A` })),
          offres: lignes.map((ligne, etablissement) => ({ ...ligne, etablissement })),
        });
        const trouver = (n: number) =>
          findCandidats(contexte, 'fermeture', reperageFilters.parse({ minimum: n })).candidats.map(({ cle }) => cle);
        expect(trouver(minimum)).toEqual(expect.arrayContaining(trouver(minimum + 1)));
      }),
      { numRuns: 30 },
    );
  });
});
