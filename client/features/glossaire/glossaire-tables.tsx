import { Link } from '@tanstack/react-router';
import { formatAncre, type SectionGlossaire } from './glossaire.ts';
import styles from './glossaire-tables.module.css';

/** Table des sections : un saut par section. */
export const GlossaireSections = ({ sections }: { sections: readonly SectionGlossaire[] }) => (
  <nav aria-label="Sections du glossaire">
    <ul className={styles.sections}>
      {sections.map(({ titre }) => (
        <li key={titre}>
          <Link to="/glossaire" hash={`section-${formatAncre(titre)}`}>
            {titre}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

/** Les sections du glossaire, un tableau chacune ; `choisi` est l'ancre du terme demandé. */
export const GlossaireTables = ({ sections, choisi }: { sections: readonly SectionGlossaire[]; choisi: string }) =>
  sections.map(({ titre, termes }) => (
    <section key={titre} id={`section-${formatAncre(titre)}`} className={styles.section}>
      <h2>{titre}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Terme</th>
            <th scope="col">Définition</th>
            <th scope="col">Source</th>
            <th scope="col">À éviter</th>
          </tr>
        </thead>
        <tbody>
          {termes.map(({ ancre, terme, definition, source, eviter }) => (
            <tr key={ancre} id={ancre} className={ancre === choisi ? styles.choisi : undefined}>
              <th scope="row">{terme}</th>
              <td>{definition}</td>
              <td>{source}</td>
              <td>{eviter}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
