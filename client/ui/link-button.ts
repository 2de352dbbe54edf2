import button from './button.module.css';
import styles from './link-button.module.css';

/** Classe d'un lien qui se présente comme un bouton : il reste un lien (nouvel onglet, téléchargement). */
export const linkButton = (variante: 'plein' | 'trait' | 'nu' = 'trait'): string =>
  `${button.bouton} ${button[variante]} ${styles.lien}`;
