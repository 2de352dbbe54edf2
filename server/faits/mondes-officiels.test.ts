import { describe, expect, it } from 'vitest';
import { copyOfficielle, hasDonneesOfficielles } from './banc-officiel.ts';
import { compareMondes } from './banc-secret.ts';

describe.skipIf(!hasDonneesOfficielles())('sur les données officielles', () => {
  it('deux mondes qui ne diffèrent que par leurs cellules secrètes donnent partout la même réponse', async () => {
    const { fuites, changees, relues } = await compareMondes(copyOfficielle(), 120);
    console.log(`deux mondes : ${changees} cellules secrètes changées, ${relues} réponses relues à l’octet`);
    expect(fuites).toEqual([]);
    expect(changees).toBeGreaterThan(8_000);
  });
});
