/** La pointe vers le bas de tout ce qui s'ouvre : listes et feuilles de choix. */
export const Chevron = () => (
  <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
    <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
  </svg>
);
