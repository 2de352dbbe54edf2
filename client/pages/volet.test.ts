import { describe, expect, it } from 'vitest';
import { prepareFaits } from '#client/faits/faits-client.ts';
import {
  buildBulles,
  buildLignes,
  computeRayon,
  countHors,
  countNiveaux,
  explainHors,
  getMoyennes,
} from '#client/features/quadrant/points.ts';
import { sortLignes } from '#client/features/quadrant/tri.ts';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import type { TauxDiffuse } from '#shared/faits/faits.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';

describe('les lignes du quadrant', () => {
  const buildClient = () => {
    const faits = buildFaitsEssai({
      formations: [
        { niveau: '400', libelle: 'Cuisine' },
        { niveau: '400', libelle: 'Mécanique' },
        { niveau: '400', libelle: 'Soudage', voie: 'apprentissage' },
        { niveau: '320', libelle: 'Tourisme' },
      ],
      offres: [
        { formation: 0, effectif: 10 },
        { formation: 0, effectif: 15 },
        { formation: 1 },
        { formation: 2 },
        { formation: 3 },
      ],
    });
    const add = (formation: number, poursuite: TauxDiffuse, emploi: TauxDiffuse, position: 'q4' | 'hors_quadrant') => {
      faits.sorties.formation.push(formation);
      faits.sorties.region.push('84');
      faits.sorties.poursuite.push(poursuite);
      faits.sorties.emploi.push(emploi);
      faits.sorties.position.push(position);
    };
    add(0, 0.4, 0.29, 'q4');
    add(1, 0.5, 'sous_seuil', 'hors_quadrant');
    faits.moyennes.niveau.push('400', '400');
    faits.moyennes.region.push('', '84');
    faits.moyennes.poursuite.push(0.6, 0.55);
    faits.moyennes.emploi.push(0.5, 'sous_seuil');
    return prepareFaits(faits);
  };
  const client = buildClient();
  const offres = Int32Array.of(0, 1, 2, 3, 4);
  const lignes = buildLignes(client, offres, '400', '84');

  it('somment les effectifs des offres retenues, niveau par niveau', () => {
    expect(lignes.map((l) => [l.libelle, l.effectif])).toEqual([
      ['Cuisine', present(25)],
      ['Mécanique', absent('donnee_absente')],
      ['Soudage', absent('hors_perimetre')],
    ]);
    expect(countNiveaux(client, offres)).toEqual([
      { code: '400', nombre: 2 },
      { code: '320', nombre: 1 },
    ]);
    expect(buildLignes(client, Int32Array.of(0), '400', '84')[0]?.effectif).toEqual(present(10));
  });

  it('ne placent que ce que le serveur a placé, les autres disent pourquoi', () => {
    expect(buildBulles(lignes).map((b) => [b.libelle, b.x, b.y])).toEqual([['Cuisine', 40, 29]]);
    expect(countHors(lignes).map((r) => [r.court, r.nombre])).toEqual([
      ['secret', 1],
      ['apprentissage', 1],
    ]);
    expect(explainHors({ voie: 'scolaire', emploi: present(0.4), poursuite: present(0.5) }).court).toBe('sans moyenne');
  });

  it('prennent pour axes les moyennes de la région, absentes quand elles sont tues', () => {
    expect(getMoyennes(client, '400', '')).toEqual({ poursuite: 60, emploi: 50 });
    expect(getMoyennes(client, '400', '84')).toEqual({ poursuite: 55, emploi: null });
    expect(getMoyennes(client, '500', '84')).toEqual({ poursuite: null, emploi: null });
  });

  it('le rayon suit l’aire, un effectif inconnu est plus petit que tous', () => {
    expect(computeRayon(100, 100)).toBe(17);
    expect(computeRayon(25, 100)).toBe(10.5);
    expect(computeRayon(0, 0)).toBe(4);
    expect(computeRayon(null, 100)).toBe(3.5);
  });

  it('se trient dans les deux sens, ce qui manque toujours à la fin', () => {
    const trier = (sens: 1 | -1) => sortLignes(lignes, { cle: 'poursuite', sens }).map((l) => l.libelle);
    expect(trier(1)).toEqual(['Cuisine', 'Mécanique', 'Soudage']);
    expect(trier(-1)).toEqual(['Mécanique', 'Cuisine', 'Soudage']);
    expect(sortLignes(lignes, { cle: 'position', sens: -1 })[0]?.libelle).toBe('Cuisine');
  });
});
