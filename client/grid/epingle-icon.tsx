/** Punaise ; le bouton qui la porte a son propre libellé. */
export const EpingleIcon = () => (
  <svg
    viewBox="0 0 16 16"
    width="14"
    height="14"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinejoin="round"
    strokeLinecap="round"
  >
    <path d="M5.5 2h5l-.6 4.2 2.1 2.3H4l2.1-2.3L5.5 2ZM8 8.5V14" />
  </svg>
);
