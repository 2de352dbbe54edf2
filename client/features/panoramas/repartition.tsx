import type { ReactNode } from 'react';
import { formatPourcentage } from '#shared/format.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import type { Part } from '#shared/panoramas/repartition.ts';
import { type Portee, readCouvertures, readMesures } from './mesures.ts';
import { type LigneMesures, MesuresTable } from './mesures-table.tsx';
import styles from './tables.module.css';

const CODES: readonly CodeIndicateur[] = ['effectif', 'capacite'];

type LignePart = LigneMesures & { part: number | null };

/** Barre d'une part : le nombre est à côté, dans la même ligne. */
const Barre = ({ part, max }: { part: number; max: number }) => (
  <svg className={styles.barre} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect width={(100 * part) / max} height="10" />
  </svg>
);

type Props = {
  legende: string;
  titre: string;
  parts: readonly Part[];
  libelle: (code: string) => ReactNode;
  portee: (code: string) => Portee;
  max?: number;
};

/** Répartition des entrants : une barre et ses nombres par ligne, le tableau est le graphique. */
export const Repartition = ({ legende, titre, parts, libelle, portee, max = 12 }: Props) => {
  const plafond = Math.max(...parts.map(({ part }) => part ?? 0), Number.EPSILON);
  const lignes = parts.map(
    ({ code, sommes, part }): LignePart => ({
      cle: code,
      titre: libelle(code),
      mesure: readMesures(sommes),
      couverture: readCouvertures(sommes),
      portee: portee(code),
      part,
    }),
  );
  return (
    <MesuresTable
      legende={legende}
      titre={titre}
      codes={CODES}
      lignes={lignes}
      max={max}
      avant={[
        {
          titre: 'Part des entrants',
          rendu: ({ part }) =>
            part === null ? (
              <span className={styles.absent}>sans entrants connus</span>
            ) : (
              <span className={styles.part}>
                <Barre part={part} max={plafond} />
                {formatPourcentage(part)}
              </span>
            ),
        },
      ]}
    />
  );
};
