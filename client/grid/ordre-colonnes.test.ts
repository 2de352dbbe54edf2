import { describe, expect, it } from 'vitest';
import { moveColonne, toggleColonne, toggleEpingle } from './ordre-colonnes.ts';

const ETAT = { colonnes: ['a', 'b', 'c', 'd'], epingles: ['a'] };

describe('l’ordre des colonnes', () => {
  it.each([
    ['montre à la fin', toggleColonne(ETAT, 'e'), ['a', 'b', 'c', 'd', 'e'], ['a']],
    ['cache', toggleColonne(ETAT, 'b'), ['a', 'c', 'd'], ['a']],
    ['garde la dernière', toggleColonne({ colonnes: ['a'], epingles: [] }, 'a'), ['a'], []],
    ['épingle après les épinglées', toggleEpingle(ETAT, 'c'), ['a', 'c', 'b', 'd'], ['a', 'c']],
    ['libère à leur suite', toggleEpingle(ETAT, 'a'), ['a', 'b', 'c', 'd'], []],
    ['déplace', moveColonne(ETAT, 'd', 1), ['a', 'd', 'b', 'c'], ['a']],
    ['épingle ce que l’on met devant', moveColonne(ETAT, 'd', 0), ['d', 'a', 'b', 'c'], ['d', 'a']],
    ['libère ce que l’on sort', moveColonne(ETAT, 'a', 2), ['b', 'c', 'a', 'd'], []],
    ['ne sort pas de la liste', moveColonne(ETAT, 'b', 99), ['a', 'c', 'd', 'b'], ['a']],
  ])('%s', (_, { colonnes, epingles }, ordre, fixes) => {
    expect([colonnes, epingles]).toEqual([ordre, fixes]);
  });
});
