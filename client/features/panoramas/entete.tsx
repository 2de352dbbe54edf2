import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '#client/ui/button.tsx';
import { formatDate } from '#shared/format.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './page.module.css';

type Props = {
  /** Genre de panorama : « Département », « Métier »… */
  genre: string;
  titre: string;
  /** Rattachements, étiquettes. */
  children?: ReactNode;
  rentree: number;
  /** Sources et années, pour la page imprimée. */
  sources: string;
  version: string;
  /** Liens vers les autres pages ; ils ne s'impriment pas. */
  liens?: ReactNode;
};

/** En-tête d'un panorama : ce dont on parle, où aller ensuite ; imprimé, il porte la date et les sources. */
export const Entete = ({ genre, titre, children, rentree, sources, version, liens }: Props) => (
  <header className={styles.entete}>
    <p className={styles.imprime}>
      Carte des formations – Pilotage · édité le {formatDate(new Date().toISOString())} · version des données{' '}
      {version.slice(0, 12)}
    </p>
    <p className={styles.genre}>
      <Link to="/panoramas" search={{ rentree, q: '' }} className={styles.retour}>
        Panoramas
      </Link>
      <span className={styles.retour}> / </span>
      {genre}
      {rentree > 0 && ` · ${formatRentree(rentree)}`}
    </p>
    <h1>{titre}</h1>
    {children}
    <p className={styles.imprime}>Sources : {sources}.</p>
    <div className={styles.actions}>
      {liens}
      <Button onClick={() => window.print()}>Imprimer</Button>
    </div>
  </header>
);
