import { formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { LIBELLES_MAILLE, type MailleTerritoire } from '#shared/territoires/maille.ts';
import type { ValeurTerritoire } from './territoires.ts';
import styles from './territoires-table.module.css';

type Props = {
  valeurs: readonly ValeurTerritoire[];
  indicateur: CodeIndicateur;
  maille: MailleTerritoire;
  choisi: string;
  onChoose: (code: string) => void;
};

/** Même contenu que la carte, en tableau : du plus élevé au plus faible, les absents à la fin avec leur raison. */
export const TerritoiresTable = ({ valeurs, indicateur, maille, choisi, onChoose }: Props) => {
  const tri = [...valeurs].sort((a, b) => (b.valeur.valeur ?? -1) - (a.valeur.valeur ?? -1));
  return (
    <section className={styles.defile} aria-label={`${getIndicateur(indicateur).libelle} par territoire`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{LIBELLES_MAILLE[maille]}</th>
            <th scope="col" className={styles.nombre}>
              {getIndicateur(indicateur).libelle}
            </th>
          </tr>
        </thead>
        <tbody>
          {tri.map(({ code, libelle, valeur }) => (
            <tr key={code} className={code === choisi ? styles.choisi : undefined}>
              <th scope="row">
                <button type="button" aria-pressed={code === choisi} onClick={() => onChoose(code)}>
                  {libelle}
                </button>
              </th>
              <td
                className={valeur.motif ? styles.absent : styles.nombre}
                title={valeur.motif ? MOTIFS_ABSENCE[valeur.motif].phrase : undefined}
              >
                {formatValeur(indicateur, valeur)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
