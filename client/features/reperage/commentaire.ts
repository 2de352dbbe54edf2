import { formatDate } from '#shared/format.ts';
import { formatConstat } from '#shared/reperage/affichage.ts';
import { CRITERES } from '#shared/reperage/criteres.ts';
import type { ConstatBref, Detail } from './queries.ts';

const toPuce =
  (seuils: Detail['seuils']) =>
  (constat: ConstatBref): string =>
    `– ${CRITERES[constat.critere].libelle} : ${formatConstat(constat, seuils[constat.critere])}`;

/** Commentaire d'une demande née d'un résultat : ses critères tels qu'affichés, et ce qui les contredit. */
export const formatCommentaire = ({ remplis, contre, seuils, jour }: Detail): string =>
  [
    `Repérage du ${formatDate(jour)}, critères remplis :`,
    ...remplis.map(toPuce(seuils)),
    ...(contre.length > 0 ? ['Ce qui retient :', ...contre.map(toPuce(seuils))] : []),
  ].join('\n');
