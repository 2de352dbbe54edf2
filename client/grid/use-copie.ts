import type { GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useEffect } from 'react';
import { showMessage } from '#client/ui/messages.ts';
import type { GrilleProps } from './data-grid.tsx';
import type { Plage } from './plage.ts';
import { buildCopie, fillEvenement, writePresse } from './presse-papiers.ts';

/** Copie la plage : par l'évènement du navigateur (Ctrl+C), ou à la demande, avec ou sans les en-têtes. */
export const useCopie = <Row>(
  racine: RefObject<HTMLElement | null>,
  api: RefObject<GridApi<Row> | null>,
  plage: RefObject<Plage | null>,
  derniers: RefObject<GrilleProps<Row>>,
): ((avecEntetes: boolean) => Promise<void>) => {
  const buildPresse = useCallback(
    (avecEntetes: boolean) => {
      if (!api.current || !plage.current) return null;
      const { catalogue: colonnesCopiees, titreCopie = (c) => c.titre } = derniers.current;
      return buildCopie(api.current, colonnesCopiees, plage.current, avecEntetes ? titreCopie : null);
    },
    [api, plage, derniers],
  );
  const copy = useCallback(
    async (avecEntetes: boolean) => {
      const presse = buildPresse(avecEntetes);
      if (presse && !(await writePresse(presse)))
        showMessage('refus', 'Le navigateur n’a pas ouvert le presse-papiers. Essayez Ctrl+C dans la grille.');
    },
    [buildPresse],
  );
  useEffect(() => {
    const cadre = racine.current;
    const onCopy = (evenement: ClipboardEvent) => {
      const cible = evenement.target;
      const isCellule = cible instanceof Element && cible.closest('.ag-cell') !== null;
      const presse = isCellule && !getSelection()?.toString() ? buildPresse(false) : null;
      if (presse) fillEvenement(evenement, presse);
    };
    cadre?.addEventListener('copy', onCopy);
    return () => cadre?.removeEventListener('copy', onCopy);
  }, [racine, buildPresse]);
  return copy;
};
