import { describe, expect, it } from 'vitest';
import type { MotifAbsence } from '../indicateurs/absence.ts';
import { explainSortieAbsente } from './insertion.ts';

describe('pourquoi une formation n’a aucune ligne de sortie', () => {
  const CAS: [string, Partial<Parameters<typeof explainSortieAbsente>[0]>, string | null, MotifAbsence][] = [
    ['une année commune : personne n’en sort', { type: 'commune' }, '2022_2023', 'non_applicable'],
    ['un diplôme qu’InserJeunes ne suit pas', { niveau: '241' }, '2022_2023', 'hors_perimetre'],
    [
      'un bac pro ouvert en 2021 : première sortie en 2024',
      { dateOuverture: '2021-09-01' },
      '2022_2023',
      'trop_recente',
    ],
    [
      'ouvert en 2020 : une promotion est sortie en 2023',
      { dateOuverture: '2020-09-01' },
      '2022_2023',
      'donnee_absente',
    ],
    ['un BTS ouvert en 2022', { niveau: '320', duree: 2, dateOuverture: '2022-09-01' }, '2022_2023', 'trop_recente'],
    ['un diplôme ancien', { dateOuverture: '2009-09-01' }, '2022_2023', 'donnee_absente'],
    ['une date d’ouverture inconnue', { dateOuverture: null }, '2022_2023', 'donnee_absente'],
    ['aucun millésime chargé', { dateOuverture: '2021-09-01' }, null, 'donnee_absente'],
  ];
  it.each(CAS)('%s', (_, valeurs, millesime, motif) => {
    const formation = {
      niveau: '400',
      voie: 'scolaire' as const,
      type: 'specialite',
      duree: 3,
      dateOuverture: '2009-09-01',
      ...valeurs,
    };
    expect(explainSortieAbsente(formation, '84', millesime)).toBe(motif);
  });

  it.each(['500', '503', '400', '403', '320', '323', '010', '461', '561', '401', '450'])(
    'le niveau %s est suivi par InserJeunes',
    (niveau) => {
      const formation = { niveau, voie: 'scolaire' as const, type: 'simple', duree: 2, dateOuverture: null };
      expect(explainSortieAbsente(formation, '84', '2022_2023')).toBe('donnee_absente');
    },
  );
});
