import { AvantApresEntete } from './avant-apres-entete.tsx';
import styles from './tables.module.css';

type Ligne = { cle: string; formation: string; region?: string; etablissement?: string; avant: number; apres: number };

type Props = {
  titre: string;
  lignes: readonly Ligne[];
  format: (valeur: number) => string;
  ecart: (ecart: number) => string;
};

/** Les dix plus grands mouvements d'une mesure, connue avant et après. */
export const MouvementsTable = ({ titre, lignes, format, ecart }: Props) => {
  if (lignes.length === 0)
    return <p className={styles.note}>{titre} : aucune valeur connue avant et après n’a changé.</p>;
  return (
    <div className={styles.defile}>
      <table className={styles.table}>
        <caption>{titre} : plus grands mouvements</caption>
        <AvantApresEntete sujet="Formation et lieu" />
        <tbody>
          {lignes.map((ligne) => (
            <tr key={ligne.cle}>
              <th scope="row">
                {ligne.formation}
                <div className={styles.note}>{ligne.region ?? ligne.etablissement}</div>
              </th>
              <td className={styles.nombre}>{format(ligne.avant)}</td>
              <td className={styles.nombre}>{format(ligne.apres)}</td>
              <td className={styles.nombre}>{ecart(ligne.apres - ligne.avant)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
