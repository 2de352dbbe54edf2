import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import styles from './carte-outils.module.css';

type Props = {
  titre: string;
  /** Identifiant du bouton de l'outil : le focus lui revient. */
  bouton: string;
  onFermer: () => void;
  children: ReactNode;
};

/** Panneau d'un outil, sous la barre : reçoit le focus à l'ouverture et le rend à son bouton ; Échap ou la croix le ferment. */
export const CarteOutil = ({ titre, bouton, onFermer, children }: Props) => {
  const id = useId();
  const cadre = useRef<HTMLElement>(null);
  const fermer = useRef(onFermer);
  useEffect(() => {
    fermer.current = onFermer;
  });
  useEffect(() => {
    const panneau = cadre.current;
    panneau?.querySelector<HTMLElement>('select, input, button:not([data-fermer])')?.focus();
    const close = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.stopPropagation();
      fermer.current();
    };
    panneau?.addEventListener('keydown', close);
    return () => {
      panneau?.removeEventListener('keydown', close);
      // Un autre outil ouvert à sa place a déjà le focus sur le sien.
      if (document.activeElement === document.body) document.getElementById(bouton)?.focus();
    };
  }, [bouton]);
  return (
    <section ref={cadre} tabIndex={-1} className={styles.panneau} aria-labelledby={id}>
      <div className={styles.tete}>
        <h2 id={id}>{titre}</h2>
        <button type="button" data-fermer="" aria-label={`Fermer : ${titre}`} onClick={onFermer}>
          <CloseIcon />
        </button>
      </div>
      {children}
    </section>
  );
};
