/** Touches qui ouvrent ; Ctrl+C juste après un clic n'en est pas. */
const TOUCHES = new Set(['Enter', ' ']);
let clavier = false;

window.addEventListener(
  'keydown',
  (e) => {
    if (TOUCHES.has(e.key)) clavier = true;
  },
  true,
);
window.addEventListener(
  'pointerdown',
  () => {
    clavier = false;
  },
  true,
);

/** Dit si ce qui s'ouvre l'a été au clavier, plutôt qu'à la souris ou par une adresse. */
export const isOuvertAuClavier = (): boolean => clavier;
