import { expect, it } from 'vitest';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { loadFaits } from './service.ts';

const FERMEE = '40025214';
const OUVERTE = '40025299';
const BTS = '32025214';

it('une offre que seul un ancien constat porte n’est pas de la période, même à l’année de Parcoursup', () => {
  const banc = buildBancDerive();
  for (const [cfd, dispositif] of [
    [FERMEE, '247'],
    [OUVERTE, '247'],
    [BTS, '311'],
  ] as const)
    banc.cursus({ cfd, dispositif, duree: 2 });
  banc.constat(getMefstat(FERMEE, '247', 1), 20, { rentree: 2022 });
  banc.constat(getMefstat(OUVERTE, '247', 1), 24, { rentree: 2024 });
  banc.parcoursup(getMefstat(BTS, '311', 1), { rentree: 2022 });
  banc.derive();
  const { faits } = loadFaits(banc.db, 0);
  expect(faits.periode).toMatchObject({ constat: 2024, parcoursup: 2022 });
  const { formation, effectif, voeux } = faits.offres;
  expect(formation.map((f, i) => [faits.formations.cle[f], effectif[i], voeux[i]])).toEqual([
    [`${BTS}.311.scolaire`, null, 300],
    [`${OUVERTE}.247.scolaire`, 24, null],
  ]);
});
