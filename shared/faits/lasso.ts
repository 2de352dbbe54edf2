import { isInPolygone, type Lasso, parseLasso } from '../formations/lasso.ts';
import type { Faits } from './faits.ts';

/** Formations (par rang) qu'un lasso du quadrant entoure : placées, du même niveau, aux taux de sa région. */
const selectFormationsLasso = (faits: Pick<Faits, 'sorties' | 'formations'>, lasso: Lasso): Uint8Array => {
  const { sorties, formations } = faits;
  const retenues = new Uint8Array(formations.cle.length);
  sorties.formation.forEach((rang, i) => {
    const [poursuite, emploi] = [sorties.poursuite[i], sorties.emploi[i]];
    if (sorties.region[i] !== lasso.region || formations.niveau[rang] !== lasso.niveau) return;
    if (sorties.position[i] === 'hors_quadrant' || typeof poursuite !== 'number' || typeof emploi !== 'number') return;
    if (isInPolygone(lasso.points, [Math.round(poursuite * 100), Math.round(emploi * 100)])) retenues[rang] = 1;
  });
  return retenues;
};

/**
 * Offres dont la formation est dans le lasso (texte d'URL) ; toutes si le texte est vide ou illisible. Ne lit que
 * des taux déjà diffusés : ce que le lasso retient n'apprend rien de plus.
 */
export const filterLasso = (faits: Faits, offres: Int32Array, texte: string): Int32Array => {
  const lasso = parseLasso(texte);
  if (!lasso) return offres;
  const retenues = selectFormationsLasso(faits, lasso);
  return offres.filter((offre) => retenues[faits.offres.formation[offre] ?? -1] === 1);
};
