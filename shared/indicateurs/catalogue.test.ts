import { describe, expect, it } from 'vitest';
import { MOTIFS_ABSENCE, NOMS_MOTIFS_ABSENCE } from './absence.ts';
import {
  CODES_COMPTE,
  CODES_EXPLICABLES,
  CODES_TAUX_ENTREE,
  CODES_TAUX_SORTIE,
  getIndicateur,
  isAcces,
  isBesoin,
  isCompte,
  isEtablissement,
  isTauxEntree,
  isTauxSortie,
} from './catalogue.ts';
import { COMPTEURS_ENTREE, COMPTEURS_SORTIE, type TauxDef } from './definition.ts';
import { COMPTES, TAUX_ENTREE } from './entrees.ts';
import { TAUX_SORTIE } from './sorties.ts';

const listTermes = (def: TauxDef) => [...def.numerateur, ...(def.retranche ?? []), def.denominateur];

describe('le catalogue des indicateurs', () => {
  it.each(CODES_EXPLICABLES)('%s a un libellé, une définition, une formule, une source et une unité', (code) => {
    const { libelle, court, definition, formule, source, unite } = getIndicateur(code);
    for (const texte of [libelle, court, formule, source, unite]) expect(texte.trim()).not.toBe('');
    expect(definition).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('ne porte ni deux fois le même code, ni deux fois le même libellé ou titre de colonne', () => {
    for (const lire of ['libelle', 'court'] as const)
      expect(new Set(CODES_EXPLICABLES.map((code) => getIndicateur(code)[lire])).size).toBe(CODES_EXPLICABLES.length);
    expect(new Set(CODES_EXPLICABLES).size).toBe(CODES_EXPLICABLES.length);
  });

  it('chaque indicateur est d’une seule famille', () => {
    for (const code of CODES_EXPLICABLES) {
      const familles = [isCompte, isTauxEntree, isTauxSortie, isBesoin, isAcces, isEtablissement].map((est) =>
        est(code),
      );
      expect(familles.filter(Boolean)).toHaveLength(1);
    }
  });

  it('ne divise que des compteurs stockés, et nomme le dénominateur parmi eux', () => {
    for (const code of CODES_COMPTE) expect(COMPTEURS_ENTREE).toContain(COMPTES[code].compteur);
    for (const code of CODES_TAUX_ENTREE)
      for (const compteur of listTermes(TAUX_ENTREE[code])) expect(COMPTEURS_ENTREE).toContain(compteur);
    for (const code of CODES_TAUX_SORTIE)
      for (const compteur of listTermes(TAUX_SORTIE[code])) expect(COMPTEURS_SORTIE).toContain(compteur);
  });

  it('le seuil de 20 couvre tous les taux d’InserJeunes et aucun autre', () => {
    for (const code of CODES_TAUX_SORTIE) expect(TAUX_SORTIE[code].seuil).toBe(20);
    for (const code of CODES_TAUX_ENTREE) expect(TAUX_ENTREE[code].seuil).toBe(1);
  });
});

describe('pression ou demande, selon la voie d’admission du diplôme', () => {
  it.each([
    ['CAP', '500', 'pression'],
    ['CAP agricole', '503', 'pression'],
    ['bac pro', '400', 'pression'],
    ['brevet des métiers d’art', '401', 'pression'],
    ['mention complémentaire', '010', 'pression'],
    ['CS de niveau 3', '561', 'pression'],
    ['BTS', '320', 'demande'],
    ['BTS agricole', '323', 'demande'],
    ['DNMADE', '241', 'demande'],
    ['CS de niveau 4, sur Parcoursup', '461', 'demande'],
    ['FCIL de niveau 4, sur Parcoursup', '481', 'demande'],
  ] as const)('%s (%s) : %s, jamais les deux', (_, niveau, attendu) => {
    expect(TAUX_ENTREE.pression.applicable(niveau)).toBe(attendu === 'pression');
    expect(TAUX_ENTREE.demande.applicable(niveau)).toBe(attendu === 'demande');
  });
});

describe('les raisons d’une absence', () => {
  it.each(NOMS_MOTIFS_ABSENCE)('%s tient dans une cellule et s’explique en une phrase', (motif) => {
    const { court, phrase } = MOTIFS_ABSENCE[motif];
    expect(court.length).toBeGreaterThan(0);
    expect(court.length).toBeLessThanOrEqual(14);
    expect(phrase).toMatch(/^\p{Lu}.*\.$/u);
  });
});
