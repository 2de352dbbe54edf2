import type { Etape } from '#server/formations/trajectoires.ts';
import { formatIntervalle, formatNombre, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type MotifAbsence } from '#shared/indicateurs/absence.ts';
import { POSITIONS } from '#shared/indicateurs/quadrant.ts';
import { STABILITES } from '#shared/indicateurs/stabilite.ts';
import type { Ligne } from './points.ts';

export type Jeunes = Etape['jeunes'];

/** « 42 % [36–48] », ou la raison courte de l'absence. */
export const formatTaux = (ligne: Pick<Ligne, 'emploi' | 'poursuite' | 'intervalles'>, code: 'emploi' | 'poursuite') =>
  `${formatValeur(code, ligne[code])} ${formatIntervalle(ligne.intervalles[code])}`.trimEnd();

/** Combien de jeunes un taux décrit : le compte quand il se montre, sinon sa classe. */
export const formatJeunes = (jeunes: Jeunes[keyof Jeunes], nom: string): string =>
  jeunes === null ? '' : `${jeunes.compte === null ? jeunes.classe : formatNombre(jeunes.compte)} ${nom}`;

/** « 120 entrants », ou pourquoi on ne sait pas. */
export const formatEffectif = ({ effectif }: Pick<Ligne, 'effectif'>): string =>
  effectif.valeur === null
    ? `effectif inconnu (${MOTIFS_ABSENCE[effectif.motif satisfies MotifAbsence].court})`
    : `${formatNombre(effectif.valeur)} entrant${effectif.valeur > 1 ? 's' : ''}`;

/** Tout ce qu'une bulle montre, en une phrase, pour qui ne la voit pas. */
export const describeBulle = (ligne: Ligne): string =>
  [
    `${ligne.libelle} : poursuite ${formatTaux(ligne, 'poursuite')}`,
    `emploi ${formatTaux(ligne, 'emploi')}`,
    `${POSITIONS[ligne.position].libelle}, classement ${STABILITES[ligne.stabilite].libelle}`,
    ligne.sansPerspectives ? 'sans perspectives' : '',
    formatEffectif(ligne),
  ]
    .filter(Boolean)
    .join(', ');
