import type { GridApi, GridOptions, SuppressKeyboardEventParams } from 'ag-grid-community';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { EtatGrille } from '#shared/vues/etat-grille.ts';
import { focusCellule, handleTouche } from './clavier.ts';
import type { GrilleProps } from './data-grid.tsx';
import { applyEtat, isGeste, readColonnes, readTris } from './etat-ag.ts';
import type { Cellule } from './plage.ts';
import { useCopie } from './use-copie.ts';
import { useExpliquer } from './use-expliquer.ts';
import { usePlage } from './use-plage.ts';

/** Derniers props, lus par des fonctions qui ne changent pas : AG Grid garde celles qu'on lui donne. */
const useDerniers = <T>(props: T): RefObject<T> => {
  const derniers = useRef(props);
  useEffect(() => {
    derniers.current = props;
  });
  return derniers;
};

const selectOuverte = <Row>(api: GridApi<Row> | null, id: string | undefined): void => {
  const noeud = id ? api?.getRowNode(id) : undefined;
  if (noeud) noeud.setSelected(true, true, 'api');
  else api?.deselectAll('all', 'api');
};

/** Lie la grille à son état, à sa sélection et au presse-papiers. */
export const useGrille = <Row>(props: GrilleProps<Row>, racine: RefObject<HTMLElement | null>) => {
  const derniers = useDerniers(props);
  const api = useRef<GridApi<Row> | null>(null);
  const { gestes: plage, taille } = usePlage<Row>(racine, api);
  const expliquer = useExpliquer<Row>(racine, derniers);
  const { etat, catalogue, isRetenue, ouverte } = props;

  useEffect(() => {
    if (api.current) applyEtat(api.current, etat, catalogue);
  }, [etat, catalogue]);
  const retenue = useRef(isRetenue);
  useEffect(() => {
    retenue.current = isRetenue;
    api.current?.onFilterChanged();
  }, [isRetenue]);
  useEffect(() => selectOuverte(api.current, ouverte), [ouverte]);

  const copy = useCopie(racine, api, plage.plage, derniers);
  const options = useMemo<GridOptions<Row>>(
    () => ({
      isExternalFilterPresent: () => retenue.current !== undefined,
      doesExternalFilterPass: (noeud) => noeud.data === undefined || (retenue.current?.(noeud.data) ?? true),
      // Tab sort de la grille, comme le veut le modèle ARIA : quarante mille lignes seraient un piège.
      tabToNextCell: () => false,
    }),
    [],
  );
  const evenements = useEvenements(derniers, api, plage, expliquer, copy);
  return { evenements, options, taille, copy, expliquer };
};

type Plages<Row> = ReturnType<typeof usePlage<Row>>['gestes'];

const useEvenements = <Row>(
  derniers: RefObject<GrilleProps<Row>>,
  api: RefObject<GridApi<Row> | null>,
  plage: Plages<Row>,
  expliquer: ReturnType<typeof useExpliquer<Row>>,
  copy: (avecEntetes: boolean) => Promise<void>,
): GridOptions<Row> =>
  useMemo(() => {
    const onGeste = (source: string, read: (grille: GridApi<Row>) => Partial<EtatGrille>): void => {
      if (isGeste(source) && api.current) derniers.current.onEtat(read(api.current));
    };
    // Un filtre ouvert depuis une cellule y ramène le clavier en se fermant.
    let retour: Cellule | null = null;
    const showFiltre = (cle: string, depuis: Cellule): void => {
      if (!derniers.current.listFacettes || !api.current) return;
      retour = depuis;
      api.current.showColumnFilter(cle);
    };
    const onTouche = (params: SuppressKeyboardEventParams<Row>): boolean => {
      const { onOpen, onExplain } = derniers.current;
      const gestes = { getPlage: () => plage.plage.current, select: plage.select, onOpen, onExplain };
      return handleTouche(params, { ...gestes, onFiltre: showFiltre, onCopieAvecEntetes: () => void copy(true) });
    };
    return {
      context: { onTouche },
      onGridReady: (e) => {
        api.current = e.api;
        e.api.setGridAriaProperty('label', derniers.current.libelle);
        applyEtat(e.api, derniers.current.etat, derniers.current.catalogue);
      },
      onModelUpdated: (e) => {
        expliquer.hide();
        selectOuverte(e.api, derniers.current.ouverte);
        plage.select(null);
      },
      onColumnMenuVisibleChanged: (e) => {
        if (e.visible || retour === null) return;
        const lignes = e.api.getDisplayedRowCount();
        focusCellule(e.api, { ...retour, ligne: Math.min(retour.ligne, Math.max(lignes - 1, 0)) }, lignes === 0);
        retour = null;
      },
      // Une fiche ouverte rétrécit la grille : la cellule que l'on vient de désigner reste à l'écran.
      onGridSizeChanged: (e) => {
        const foyer = e.api.getFocusedCell();
        if (foyer && !foyer.column.isPinned()) e.api.ensureColumnVisible(foyer.column);
      },
      onViewportChanged: plage.repaint,
      onVirtualColumnsChanged: plage.repaint,
      onSortChanged: (e) => onGeste(e.source, readTris),
      onColumnPinned: (e) => onGeste(e.source, readColonnes),
      onColumnMoved: (e) => e.finished && onGeste(e.source, readColonnes),
      onColumnResized: (e) => {
        if (!e.finished || !isGeste(e.source)) return;
        const changees = (e.columns ?? []).map((c) => [c.getColId(), Math.round(c.getActualWidth())]);
        derniers.current.onEtat({ largeurs: { ...derniers.current.etat.largeurs, ...Object.fromEntries(changees) } });
      },
      onCellMouseDown: plage.onCellMouseDown,
      onCellMouseOver: (e) => {
        plage.onCellMouseOver(e);
        expliquer.onCellMouseOver(e);
      },
      onCellFocused: (e) => {
        plage.onCellFocused(e);
        expliquer.onCellFocused(e, e.api);
      },
      onBodyScroll: expliquer.hide,
      onRowClicked: (e) => {
        const isSelection = plage.isClicAvale();
        if (e.data && !e.rowPinned && !isSelection) derniers.current.onOpen(e.data);
      },
      onCellDoubleClicked: (e) => e.data && derniers.current.onExplain?.(e.data, e.column.getColId()),
    };
  }, [derniers, api, plage, expliquer, copy]);
