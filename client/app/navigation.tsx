import { Link } from '@tanstack/react-router';
import { Sheet } from '#client/ui/sheet.tsx';
import type { Action } from '#shared/permissions.ts';
import { useCan } from './session.ts';
import styles from './shell.module.css';

type Entree = { vers: string; libelle: string; action: Action };

/** Pages du quotidien, dans l'ordre du travail : voir, repérer, décider. */
const PRINCIPALES: readonly Entree[] = [
  { vers: '/formations', libelle: 'Formations', action: 'indicateurs.lire' },
  { vers: '/panoramas', libelle: 'Panoramas', action: 'indicateurs.lire' },
  { vers: '/reperage', libelle: 'Repérage', action: 'indicateurs.lire' },
  { vers: '/demandes', libelle: 'Demandes', action: 'demande.lire' },
];

/** Pages que l'on ouvre de temps en temps. */
const AUTRES: readonly Entree[] = [
  { vers: '/donnees-chargees', libelle: 'Données', action: 'indicateurs.lire' },
  { vers: '/glossaire', libelle: 'Glossaire', action: 'indicateurs.lire' },
  { vers: '/parametres', libelle: 'Seuils', action: 'indicateurs.lire' },
  { vers: '/contestations', libelle: 'Chiffres contestés', action: 'chiffre.contester' },
  { vers: '/liens-metiers', libelle: 'Liens métiers', action: 'lien_metier.modifier' },
];

/** Navigation principale, selon ce que la personne peut faire. */
export const Navigation = () => {
  const can = useCan();
  return (
    <nav className={styles.navigation} aria-label="Principale">
      {PRINCIPALES.filter(({ action }) => can(action)).map(({ vers, libelle }) => (
        <Link key={vers} to={vers}>
          {libelle}
        </Link>
      ))}
      <div className={styles.autres}>
        <Sheet resume="Plus" nom="Plus de pages" legende="Autres pages" actif={false}>
          {(close) => (
            <ul className={styles.menu}>
              {AUTRES.filter(({ action }) => can(action)).map(({ vers, libelle }) => (
                <li key={vers}>
                  <Link to={vers} onClick={close}>
                    {libelle}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
      </div>
    </nav>
  );
};
