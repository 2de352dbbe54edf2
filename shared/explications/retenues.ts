import { z } from 'zod';

/**
 * Offres qu'une page retient au-delà de ses filtres (ceux des colonnes, que seul l'écran sait appliquer) : un bit par
 * offre que laissent les filtres, dans l'ordre des faits, et la version des faits qui fixe cet ordre.
 */
export const retenues = z.object({
  version: z.string().max(64),
  masque: z
    .string()
    .max(20_000)
    .regex(/^[A-Za-z0-9_-]*$/),
});
export type Retenues = z.infer<typeof retenues>;

/** Un bit par offre possible, à 1 si elle est retenue, en base64url. Les deux suites sont dans le même ordre. */
export const encodeRetenues = (possibles: ArrayLike<number>, gardees: ArrayLike<number>): string => {
  const octets = new Uint8Array(Math.ceil(possibles.length / 8));
  let rang = 0;
  for (let i = 0; i < possibles.length; i += 1) {
    if (possibles[i] !== gardees[rang]) continue;
    octets[i >> 3] = (octets[i >> 3] ?? 0) | (1 << (i & 7));
    rang += 1;
  }
  return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
};

/** Offres possibles que retient un masque ; au-delà de sa longueur, aucune ne l'est. */
export const decodeRetenues = (possibles: ArrayLike<number>, masque: string): number[] => {
  const octets = atob(masque.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(possibles).filter((_, i) => ((octets.charCodeAt(i >> 3) >> (i & 7)) & 1) === 1);
};
