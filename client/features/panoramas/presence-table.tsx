import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Sommes } from '#shared/faits/agregation.ts';
import type { LigneTerritoire } from '#shared/faits/faits.ts';
import type { Presence } from '#shared/panoramas/presence.ts';
import { LienFormation, type Lieu } from './liens.tsx';
import styles from './tables.module.css';

/** Trois teintes suffisent à lire un nombre d'établissements ; le nombre est écrit dedans. */
const NIVEAUX = [
  { min: 10, classe: styles.niveau3 },
  { min: 4, classe: styles.niveau2 },
  { min: 1, classe: styles.niveau1 },
] as const;

const Cellule = ({ sommes }: { sommes: Sommes | undefined }) => {
  if (!sommes)
    return (
      <td className={styles.absente} title="Absente d’ici">
        <span className="visuellement-cache">absente</span>
      </td>
    );
  return <td className={NIVEAUX.find(({ min }) => sommes.lignes >= min)?.classe}>{sommes.lignes}</td>;
};

type Props = {
  client: FaitsClient;
  lieu: Lieu;
  presence: Presence;
  colonnes: readonly LigneTerritoire[];
  legende: string;
};

/** Où chaque formation est offerte : un nombre d'établissements par territoire, hachures quand elle en est absente. */
export const PresenceTable = ({ client, lieu, presence, colonnes, legende }: Props) => (
  <div className={styles.defile}>
    <table className={`${styles.table} ${styles.chaleur}`}>
      <caption className="visuellement-cache">{legende}</caption>
      <thead>
        <tr>
          <th scope="col">Formation</th>
          {colonnes.map((t) => (
            <th key={t.code} scope="col">
              <span>{t.libelle}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {presence.map(({ formation, sommes }) => (
          <tr key={formation}>
            <th scope="row">
              <LienFormation client={client} rang={formation} lieu={lieu} />
            </th>
            {colonnes.map((t, c) => (
              <Cellule key={t.code} sommes={sommes[c]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
