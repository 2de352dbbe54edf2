import { formatNombre } from '#shared/format.ts';
import { RUPTURES } from '#shared/indicateurs/ruptures.ts';
import type { Stabilite } from '#shared/indicateurs/stabilite.ts';
import { Marque } from './bulles.tsx';
import styles from './legende.module.css';
import { type Bulle, computeRayon } from './points.ts';
import quadrant from './quadrant.module.css';

type Props = {
  bulles: readonly Bulle[];
  constat: number | null;
  seuils: { poursuite: number; emploi: number };
  trajets: boolean;
  ouvert: boolean;
};

const SOLIDITES: readonly { stabilite: Stabilite; libelle: string }[] = [
  { stabilite: 'solide', libelle: 'classement solide' },
  { stabilite: 'probable', libelle: 'probable' },
  { stabilite: 'fragile', libelle: 'fragile' },
];

const Signe = ({ taille = 16, children }: { taille?: number; children: React.ReactNode }) => (
  <svg
    width={taille}
    height={taille}
    viewBox={`${-taille / 2} ${-taille / 2} ${taille} ${taille}`}
    className={quadrant.bulle}
    aria-hidden="true"
  >
    {children}
  </svg>
);

const arrondir = (n: number): number => {
  const pas = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))));
  return Math.max(1, Math.floor(n / pas) * pas);
};

/** Deux tailles repères, rondes, déduites de la même échelle que les bulles. */
const Tailles = ({ bulles, constat }: Pick<Props, 'bulles' | 'constat'>) => {
  const maximum = Math.max(0, ...bulles.map((b) => b.effectif.valeur ?? 0));
  const reperes = maximum === 0 ? [] : [...new Set([arrondir(maximum / 10), arrondir(maximum)])];
  return (
    <li>
      {reperes.map((n) => {
        const rayon = computeRayon(n, maximum);
        return (
          <span key={n} className={styles.terme}>
            <Signe taille={2 * rayon + 4}>
              <Marque rayon={rayon} stabilite="solide" sansPerspectives={false} inconnue={false} />
            </Signe>
            {formatNombre(n)}
          </span>
        );
      })}
      <span>{constat === null ? 'effectif en entrée : aucun constat' : `entrants, constat ${constat}`}</span>
      <span className={styles.terme}>
        <Signe taille={11}>
          <Marque rayon={3.5} stabilite="solide" sansPerspectives={false} inconnue />
        </Signe>
        inconnu
      </span>
    </li>
  );
};

/** Légende : tailles, solidité, étalon absolu, trajets et ruptures de série. */
export const Legende = ({ bulles, constat, seuils, trajets, ouvert }: Props) => (
  <details className={styles.legende} open={ouvert}>
    <summary>Légende</summary>
    <ul>
      <Tailles bulles={bulles} constat={constat} />
      <li>
        {SOLIDITES.map(({ stabilite, libelle }) => (
          <span key={stabilite} className={styles.terme}>
            <Signe>
              <Marque rayon={6} stabilite={stabilite} sansPerspectives={false} inconnue={false} />
            </Signe>
            {libelle}
          </span>
        ))}
      </li>
      <li>
        <span className={styles.terme}>
          <Signe>
            <path className={quadrant.losange} d="M 0 -4 L 4 0 L 0 4 L -4 0 Z" />
          </Signe>
          sans perspectives{'\u00a0'}: emploi {'<'} {seuils.emploi}
          {'\u202f'}% et poursuite {'<'} {seuils.poursuite}
          {'\u202f'}% (hachures)
        </span>
      </li>
      {trajets && (
        <li>
          <span className={styles.terme}>
            <span className={styles.trajet} aria-hidden="true" />
            trajet par millésime
          </span>
          <span>□ continuum</span>
          <span>+ moyenne du niveau</span>
          <span className={styles.terme}>
            <span className={styles.rompu} aria-hidden="true" />
            série rompue{'\u00a0'}: {RUPTURES.map((r) => r.libelle).join(', ')}
          </span>
        </li>
      )}
    </ul>
  </details>
);
