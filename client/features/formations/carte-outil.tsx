import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import styles from './carte-outils.module.css';

type Props = { titre: string; onFermer: () => void; children: ReactNode };

/** Panneau d'un outil, sous la barre : reçoit le focus à l'ouverture et le rend ; Échap ou la croix le ferment. */
export const CarteOutil = ({ titre, onFermer, children }: Props) => {
  const id = useId();
  const cadre = useRef<HTMLElement>(null);
  const fermer = useRef(onFermer);
  useEffect(() => {
    fermer.current = onFermer;
  });
  useEffect(() => {
    const panneau = cadre.current;
    const retour = document.activeElement;
    panneau?.querySelector<HTMLElement>('select, input, button:not([data-fermer])')?.focus();
    const close = (e: KeyboardEvent) => {
      if (e.key !== 'Escape') return;
      e.stopPropagation();
      fermer.current();
    };
    panneau?.addEventListener('keydown', close);
    return () => {
      panneau?.removeEventListener('keydown', close);
      if (retour instanceof HTMLElement) retour.focus();
    };
  }, []);
  return (
    <section ref={cadre} className={styles.panneau} aria-labelledby={id}>
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
