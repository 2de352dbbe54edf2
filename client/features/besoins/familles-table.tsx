import { Tag } from '#client/ui/tag.tsx';
import styles from './besoin.module.css';
import { type BesoinFormation, type FamilleBesoin, PartMesure, Projets, Rapport } from './mesure.tsx';

type Props = {
  familles: readonly FamilleBesoin[];
  romes: BesoinFormation['chemin']['romes'];
  legende: string;
  anneeTension: number | null;
};

/** Par où la famille est reliée au diplôme : ses métiers ROME, ou l'ajout qui l'a reliée. */
const Origine = ({ famille, romes }: { famille: FamilleBesoin; romes: Props['romes'] }) => {
  if (famille.correction) return <span className={styles.precision}>Ajoutée par correction</span>;
  const noms = famille.romes.map((code) => `${romes.find((r) => r.code === code)?.libelle ?? ''} (${code})`);
  return <span className={styles.precision}>Par {noms.join(', ')}</span>;
};

/** Les familles de métiers d'une formation, chacune avec ses chiffres et les métiers qui y mènent. */
export const FamillesTable = ({ familles, romes, legende, anneeTension }: Props) => (
  <div className={styles.defile}>
    <table className={styles.table}>
      <caption>{legende}</caption>
      <thead>
        <tr>
          <th scope="col">Projets</th>
          <th scope="col">Jugés difficiles</th>
          <th scope="col">Saisonniers</th>
          <th scope="col">Places par projet</th>
        </tr>
      </thead>
      {familles.map((famille) => (
        <tbody key={famille.code}>
          <tr className={styles.groupe}>
            <th scope="rowgroup" colSpan={4}>
              {famille.libelle} {famille.tension.length > 0 && <Tag ton="alerte">En tension</Tag>}
              <Origine famille={famille} romes={romes} />
              {famille.tension.length > 0 && (
                <span className={styles.precision}>
                  En tension à l’arrêté{anneeTension && ` de ${anneeTension}`} : {famille.tension.join(' ; ')}
                </span>
              )}
            </th>
          </tr>
          <tr>
            <td>
              <Projets mesure={famille} />
            </td>
            <td>
              <PartMesure part={famille.difficiles} />
            </td>
            <td>
              <PartMesure part={famille.saisonniers} />
            </td>
            <td>
              <Rapport valeur={famille.placesParProjet} />
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  </div>
);
