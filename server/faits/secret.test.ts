import { expect, it } from 'vitest';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { compareMondes } from './banc-secret.ts';

const REGIONS = { '84': '0690001A', '11': '0750001B', '94': '2A00001C' } as const;

/** Une France de trois régions et de huit diplômes, où la plupart des cellules sont secrètes. */
const buildPetiteFrance = () => {
  const banc = buildBancDerive();
  let graine = 1;
  const draw = (max: number): number => {
    graine = (graine * 16_807) % 2_147_483_647;
    return graine % max;
  };
  for (let n = 0; n < 8; n++) {
    const cfd = `400252${10 + n}`;
    banc.cursus({ cfd, dispositif: '247', duree: 3 });
    for (const [region, uai] of Object.entries(REGIONS)) {
      banc.constat(getMefstat(cfd, '247', 1), 10 + draw(20), { uai });
      const effectifTerminale = n < 6 ? draw(30) : 60 + draw(60);
      const poursuite = draw(effectifTerminale + 1);
      const sortants = effectifTerminale - poursuite;
      const emploi6Mois = draw(sortants + 1);
      banc.sortie(getMefstat(cfd, '247', 3), { region, effectifTerminale, poursuite, sortants, emploi6Mois });
    }
  }
  banc.derive();
  return banc.db;
};

it('deux mondes qui ne diffèrent que par leurs cellules secrètes donnent partout la même réponse', async () => {
  const { fuites, changees, relues } = await compareMondes(buildPetiteFrance(), 150);
  expect(fuites).toEqual([]);
  expect(changees).toBeGreaterThan(8);
  expect(relues).toBeGreaterThan(150);
});
