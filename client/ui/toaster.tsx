import { Button } from './button.tsx';
import { CloseIcon } from './close-icon.tsx';
import { dismissMessage, useMessages } from './messages.ts';
import styles from './toaster.module.css';

/** Messages de l'application, en bas à droite, annoncés aux lecteurs d'écran. */
export const Toaster = () => {
  const messages = useMessages();
  return (
    <div className={styles.pile} aria-live="polite">
      {messages.map((message) => (
        <div key={message.id} className={`${styles.message} ${styles[message.ton]}`}>
          <p>{message.texte}</p>
          <Button variante="nu" aria-label="Fermer ce message" onClick={() => dismissMessage(message.id)}>
            <CloseIcon />
          </Button>
        </div>
      ))}
    </div>
  );
};
