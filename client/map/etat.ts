import type { FeatureCollection, Point } from 'geojson';
import type { Etiquettes } from '#shared/formations/carte.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';
import type { ContoursEmploi } from './contours/emploi.ts';
import type { Rectangle } from './contours/insets.ts';

/** Un point posé : un établissement, ou une offre. `rayon` en pixels, `vide` = anneau, faute de valeur. */
export type ProprietesPoint = {
  id: string;
  uai: string;
  /** Formation de l'offre ; vide pour un établissement. */
  formation: string;
  titre: string;
  detail: string;
  rayon: number;
  couleur: string;
  vide: boolean;
  /** Les plus grands dessous, les plus petits dessus. */
  ordre: number;
};
export type Points = FeatureCollection<Point, ProprietesPoint>;

export type ProprietesDemande = { numero: string; titre: string; detail: string; image: string };
export type Demandes = FeatureCollection<Point, ProprietesDemande>;

/** Ce qu'une étiquette écrit sur un territoire ; une valeur vide n'est pas écrite. */
export type TexteTerritoire = { nom: string; valeur: string };

/** Tout ce que la carte montre. Une valeur identique à la précédente n'est pas redessinée. */
export type EtatCarte = {
  maille: MailleTerritoire;
  /** Couleur de chaque territoire qui a une valeur. */
  couleurs: ReadonlyMap<string, string>;
  textes: ReadonlyMap<string, TexteTerritoire>;
  etiquettes: Etiquettes;
  /** Contours approchés des bassins et zones d'emploi ; nuls s'ils manquent : des repères les remplacent. */
  emploi: ContoursEmploi | null;
  reperes: FeatureCollection<Point, { code: string }>;
  points: Points;
  /** Réunir les points voisins en un compte. */
  groupes: boolean;
  demandes: Demandes;
  /** Zone choisie, telle que l'adresse l'écrit. */
  zone: string;
  /** Emprise à montrer : [ouest, sud, est, nord]. */
  emprise: Rectangle;
  /** Vue choisie à la main, telle que l'adresse l'écrit ; vide = l'emprise. */
  cadre: string;
  choisi: string;
  etablissement: string;
  outil: 'lasso' | null;
};

export type Infobulle = { x: number; y: number; lignes: string[] };

/** Ce que la carte dit de ce que fait la personne. */
export type RappelsCarte = {
  describe: (code: string) => string[];
  onSurvol: (infobulle: Infobulle | null) => void;
  onTerritoire: (code: string) => void;
  /** Établissement choisi, et la formation si le point est une offre. */
  onPoint: (uai: string, formation: string) => void;
  onDemande: (numero: string) => void;
  /** Zone entourée au lasso ; vide si le tracé est abandonné ou n'entoure rien. */
  onLasso: (zone: string) => void;
  onCadre: (cadre: string) => void;
  onPanne: () => void;
};
