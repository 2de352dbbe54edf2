import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES_EXPLICABLES, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatAncre, parseGlossaire } from './glossaire.ts';

const sections = parseGlossaire(readFileSync(new URL('../../../GLOSSAIRE.md', import.meta.url), 'utf8'));
const termes = sections.flatMap((section) => section.termes);

describe('le glossaire', () => {
  it('se lit en sections, chaque terme avec sa définition, sans balisage', () => {
    expect(sections.length).toBeGreaterThan(4);
    for (const { terme, definition } of termes) {
      expect(definition, terme).not.toBe('');
      expect(`${terme}${definition}`).not.toMatch(/\*\*|\]\(/);
    }
  });

  it('ne cite à l’écran ni fichier du code ni fiche de décision, et garde les signes des sources', () => {
    for (const { source, terme } of termes) expect(source, terme).not.toMatch(/\.ts\b|^\d{3}$|`/);
    expect(termes.find((t) => t.terme === 'projet de recrutement')?.definition).toContain('*');
  });

  it('n’a pas deux fois la même adresse', () => {
    expect(new Set(termes.map((t) => t.ancre)).size).toBe(termes.length);
  });

  it.each(CODES_EXPLICABLES)('explique le terme de l’indicateur %s', (code) => {
    expect(termes.map((t) => t.ancre)).toContain(getIndicateur(code).terme);
  });

  it.each([
    ['taux d’emploi à 6 mois', 'taux-d-emploi-a-6-mois'],
    ['capacité (carte scolaire, DOS)', 'capacite-carte-scolaire-dos'],
    ['vœu', 'voeu'],
  ])('« %s » a l’adresse %s', (terme, ancre) => {
    expect(formatAncre(terme)).toBe(ancre);
  });
});
