import { PositionBadge } from '#client/ui/position-badge.tsx';
import type { BullePlacee } from './bulles.tsx';
import styles from './infobulle.module.css';
import { formatEffectif, formatJeunes, formatTaux, type Jeunes } from './textes.ts';
import type { Cadre } from './vue.ts';

const LARGEUR = 296;
const DECALAGE = 14;

type Props = {
  bulle: BullePlacee;
  cadre: Cadre;
  /** Comptes ou classes, quand le serveur les a donnés. */
  jeunes: Jeunes | undefined;
  /** Autres formations exactement au même point. */
  autres: number;
  constat: number | null;
};

/** Ce qu'il faut savoir de la formation visée ; le même contenu est dans le nom de la bulle et dans le tableau. */
export const Infobulle = ({ bulle, cadre, jeunes, autres, constat }: Props) => {
  const { px, py, rayon } = bulle;
  const aDroite = px + rayon + DECALAGE + LARGEUR < cadre.largeur;
  const left = aDroite ? px + rayon + DECALAGE : Math.max(4, px - rayon - DECALAGE - LARGEUR);
  const enBas = py > cadre.hauteur * 0.55;
  return (
    <div
      className={styles.infobulle}
      style={{ left, width: LARGEUR, ...(enBas ? { bottom: cadre.hauteur - py } : { top: py }) }}
      aria-hidden="true"
    >
      <strong>{bulle.libelle}</strong>
      <dl>
        <dt>Poursuite</dt>
        <dd>{formatTaux(bulle, 'poursuite')}</dd>
        <dd className={styles.jeunes}>{formatJeunes(jeunes?.poursuite ?? null, 'inscrits')}</dd>
        <dt>Emploi 6 mois</dt>
        <dd>{formatTaux(bulle, 'emploi')}</dd>
        <dd className={styles.jeunes}>{formatJeunes(jeunes?.emploi ?? null, 'sortants')}</dd>
      </dl>
      <PositionBadge {...bulle} />
      <span className={styles.note}>
        {formatEffectif(bulle)}
        {constat !== null && bulle.effectif.valeur !== null && ` au constat ${constat}`}
      </span>
      {bulle.continuum && <span className={styles.note}>Continuum : taux repris de l’ancien diplôme.</span>}
      {autres > 0 && (
        <span className={styles.note}>
          Et {autres} autre{autres > 1 ? 's' : ''} au même point : cliquez de nouveau pour passer de l’une à l’autre.
        </span>
      )}
    </div>
  );
};
