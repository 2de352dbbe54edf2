import { type KeyboardEvent, type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { PointTaux } from '#shared/formations/lasso.ts';
import { Boutons } from './boutons.tsx';
import { type BullePlacee, Bulles, Options } from './bulles.tsx';
import { Calque } from './calque.tsx';
import { Fond, NomsMoyennes } from './fond.tsx';
import type { Bulle, Moyennes } from './points.ts';
import styles from './quadrant.module.css';
import { useDessin } from './use-dessin.ts';
import { useGestes } from './use-gestes.ts';
import { useVue } from './use-vue.ts';
import { findSous, findSuivante } from './voisinage.ts';
import { buildCadre, type Cadre, type Vue } from './vue.ts';

type Props = {
  libelle: string;
  /** Change quand le graphique change de sujet : le zoom revient à l'ensemble. */
  sujet: string;
  bulles: readonly Bulle[];
  retenues: ReadonlySet<string> | null;
  moyennes: Moyennes;
  seuils: { poursuite: number; emploi: number };
  niveau: string;
  lasso: readonly PointTaux[] | null;
  ouverte: string;
  /** Formation que la grille désigne. */
  designee: string;
  taille: { largeur: number; hauteur: number };
  onOpen: (cle: string) => void;
  onLasso: (points: readonly PointTaux[]) => void;
  onActive: (cle: string) => void;
  /** Trajets, dessinés entre le fond et les bulles. */
  renderTrajets: (vue: Vue, cadre: Cadre, fleche: string) => ReactNode;
  renderInfobulle: (bulle: BullePlacee, cadre: Cadre, autres: number) => ReactNode;
};

const isAuMemePoint = (a: Bulle, b: Bulle): boolean => a.x === b.x && a.y === b.y;

/** Repère des axes que la vue entière doit montrer avec les points. */
const listReperes = (bulles: readonly Bulle[], { poursuite, emploi }: Moyennes): PointTaux[] => [
  ...bulles.map(({ x, y }): PointTaux => [x, y]),
  ...(poursuite === null || emploi === null ? [] : [[poursuite, emploi] as const]),
];

/**
 * Nuage emploi × poursuite. Au clavier : les flèches vont d'une formation à l'autre, Entrée ouvre sa fiche, + − et 0
 * zooment, L passe au lasso. Le tableau voisin porte le même contenu.
 */
export const QuadrantChart = (props: Props) => {
  const { bulles, moyennes, retenues, ouverte, designee, onOpen, onActive, onLasso } = props;
  const { largeur, hauteur } = props.taille;
  const zone = useRef<HTMLDivElement>(null);
  const prefixe = useId();
  const [cleActive, setCleActive] = useState('');
  const [modeLasso, setModeLasso] = useState(false);
  const cadre = useMemo(() => buildCadre(largeur, hauteur), [largeur, hauteur]);
  const vivante = useVue(
    props.sujet,
    useMemo(() => listReperes(bulles, moyennes), [bulles, moyennes]),
  );
  const { vue, zoom, reset, isZoomee } = vivante;
  const nommees = useMemo(
    () => [ouverte, designee].filter((cle) => cle !== '' && cle !== cleActive),
    [cleActive, ouverte, designee],
  );
  const { placees, visibles, etiquettes } = useDessin({
    bulles,
    vue,
    cadre,
    retenues,
    nommees,
    active: cleActive,
    moyennes,
  });
  const active = visibles.find(({ cle }) => cle === cleActive);
  const activate = (cle: string): void => {
    if (cle === cleActive) return;
    setCleActive(cle);
    onActive(cle);
  };
  const open = (bulle: BullePlacee): void => {
    // Un nouveau clic sur une pile ouvre la suivante : aucune n'est hors d'atteinte.
    const pile = visibles.filter((autre) => isAuMemePoint(autre, bulle));
    const suivante = pile[(pile.findIndex(({ cle }) => cle === ouverte) + 1) % pile.length] ?? bulle;
    const choisie = pile.some(({ cle }) => cle === ouverte) ? suivante : bulle;
    activate(choisie.cle);
    onOpen(choisie.cle);
  };
  const { trait, handlers } = useGestes({
    zone,
    cadre,
    vivante,
    lasso: modeLasso,
    onSurvol: (point) => activate((point && findSous(visibles, ...point)?.cle) ?? ''),
    onClic: (point) => {
      const visee = findSous(visibles, ...point);
      if (visee) open(visee);
    },
    onLasso: (points) => {
      onLasso(points);
      setModeLasso(false);
    },
  });
  const onKeyDown = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const actions: Record<string, () => void> = {
      '+': () => zoom(1.5, active && [active.x, active.y]),
      '=': () => zoom(1.5, active && [active.x, active.y]),
      '-': () => zoom(1 / 1.5),
      '0': reset,
      l: () => setModeLasso(!modeLasso),
      Escape: () => {
        setModeLasso(false);
        activate('');
      },
      Enter: () => active && onOpen(active.cle),
      ' ': () => active && onOpen(active.cle),
    };
    const suivante = findSuivante(visibles, active, e.key);
    const action = suivante ? () => activate(suivante.cle) : actions[e.key];
    if (!action) return;
    e.preventDefault();
    action();
  };
  const getId = useCallback((cle: string) => `${prefixe}-${cle}`, [prefixe]);
  const avant = visibles
    .filter(({ cle }) => cle === cleActive || nommees.includes(cle))
    .map((bulle) => ({ bulle, active: bulle.cle === cleActive }));
  return (
    <>
      <div
        ref={zone}
        className={`${styles.nuage} ${modeLasso ? styles.modeLasso : ''}`}
        role="listbox"
        tabIndex={0}
        aria-label={props.libelle}
        aria-activedescendant={active && getId(active.cle)}
        aria-multiselectable="true"
        data-zoomee={isZoomee}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <svg className={styles.svg} width={largeur} height={hauteur} aria-hidden="true">
          <defs>
            <clipPath id={`${prefixe}-cadre`}>
              <rect
                x={cadre.gauche}
                y={cadre.haut}
                width={cadre.droite - cadre.gauche}
                height={cadre.bas - cadre.haut}
              />
            </clipPath>
            <marker
              id={`${prefixe}-fleche`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="6"
              markerHeight="6"
              orient="auto"
            >
              <path className={styles.fleche} d="M 0 0.5 L 8 4 L 0 7.5 Z" />
            </marker>
          </defs>
          <Fond vue={vue} cadre={cadre} moyennes={moyennes} seuils={props.seuils} motif={`${prefixe}-zone`} />
          <g clipPath={`url(#${prefixe}-cadre)`}>
            <Bulles bulles={placees} retenues={retenues} />
            {props.renderTrajets(vue, cadre, `${prefixe}-fleche`)}
            <NomsMoyennes vue={vue} cadre={cadre} moyennes={moyennes} niveau={props.niveau} />
            <Calque vue={vue} cadre={cadre} avant={avant} etiquettes={etiquettes} lasso={props.lasso} trait={trait} />
          </g>
        </svg>
        <Options bulles={visibles} retenues={retenues} ouverte={ouverte} getId={getId} />
      </div>
      <Boutons lasso={modeLasso} onLasso={setModeLasso} isZoomee={isZoomee} zoom={zoom} reset={reset} />
      {active && props.renderInfobulle(active, cadre, visibles.filter((b) => isAuMemePoint(b, active)).length - 1)}
    </>
  );
};
