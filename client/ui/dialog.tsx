import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { CloseIcon } from './close-icon.tsx';
import styles from './dialog.module.css';

type Props = { titre: string; onClose: () => void; children: ReactNode };

/**
 * Fenêtre latérale par-dessus la page : le clavier y entre et y reste, Échap ou un clic au dehors la ferment, et le
 * focus revient à ce qui l'a ouverte (élément <dialog> du navigateur).
 */
export const Dialog = ({ titre, onClose, children }: Props) => {
  const fenetre = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const avant = document.activeElement;
    fenetre.current?.showModal();
    return () => {
      if (avant instanceof HTMLElement && avant.isConnected) avant.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={fenetre}
      className={styles.fenetre}
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={(e) => e.stopPropagation()}
      onClick={(e) => {
        if (e.target === fenetre.current) onClose();
      }}
    >
      <div className={styles.cadre}>
        <div className={styles.tete}>
          <h2 id={id}>{titre}</h2>
          <Button variante="nu" aria-label="Fermer" onClick={onClose}>
            <CloseIcon />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
};
