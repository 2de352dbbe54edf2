import { useMemo } from 'react';
import type { BullePlacee } from './bulles.tsx';
import { type Boite, type Etiquette, placeEtiquettes } from './etiquettes.ts';
import type { Bulle, Moyennes } from './points.ts';
import { type Cadre, toEcran, type Vue } from './vue.ts';

/** Étiquettes au plus : la vue entière en montre peu, chaque doublement du zoom en ajoute. */
const BASE = 14;

type Options = {
  bulles: readonly Bulle[];
  vue: Vue;
  cadre: Cadre;
  retenues: ReadonlySet<string> | null;
  /** Formations nommées quoi qu'il arrive, par ordre de priorité. */
  nommees: readonly string[];
  /** Formation que l'infobulle nomme déjà. */
  active: string;
  moyennes: Moyennes;
};

/** Ce que le fond écrit déjà : le nom des cases et celui des moyennes. */
const listReserves = (vue: Vue, cadre: Cadre, { poursuite, emploi }: Moyennes): Boite[] => {
  const { gauche, droite, haut, bas } = cadre;
  const [, y] = toEcran(vue, cadre, [poursuite ?? 0, emploi ?? 0]);
  return [
    { gauche, droite, haut, bas: haut + 20 },
    { gauche, droite: gauche + 30, haut: bas - 22, bas },
    { gauche: droite - 30, droite, haut: bas - 22, bas },
    { gauche: droite - 170, droite, haut: y - 17, bas: y },
  ];
};

/** Place les bulles dans le cadre, et les étiquettes de celles qui s'y voient. */
export const useDessin = ({ bulles, vue, cadre, retenues, nommees, active, moyennes }: Options) => {
  const placees = useMemo(
    () =>
      bulles.map((bulle): BullePlacee => {
        const [px, py] = toEcran(vue, cadre, [bulle.x, bulle.y]);
        return { ...bulle, px, py };
      }),
    [bulles, vue, cadre],
  );
  const visibles = useMemo(
    () =>
      placees.filter(({ px, py }) => px >= cadre.gauche && px <= cadre.droite && py >= cadre.haut && py <= cadre.bas),
    [placees, cadre],
  );
  const etiquettes = useMemo((): Etiquette[] => {
    const enAvant = visibles.filter(({ cle }) => nommees.includes(cle));
    const autres = visibles.filter(
      ({ cle }) => !nommees.includes(cle) && cle !== active && (retenues?.has(cle) ?? true),
    );
    const cibles = [...enAvant, ...autres].map(({ cle, libelle, px, py, rayon }) => ({
      cle,
      texte: libelle,
      px,
      py,
      rayon,
    }));
    const nombre = Math.round(BASE * (100 / Math.max(6, vue.x1 - vue.x0)));
    const placables = placeEtiquettes(cibles, cadre, enAvant.length, listReserves(vue, cadre, moyennes));
    return placables.slice(0, Math.max(nombre, enAvant.length));
  }, [visibles, nommees, active, retenues, vue, cadre, moyennes]);
  return { placees, visibles, etiquettes };
};
