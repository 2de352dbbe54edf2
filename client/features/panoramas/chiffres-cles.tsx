import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './chiffres.module.css';
import { Mesure } from './mesure.tsx';
import { formatVariation, type LireCouverture, type LireMesure, type Portee } from './mesures.ts';

/** Écart à la rentrée d'avant, ou pourquoi il n'y en a pas. */
export type Variation = { ecart: number; rentree: number } | { raison: string };

/** Les sources d'un indicateur ne sont pas toutes d'une même rentrée, ou celle d'avant n'est pas chargée. */
export const SANS_RENTREE: Variation = { raison: 'sans rentrée comparable' };

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

/** Ce qui vaut pour plusieurs chiffres se dit une fois, sous eux. */
const SansVariation = ({ chiffres }: Props) => {
  const sans = chiffres.filter(({ variation }) => variation === SANS_RENTREE);
  if (sans.length === 0) return null;
  const noms = sans.map(({ code, titre }) =>
    (titre ?? getIndicateur(code).libelle).replace(/^\p{Lu}(?=\p{Ll})/u, (l) => l.toLocaleLowerCase('fr-FR')),
  );
  const liste = sans.length === chiffres.length ? 'tous ces chiffres' : noms.join(', ');
  return (
    <p className={styles.sansVariation}>
      Sans rentrée précédente comparable{'\u00a0'}: {liste}.
    </p>
  );
};

type Props = { chiffres: readonly ChiffreCle[] };

/** Les chiffres d'un coup d'œil : valeur, couverture, variation. */
export const ChiffresCles = ({ chiffres }: Props) => (
  <>
    <dl className={styles.chiffres}>
      {chiffres.map(({ code, titre, mesure, couverture, portee, variation }) => (
        <div key={`${code}${titre ?? ''}`}>
          <dt title={getIndicateur(code).definition}>{titre ?? getIndicateur(code).libelle}</dt>
          <dd className={styles.valeur}>
            <Mesure code={code} valeur={mesure(code)} portee={portee} couverture={couverture?.(code)} />
          </dd>
          {variation && variation !== SANS_RENTREE && <Ecart code={code} variation={variation} />}
        </div>
      ))}
    </dl>
    <SansVariation chiffres={chiffres} />
  </>
);
