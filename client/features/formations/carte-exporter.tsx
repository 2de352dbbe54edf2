import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import styles from './carte-outils.module.css';

type Format = 'png' | 'pdf';
type Props = { onExport: (format: Format) => Promise<void> };

/** Téléchargement de la carte montrée ; dit ce qu'il fait, et s'il n'a pas pu. */
export const CarteExporter = ({ onExport }: Props) => {
  const [enCours, setEnCours] = useState<Format | null>(null);
  const [erreur, setErreur] = useState(false);
  const [fait, setFait] = useState('');
  const start = async (format: Format) => {
    if (enCours) return;
    setEnCours(format);
    setErreur(false);
    setFait('');
    try {
      await onExport(format);
      setFait(`Fichier ${format.toUpperCase()} téléchargé.`);
    } catch {
      setErreur(true);
    }
    setEnCours(null);
  };
  return (
    <>
      <div className={styles.actions}>
        <Button aria-disabled={enCours !== null} onClick={() => void start('png')}>
          Image (PNG)
        </Button>
        <Button aria-disabled={enCours !== null} onClick={() => void start('pdf')}>
          Feuille A3 (PDF)
        </Button>
      </div>
      <p className={erreur ? styles.erreur : styles.note} role="status">
        {enCours && `Dessin du fichier ${enCours.toUpperCase()}…`}
        {erreur && 'Le fichier n’a pas pu être dessiné. Réessayez, ou prenez le tableau.'}
        {!enCours &&
          !erreur &&
          (fait || 'Titre, filtres, légende, sources, années et date y figurent, sur l’emprise montrée.')}
      </p>
    </>
  );
};
