/** Tirages pseudo-aléatoires reproductibles : une même graine donne toujours les mêmes fichiers. */
export interface Prng {
  /** Réel dans [0, 1[. */
  next(): number;
  /** Entier entre les bornes, comprises. */
  integer(minimum: number, maximum: number): number;
  /** Loi normale centrée réduite. */
  normal(): number;
  pick<T>(liste: readonly [T, ...T[]]): T;
  chance(probabilite: number): boolean;
}

/** FNV-1a : deux graines voisines donnent des suites sans rapport. */
function hash(texte: string): number {
  let valeur = 0x811c9dc5;
  for (let i = 0; i < texte.length; i += 1) valeur = Math.imul(valeur ^ texte.charCodeAt(i), 0x01000193);
  return valeur >>> 0;
}

export function createPrng(graine: string): Prng {
  let etat = hash(graine);
  const next = () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    integer: (minimum, maximum) => minimum + Math.floor(next() * (maximum - minimum + 1)),
    pick: (liste) => liste[Math.floor(next() * liste.length)] ?? liste[0],
    chance: (probabilite) => next() < probabilite,
  };
}

const bruits = new Map<string, number>();

/** Écart propre à un objet (formation, territoire…), le même à chaque emploi. */
export function bruit(cle: string): number {
  const connu = bruits.get(cle);
  if (connu !== undefined) return connu;
  const valeur = createPrng(cle).normal();
  bruits.set(cle, valeur);
  return valeur;
}

export function clamp(valeur: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, valeur));
}

/** Tirage sans remise de `effectif` éléments, chacun avec son poids (clés d'Efraimidis et Spirakis). */
export function sample<T>(prng: Prng, candidats: readonly T[], effectif: number, poids: (candidat: T) => number): T[] {
  const cles: { candidat: T; cle: number }[] = [];
  for (const candidat of candidats) {
    const p = poids(candidat);
    if (p > 0) cles.push({ candidat, cle: -Math.log(1 - prng.next()) / p });
  }
  cles.sort((a, b) => a.cle - b.cle);
  return cles.slice(0, effectif).map(({ candidat }) => candidat);
}
