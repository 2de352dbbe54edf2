import { useLocation } from '@tanstack/react-router';
import { parseGlossaire } from '#client/features/glossaire/glossaire.ts';
import { GlossaireSections, GlossaireTables } from '#client/features/glossaire/glossaire-tables.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import texte from '../../GLOSSAIRE.md?raw';
import styles from './glossaire.module.css';

const SECTIONS = parseGlossaire(texte);

/** Le glossaire du produit, tel qu'il est écrit dans le dépôt ; chaque terme a son adresse. */
export const GlossairePage = () => {
  usePageTitle('Glossaire');
  const { hash } = useLocation();
  return (
    <div className={styles.page}>
      <h1>Glossaire</h1>
      <p className={styles.chapeau}>
        Les mots du métier, tels qu’ils sont à l’écran et dans les exports. Un mot, un sens.
      </p>
      <GlossaireSections sections={SECTIONS} />
      <GlossaireTables sections={SECTIONS} choisi={hash} />
    </div>
  );
};
