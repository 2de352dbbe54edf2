import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { type DemandeExplication, demandeExplication } from '#shared/explications/explication.ts';
import { type ChiffreDemande, ExplicationContext } from './contexte.ts';
import type { Complement } from './explication-fenetre.tsx';

const ExplicationFenetre = lazy(() =>
  import('./explication-fenetre.tsx').then((m) => ({ default: m.ExplicationFenetre })),
);

/**
 * Donne à toute la page le moyen d'expliquer un chiffre, dans une même fenêtre. `complement` ajoute ce que
 * l'assemblage veut sous l'explication (contester le chiffre). La fenêtre ne suit pas d'une page à l'autre.
 */
export const ExplicationProvider = ({ complement, children }: { complement: Complement; children: ReactNode }) => {
  const [demande, setDemande] = useState<DemandeExplication | null>(null);
  const { pathname } = useLocation();
  const [page, setPage] = useState(pathname);
  if (page !== pathname) {
    setPage(pathname);
    setDemande(null);
  }
  const explain = useCallback((chiffre: ChiffreDemande) => setDemande(demandeExplication.parse(chiffre)), []);
  return (
    <ExplicationContext value={explain}>
      {children}
      {demande && (
        <Suspense>
          <ExplicationFenetre
            key={JSON.stringify(demande)}
            demande={demande}
            complement={complement}
            onClose={() => setDemande(null)}
          />
        </Suspense>
      )}
    </ExplicationContext>
  );
};
