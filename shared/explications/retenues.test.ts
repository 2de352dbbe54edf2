import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeRetenues, encodeRetenues, retenues } from './retenues.ts';

it('un masque rend les offres gardées, quelles qu’elles soient, et passe dans une adresse', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 300 }), fc.infiniteStream(fc.boolean()), (tirees, garde) => {
      const possibles = tirees.sort((a, b) => a - b);
      const gardees = possibles.filter(() => garde.next().value);
      const masque = encodeRetenues(possibles, gardees);
      expect(retenues.safeParse({ version: 'v', masque }).success).toBe(true);
      expect(decodeRetenues(possibles, masque)).toEqual(gardees);
    }),
  );
});

it('un masque trop court ne retient rien de plus', () => {
  expect(decodeRetenues([4, 5, 6], encodeRetenues([4], [4]))).toEqual([4]);
  expect(decodeRetenues([4, 5, 6], '')).toEqual([]);
});
