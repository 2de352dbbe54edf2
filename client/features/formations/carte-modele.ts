import { buildEchelle, type Echelle, getCouleur } from '#client/design/scales.ts';
import { JETONS, type Theme } from '#client/design/tokens.ts';
import type { EtatCarte } from '#client/map/etat.ts';
import type { Retenues } from '#shared/explications/retenues.ts';
import { formatValeur } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import { getIndicateur, getMailleMontree } from '#shared/indicateurs/catalogue.ts';
import type { MailleTerritoire } from '#shared/territoires/maille.ts';
import { type Annees, getAnnees } from './annees.ts';
import {
  buildEchellesPoints,
  buildPoints,
  type EchellesPoints,
  listSujets,
  type ReglagePoints,
  type Sujet,
} from './carte-points.ts';
import { buildReperes, buildValeurs, type SourceValeurs, type ValeurTerritoire } from './territoires.ts';

/** D'où vient une carte : ses faits, ses offres, ses taux, son indicateur. */
export type SourceVue = SourceValeurs & {
  /** Titre au-dessus de la carte, quand il y en a deux. */
  titre: string;
  /** Rentrée demandée ; 0 = la dernière de chaque source. */
  rentree: number;
  /** Ce que gardent les filtres de colonnes ; nul sans eux. */
  retenues: Retenues | null;
};

/** Une carte : ses valeurs par territoire et ses points, sans couleur ni thème. */
export type Vue = SourceVue & {
  maille: MailleTerritoire;
  annees: Annees;
  valeurs: ValeurTerritoire[];
  sujets: Sujet[];
};

/** Prépare une carte ; `deja`, une carte des mêmes offres, prête ses points. */
export const buildVue = (
  source: SourceVue,
  choisie: MailleTerritoire,
  points: ReglagePoints['points'],
  deja?: Vue,
): Vue => {
  const { client, offres, locaux, indicateur } = source;
  const maille = getMailleMontree(indicateur, choisie);
  return {
    ...source,
    maille,
    annees: getAnnees(client.faits.periode, locaux),
    valeurs: buildValeurs(source, maille),
    sujets: deja?.client === client && deja.offres === offres ? deja.sujets : listSujets(client, offres, points),
  };
};

const listNombres = (vue: Vue): number[] => vue.valeurs.flatMap(({ valeur }) => valeur.valeur ?? []);

export type Echelles = { territoires: Echelle[]; points: EchellesPoints };

/** Échelles des cartes montrées : la même pour un même indicateur, et toujours la même pour les points. */
export const buildEchelles = (vues: readonly Vue[], reglage: ReglagePoints, theme: Theme): Echelles => ({
  territoires: vues.map((vue) =>
    buildEchelle(vues.filter(({ indicateur }) => indicateur === vue.indicateur).flatMap(listNombres), theme),
  ),
  points: buildEchellesPoints(
    vues.flatMap(({ sujets }) => sujets),
    reglage,
    theme,
  ),
});

/** Dit si un territoire est hors de celui, ou de la zone, que l'on regarde. */
export const isHors = ({ motif }: Valeur): boolean => motif === 'hors_territoire';

/** Territoires du tableau : ceux du lieu choisi, sur une carte au moins. */
export const listDedans = (vues: readonly Vue[]): ValeurTerritoire[] => {
  const dedans = new Set(vues.flatMap((vue) => vue.valeurs.flatMap((v) => (isHors(v.valeur) ? [] : v.code))));
  return vues[0]?.valeurs.filter(({ code }) => dedans.has(code)) ?? [];
};

const SANS_REPERE: EtatCarte['reperes'] = { type: 'FeatureCollection', features: [] };

/** Ce que la carte dessine d'une vue, aux couleurs d'un thème. */
export const drawVue = (
  vue: Vue,
  echelle: Echelle,
  points: EchellesPoints,
  reglage: ReglagePoints,
  theme: Theme,
): Pick<EtatCarte, 'maille' | 'couleurs' | 'textes' | 'reperes' | 'points' | 'groupes'> => ({
  maille: vue.maille,
  couleurs: new Map(
    vue.valeurs.flatMap(({ code, valeur }) => {
      if (isHors(valeur)) return [[code, JETONS[theme].carteHors] as const];
      return valeur.valeur === null ? [] : [[code, getCouleur(echelle, valeur.valeur)] as const];
    }),
  ),
  textes: new Map(
    vue.valeurs.map(({ code, libelle, valeur }) => [
      code,
      {
        // Hors du lieu choisi, rien ne s'écrit : la place va à ce que l'on regarde.
        nom: isHors(valeur) ? '' : libelle,
        valeur: valeur.valeur === null ? '' : formatValeur(vue.indicateur, valeur),
      },
    ]),
  ),
  reperes: vue.maille === 'zone' || vue.maille === 'bassin' ? buildReperes(vue.client, vue.maille) : SANS_REPERE,
  points: buildPoints(vue.sujets, reglage, points, theme),
  groupes: reglage.points === 'etablissements' && reglage.taille === '' && reglage.teinte === '',
});

/** Lignes de l'infobulle d'un territoire : son nom, et la valeur ou la raison de son absence. */
export const describeTerritoire = (vue: Vue, code: string): string[] => {
  const territoire = vue.valeurs.find((v) => v.code === code);
  if (!territoire) return [code];
  const { motif } = territoire.valeur;
  const nombre = `${getIndicateur(vue.indicateur).libelle} : ${formatValeur(vue.indicateur, territoire.valeur)}`;
  return [territoire.libelle, motif ? MOTIFS_ABSENCE[motif].phrase : nombre];
};
