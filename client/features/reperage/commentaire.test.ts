import { expect, it } from 'vitest';
import { formatCommentaire } from './commentaire.ts';
import type { Detail } from './queries.ts';

it('le commentaire d’une demande ne répète pas le nom du critère', () => {
  const detail = {
    remplis: [{ critere: 'q4', affiche: 'emploi 29\u202f%, poursuite 40\u202f%', certitude: 'solide', reserves: [] }],
    contre: [],
    seuils: { q4: 1 },
    jour: '2026-11-23',
  } as unknown as Detail;
  expect(formatCommentaire(detail)).toContain('– Q4 : emploi 29\u202f%');
  expect(formatCommentaire(detail)).not.toMatch(/Q4\s*: Q4/);
});
