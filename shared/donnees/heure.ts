const FORME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const readParis = (instant: number): Record<string, string> =>
  Object.fromEntries(PARIS.formatToParts(instant).map(({ type, value }) => [type, value]));

/** Date et heure de Paris d'un instant, sous la forme d'un champ de saisie : « 2026-12-01T08:00 ». */
export const formatHeureParis = (instant: Date): string => {
  const p = readParis(instant.getTime());
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`;
};

/**
 * Instant d'une date et heure de Paris telle qu'on la saisit ; nul si elle n'existe pas (31 février, ou l'heure que le
 * passage à l'heure d'été saute). L'heure que l'hiver répète est la première des deux.
 */
export const parseHeureParis = (saisie: string): Date | null => {
  const lu = FORME.exec(saisie);
  if (!lu) return null;
  const [annee = 0, mois = 0, jour = 0, heure = 0, minute = 0] = lu.slice(1).map(Number);
  const utc = Date.UTC(annee, mois - 1, jour, heure, minute);
  // Paris est à une ou deux heures du temps universel : l'heure d'été d'abord.
  for (const decalage of [2, 1]) {
    const instant = new Date(utc - decalage * 3_600_000);
    if (formatHeureParis(instant) === saisie) return instant;
  }
  return null;
};
