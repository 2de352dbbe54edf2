import { CHAMPS, focusChamp, NOMS_CHAMPS } from './champs.ts';
import styles from './manques-list.module.css';
import type { Erreurs } from './validation.ts';

/** Ce qui manque au dossier, champ par champ ; chaque ligne mène à son champ quand la saisie est ouverte. */
export const ManquesList = ({ manques, isOuverte }: { manques: Erreurs; isOuverte: boolean }) => {
  const signales = NOMS_CHAMPS.filter((champ) => manques[champ] !== undefined);
  if (signales.length === 0) return null;
  return (
    <div className={styles.cadre}>
      <h3>Reste à compléter ({signales.length})</h3>
      <ul>
        {signales.map((champ) => (
          <li key={champ}>
            {isOuverte ? (
              <a
                href={`#champ-${champ}`}
                onClick={(e) => {
                  e.preventDefault();
                  focusChamp(champ);
                }}
              >
                {CHAMPS[champ]}
              </a>
            ) : (
              CHAMPS[champ]
            )}{' '}
            : {manques[champ]}
          </li>
        ))}
      </ul>
    </div>
  );
};
