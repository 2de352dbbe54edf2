import { useSyncExternalStore } from 'react';

export type Message = { id: number; ton: 'succes' | 'refus' | 'info'; texte: string };

const DUREE = 6000;
let messages: readonly Message[] = [];
let prochain = 1;
const abonnes = new Set<() => void>();

const publish = (suivants: readonly Message[]): void => {
  messages = suivants;
  for (const abonne of abonnes) abonne();
};

export const dismissMessage = (id: number): void => publish(messages.filter((m) => m.id !== id));

/** Montre un message, annoncé aux lecteurs d'écran ; un refus reste jusqu'à ce qu'on le ferme. */
export const showMessage = (ton: Message['ton'], texte: string): void => {
  const id = prochain++;
  publish([...messages.filter((m) => m.texte !== texte), { id, ton, texte }]);
  if (ton !== 'refus') setTimeout(() => dismissMessage(id), DUREE);
};

export const useMessages = (): readonly Message[] =>
  useSyncExternalStore(
    (abonne) => {
      abonnes.add(abonne);
      return () => abonnes.delete(abonne);
    },
    () => messages,
  );
