/** Croix de fermeture ; le bouton qui la porte a son propre libellé. */
export const CloseIcon = () => (
  <svg
    viewBox="0 0 12 12"
    width="12"
    height="12"
    aria-hidden="true"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
  >
    <path d="M2 2l8 8M10 2l-8 8" />
  </svg>
);
