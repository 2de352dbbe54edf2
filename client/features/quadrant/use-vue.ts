import { useCallback, useMemo, useState } from 'react';
import type { PointTaux } from '#shared/formations/lasso.ts';
import { buildVue, getCentre, panVue, type Vue, zoomVue } from './vue.ts';

export type VueVivante = {
  vue: Vue;
  zoom: (facteur: number, autour?: PointTaux) => void;
  pan: (dx: number, dy: number) => void;
  reset: () => void;
  isZoomee: boolean;
};

/** Vue du graphique : celle qui montre tous les points, tant qu'on n'a pas zoomé ; un autre sujet y revient. */
export const useVue = (sujet: string, points: readonly PointTaux[]): VueVivante => {
  const entiere = useMemo(() => buildVue(points), [points]);
  const [choisie, setChoisie] = useState<{ sujet: string; vue: Vue } | null>(null);
  const vue = choisie?.sujet === sujet ? choisie.vue : entiere;
  const change = useCallback(
    (suivante: (vue: Vue) => Vue) =>
      setChoisie((avant) => ({ sujet, vue: suivante(avant?.sujet === sujet ? avant.vue : entiere) })),
    [sujet, entiere],
  );
  return {
    vue,
    zoom: useCallback((facteur, autour) => change((v) => zoomVue(v, facteur, autour ?? getCentre(v))), [change]),
    pan: useCallback((dx, dy) => change((v) => panVue(v, dx, dy)), [change]),
    reset: useCallback(() => setChoisie(null), []),
    isZoomee: vue !== entiere,
  };
};
