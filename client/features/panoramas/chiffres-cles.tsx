import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './chiffres.module.css';
import { Mesure } from './mesure.tsx';
import { formatVariation, type LireCouverture, type LireMesure, type Portee } from './mesures.ts';

/** Écart à la rentrée d'avant, ou pourquoi il n'y en a pas. */
export type Variation = { ecart: number; rentree: number } | { raison: string };

type ChiffreCle = {
  code: CodeIndicateur;
  /** Titre quand celui de l'indicateur ne suffit pas. */
  titre?: string;
  mesure: LireMesure;
  couverture?: LireCouverture;
  portee: Portee | null;
  variation?: Variation;
};

const Ecart = ({ code, variation }: { code: CodeIndicateur; variation: Variation }) =>
  'raison' in variation ? (
    <dd className={styles.variation}>{variation.raison}</dd>
  ) : (
    <dd className={styles.variation}>
      {formatVariation(code, variation.ecart)} <span>depuis {formatRentree(variation.rentree)}</span>
    </dd>
  );

/** Les chiffres d'un coup d'œil : valeur, couverture, variation. */
export const ChiffresCles = ({ chiffres }: { chiffres: readonly ChiffreCle[] }) => (
  <dl className={styles.chiffres}>
    {chiffres.map(({ code, titre, mesure, couverture, portee, variation }) => (
      <div key={`${code}${titre ?? ''}`}>
        <dt title={getIndicateur(code).definition}>{titre ?? getIndicateur(code).libelle}</dt>
        <dd className={styles.valeur}>
          <Mesure code={code} valeur={mesure(code)} portee={portee} couverture={couverture?.(code)} />
        </dd>
        {variation && <Ecart code={code} variation={variation} />}
      </div>
    ))}
  </dl>
);
