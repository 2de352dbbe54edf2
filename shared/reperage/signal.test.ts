import { describe, expect, it } from 'vitest';
import { getEtatSignal, getJour } from './signal.ts';

describe('l’état d’un signal', () => {
  it.each([
    ['attendu jusqu’au soir de l’échéance', { echeance: '2026-12-01', reponse: null, closLe: null }, 'attendu'],
    ['en retard le lendemain', { echeance: '2026-11-30', reponse: null, closLe: null }, 'en_retard'],
    [
      'répondu, même après l’échéance',
      { echeance: '2026-11-01', reponse: 'maintien_justifie', closLe: null },
      'repondu',
    ],
    ['clos, répondu ou non', { echeance: '2026-11-01', reponse: null, closLe: '2026-11-20' }, 'clos'],
  ])('%s', (_, signal, etat) => {
    expect(getEtatSignal(signal, '2026-12-01')).toBe(etat);
  });

  it('compte les jours à Paris', () => {
    expect(getJour(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  });
});
