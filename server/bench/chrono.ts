const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const formatMs = (ms: number): string => `${nombre.format(ms)} ms`;
export const formatKo = (octets: number): string => `${nombre.format(octets / 1000)} ko`;

/** Durée d'un appel, en millisecondes. */
export const time = async (tache: () => unknown): Promise<number> => {
  const debut = performance.now();
  await tache();
  return performance.now() - debut;
};

/** Médiane et 95e centile de `fois` appels, après un premier à froid compté à part. */
export const timeMany = async (
  tache: () => unknown,
  fois = 30,
): Promise<{ froid: number; p50: number; p95: number }> => {
  const froid = await time(tache);
  const durees: number[] = [];
  for (let i = 0; i < fois; i++) durees.push(await time(tache));
  durees.sort((a, b) => a - b);
  const rang = (part: number): number => durees[Math.min(fois - 1, Math.floor(part * fois))] ?? froid;
  return { froid, p50: rang(0.5), p95: rang(0.95) };
};

export const showMesure = (libelle: string, m: { froid: number; p50: number; p95: number }, suite = ''): void =>
  console.log(
    `${libelle.padEnd(52)} froid ${formatMs(m.froid).padStart(9)}   p50 ${formatMs(m.p50).padStart(9)}   p95 ${formatMs(m.p95).padStart(9)}${suite && `   ${suite}`}`,
  );
