import styles from './tables.module.css';

/** En-tête d'un tableau de comparaison de deux versions : ce dont on parle, puis avant, après, écart. */
export const AvantApresEntete = ({ sujet }: { sujet: string }) => (
  <thead>
    <tr>
      <th scope="col">{sujet}</th>
      {['Avant', 'Après', 'Écart'].map((titre) => (
        <th key={titre} scope="col" className={styles.nombre}>
          {titre}
        </th>
      ))}
    </tr>
  </thead>
);
