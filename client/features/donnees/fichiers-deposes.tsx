import { Button } from '#client/ui/button.tsx';
import { formatOctets } from './formats.ts';
import type { VersionDetail } from './queries.ts';
import styles from './tables.module.css';
import type { Envoi } from './use-depots.ts';

const ETATS: Record<Envoi['etat'], string> = { attente: 'En attente', envoi: 'Envoi…', refus: 'Refusé' };

type Props = {
  fichiers: VersionDetail['fichiers'];
  envois: readonly Envoi[];
  /** Absent quand les fichiers ne se changent plus. */
  onRetirer?: (nom: string) => void;
  onOublier?: (nom: string) => void;
};

/** Fichiers d'un chargement : ceux que le serveur a reçus, puis ceux qui partent ou qu'il a refusés. */
export const FichiersDeposes = ({ fichiers, envois, onRetirer, onOublier }: Props) => {
  if (fichiers.length + envois.length === 0) return <p className={styles.note}>Aucun fichier pour l’instant.</p>;
  return (
    <div className={styles.defile}>
      <table className={styles.table}>
        <caption className="visuellement-cache">Fichiers déposés</caption>
        <thead>
          <tr>
            <th scope="col">Fichier</th>
            <th scope="col" className={styles.nombre}>
              Taille
            </th>
            <th scope="col">Empreinte</th>
            <th scope="col">
              <span className="visuellement-cache">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fichiers.map(({ nom, octets, empreinte }) => (
            <tr key={nom}>
              <th scope="row">{nom}</th>
              <td className={styles.nombre}>{formatOctets(octets)}</td>
              <td>
                <code title={empreinte}>{empreinte.slice(0, 12)}</code>
              </td>
              <td>
                {onRetirer && (
                  <Button variante="nu" aria-label={`Retirer ${nom}`} onClick={() => onRetirer(nom)}>
                    Retirer
                  </Button>
                )}
              </td>
            </tr>
          ))}
          {envois.map(({ nom, etat, phrase }) => (
            <tr key={`envoi-${nom}`}>
              <th scope="row">{nom}</th>
              <td colSpan={2} role={etat === 'refus' ? 'alert' : 'status'}>
                {ETATS[etat]}
                {phrase && ` : ${phrase}`}
              </td>
              <td>
                {etat === 'refus' && (
                  <Button variante="nu" aria-label={`Oublier ${nom}`} onClick={() => onOublier?.(nom)}>
                    Oublier
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
