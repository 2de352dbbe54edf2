import { expect, it } from 'vitest';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { refreshDerived, VERSION_DERIVATION } from '#server/db/derived.ts';

const CFD = '40025214';

it('des tables écrites par une version précédente sont reconstruites une fois ; une base sans fichier, jamais', () => {
  const banc = buildBancDerive();
  banc.cursus({ cfd: CFD, dispositif: '247', duree: 3 });
  banc.constat(getMefstat(CFD, '247', 1), 20);
  banc.derive();
  const [juste] = banc.lit('select * from entrees');
  expect(refreshDerived(banc.db)).toBe(false);
  banc.db.$client.exec(`update entrees set effectif_entree = 999`);
  banc.db.$client.exec(`update proprietes set valeur = 'ancienne' where cle = 'derivation'`);
  expect(refreshDerived(banc.db)).toBe(true);
  expect(banc.lit('select * from entrees')).toEqual([juste]);
  expect(banc.lit(`select valeur from proprietes where cle = 'derivation'`)).toEqual([{ valeur: VERSION_DERIVATION }]);
  expect(refreshDerived(banc.db)).toBe(false);
  banc.db.$client.exec(
    `delete from proprietes where cle = 'derivation'; pragma foreign_keys = off; delete from fichiers`,
  );
  expect(refreshDerived(banc.db)).toBe(false);
});
