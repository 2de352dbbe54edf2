import type { Map as GlMap } from 'maplibre-gl';
import { formatCadre, parseCadre } from '#shared/formations/carte.ts';
import { EMPRISE_FRANCE, type Rectangle } from './contours/insets.ts';

const DUREE_VOL = 500;
const DELAI_CADRE = 250;
export const MARGE_CADRE = 14;

/** Durée d'un vol : nulle pour qui a demandé moins de mouvement. */
export const getDureeVol = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : DUREE_VOL);

export type Cadrage = { show: (emprise: Rectangle, cadre: string) => void };

/**
 * Montre l'emprise demandée, et la recadre si la place change, tant que la personne n'a pas bougé la carte ;
 * sinon dit la vue qu'elle a choisie. Une vue lue de l'adresse l'emporte sur l'emprise, à l'ouverture.
 */
export const buildCadrage = (carte: GlMap, onCadre: (cadre: string) => void): Cadrage => {
  let emprise: Rectangle = EMPRISE_FRANCE;
  let connu: { emprise: Rectangle; cadre: string } | null = null;
  let isDeplacee = false;
  let attente: ReturnType<typeof setTimeout> | undefined;
  const frame = (duree: number): void => {
    const [ouest, sud, est, nord] = emprise;
    carte.fitBounds([ouest, sud, est, nord], { padding: MARGE_CADRE, duration: duree });
  };
  const tell = (cadre: string): void => {
    if (connu) connu.cadre = cadre;
    onCadre(cadre);
  };
  carte.on('movestart', (e) => {
    if (e.originalEvent) isDeplacee = true;
    clearTimeout(attente);
  });
  carte.on('moveend', (e) => {
    if (!e.originalEvent) return;
    const { lng, lat } = carte.getCenter();
    attente = setTimeout(() => tell(formatCadre([lng, lat], carte.getZoom())), DELAI_CADRE);
  });
  carte.on('remove', () => clearTimeout(attente));
  carte.on('resize', () => {
    if (!isDeplacee) frame(0);
  });
  const jump = (cadre: string): boolean => {
    const vue = parseCadre(cadre);
    if (!vue) return false;
    isDeplacee = true;
    carte.jumpTo({ center: vue.centre, zoom: vue.zoom });
    return true;
  };
  return {
    show: (suivante, cadre) => {
      const premiere = connu === null;
      const isAutre = connu?.emprise !== suivante;
      const isCadreAutre = connu?.cadre !== cadre;
      emprise = suivante;
      connu = { emprise: suivante, cadre };
      if ((premiere || !isAutre) && isCadreAutre && jump(cadre)) return;
      if (!isAutre && (!isCadreAutre || cadre !== '')) return;
      isDeplacee = false;
      frame(premiere ? 0 : getDureeVol());
      if (cadre !== '') tell('');
    },
  };
};
