import type { ReactNode } from 'react';
import { Chiffre } from '#client/explication/chiffre.tsx';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeExplicable, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import type { CouvertureMesure, Portee } from './mesures.ts';
import styles from './tables.module.css';

type Props = {
  code: CodeExplicable;
  valeur: Valeur;
  /** Nulle quand l'ensemble ne se désigne pas : un rayon, des voisins. */
  portee: Portee | null;
  couverture?: CouvertureMesure | null;
};

type EnveloppeProps = Pick<Props, 'code' | 'portee'> & { children: ReactNode };

const Enveloppe = ({ code, portee, children }: EnveloppeProps) =>
  portee ? (
    <Chiffre demande={{ ...portee, code }}>{children}</Chiffre>
  ) : (
    <span title={getIndicateur(code).definition}>{children}</span>
  );

/** Un nombre que l'on peut interroger, ou la raison de son absence ; dit s'il n'est que partiel, et ce qu'il mêle. */
export const Mesure = ({ code, valeur, portee, couverture }: Props) => (
  <>
    <Enveloppe code={code} portee={portee}>
      {valeur.motif === null ? (
        formatValeur(code, valeur)
      ) : (
        <span className={styles.absent} title={MOTIFS_ABSENCE[valeur.motif].phrase}>
          {MOTIFS_ABSENCE[valeur.motif].court}
          <span className="visuellement-cache"> : {MOTIFS_ABSENCE[valeur.motif].phrase}</span>
        </span>
      )}
    </Enveloppe>
    {valeur.motif === null && couverture && couverture.retenues < couverture.lignes && (
      <span className={styles.partiel} title="Offres dont la valeur est connue, sur toutes celles de l’ensemble">
        {formatNombre(couverture.retenues)} offres sur {formatNombre(couverture.lignes)}
      </span>
    )}
    {couverture?.apprentissage != null && (
      <span
        className={styles.partiel}
        title="Le constat de rentrée ne couvre pas l’apprentissage : ces places n’ont pas d’entrants en face"
      >
        dont {formatNombre(couverture.apprentissage)} en apprentissage
      </span>
    )}
  </>
);
