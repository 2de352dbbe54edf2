import { buildEchelle, type Echelle, getCouleur, getRampePoints } from '#client/design/scales.ts';
import { JETONS, type Theme } from '#client/design/tokens.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { getLignesOffres } from '#client/faits/lignes-offres.ts';
import type { Offre } from '#client/faits/offre.ts';
import type { Points, ProprietesPoint } from '#client/map/etat.ts';
import { computeEntree, type Sommes, sumOffres } from '#shared/faits/agregation.ts';
import { formatValeur } from '#shared/format.ts';
import type { PointsMontres } from '#shared/formations/carte.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeIndicateur, getIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { getPosition } from './territoires.ts';

/** Filtres d'une carte, ses points étant décidés. */
export type FiltresCarte = Omit<FormationsFilters, 'points'> & { points: PointsMontres };
export type ReglagePoints = Pick<FiltresCarte, 'points' | 'taille' | 'teinte'>;

/** Un établissement ou une offre à montrer, placé ou non, et ses valeurs. */
export type Sujet = {
  id: string;
  uai: string;
  formation: string;
  titre: string;
  lieu: string;
  position: [number, number] | null;
  mesure: (code: CodeIndicateur) => Valeur;
};

const mesureEtablissement =
  (sommes: Sommes) =>
  (code: CodeIndicateur): Valeur =>
    isTauxSortie(code) ? absent('grain_regional') : computeEntree(code, sommes);

/** Établissements des offres retenues, chacun avec la somme de ses offres. */
export const listEtablissements = (client: FaitsClient, offres: Int32Array): Sujet[] => {
  const { etablissement } = client.faits.offres;
  const sommes = sumOffres(client.faits, offres, (offre) => etablissement[offre] ?? -1);
  const { uai, nom, commune } = client.faits.etablissements;
  return sommes.flatMap((groupe, e) => {
    if (!groupe) return [];
    const n = groupe.lignes;
    return {
      id: uai[e] ?? '',
      uai: uai[e] ?? '',
      formation: '',
      titre: nom[e] ?? '',
      lieu: `${commune[e] ?? 'Commune inconnue'} · ${n} formation${n > 1 ? 's' : ''}`,
      position: getPosition(client, e),
      mesure: mesureEtablissement(groupe),
    };
  });
};

/** Pas de la spirale, en degrés : les offres d'un établissement se séparent quand on approche. */
const PAS_SPIRALE = 0.0021;
const ANGLE_OR = Math.PI * (3 - Math.sqrt(5));

const spread = ([x, y]: [number, number], rang: number): [number, number] => {
  const rayon = PAS_SPIRALE * Math.sqrt(rang);
  return [x + rayon * Math.cos(rang * ANGLE_OR) * 1.4, y + rayon * Math.sin(rang * ANGLE_OR)];
};

/** Offres retenues, une à une, en spirale autour de leur établissement. */
export const listOffres = (client: FaitsClient, offres: Int32Array): Sujet[] => {
  const lignes = getLignesOffres(client);
  const rangs = new Map<number, number>();
  return Array.from(offres, (rang): Sujet => {
    const offre = lignes[rang] ?? (lignes[0] as Offre);
    const e = client.faits.offres.etablissement[rang] ?? 0;
    const voisines = rangs.get(e) ?? 0;
    rangs.set(e, voisines + 1);
    const position = getPosition(client, e);
    return {
      id: offre.id,
      uai: offre.uai,
      formation: offre.cle,
      titre: offre.formation,
      lieu: `${offre.etablissement} · ${offre.ville ?? 'Commune inconnue'}`,
      position: position && spread(position, voisines),
      mesure: (code) => offre.mesure(code),
    };
  });
};

/** Ce que la carte pose en points. */
export const listSujets = (client: FaitsClient, offres: Int32Array, points: ReglagePoints['points']): Sujet[] => {
  if (points === 'aucun') return [];
  return points === 'offres' ? listOffres(client, offres) : listEtablissements(client, offres);
};

/** Aire proportionnelle à la valeur : le plus grand point vaut `max`. */
export type EchelleTaille = { max: number; rayonMax: number };
export type EchellesPoints = { taille: EchelleTaille | null; teinte: Echelle | null };

/** Rayons en pixels : le plus grand possible sans que `nombre` points couvrent la carte. */
const RAYONS = {
  etablissements: { simple: 4.5, etendue: 260, min: 6, max: 18 },
  offres: { simple: 2.4, etendue: 450, min: 3.6, max: 10 },
  aucun: { simple: 0, etendue: 0, min: 0, max: 0 },
};
const RAYON_MIN = 1.4;
const RAYON_VIDE = 2.2;

const computeRayonMax = (points: ReglagePoints['points'], nombre: number): number => {
  const { etendue, min, max } = RAYONS[points];
  return Math.min(max, Math.max(min, etendue / Math.sqrt(Math.max(1, nombre))));
};

export const computeRayon = ({ max, rayonMax }: EchelleTaille, valeur: number): number =>
  max === 0 ? RAYON_MIN : Math.max(RAYON_MIN, rayonMax * Math.sqrt(Math.abs(valeur) / max));

const listValeurs = (sujets: readonly Sujet[], code: CodeIndicateur): number[] =>
  sujets.flatMap((sujet) => sujet.mesure(code).valeur ?? []);

/** Échelles de taille et de couleur communes à tous les points montrés, sur une carte ou sur deux. */
export const buildEchellesPoints = (
  sujets: readonly Sujet[],
  { points, taille, teinte }: ReglagePoints,
  theme: Theme,
): EchellesPoints => ({
  taille:
    (taille && {
      max: listValeurs(sujets, taille).reduce((max, v) => Math.max(max, Math.abs(v)), 0),
      rayonMax: computeRayonMax(points, sujets.length),
    }) ||
    null,
  teinte: teinte ? buildEchelle(listValeurs(sujets, teinte), theme, getRampePoints(theme)) : null,
});

const describeSujet = (sujet: Sujet, codes: readonly (CodeIndicateur | '')[]): string =>
  [
    sujet.lieu,
    ...[...new Set(codes)].flatMap((code) =>
      code ? `${getIndicateur(code).libelle} : ${formatValeur(code, sujet.mesure(code))}` : [],
    ),
  ].join('\n');

const buildProprietes = (
  sujet: Sujet,
  { points, taille, teinte }: ReglagePoints,
  echelles: EchellesPoints,
  theme: Theme,
): ProprietesPoint => {
  const grandeur = taille ? sujet.mesure(taille).valeur : null;
  const nuance = teinte ? sujet.mesure(teinte).valeur : null;
  const j = JETONS[theme];
  const rayon =
    echelles.taille === null
      ? RAYONS[points].simple
      : grandeur === null
        ? RAYON_VIDE
        : computeRayon(echelles.taille, grandeur);
  return {
    id: sujet.id,
    uai: sujet.uai,
    formation: sujet.formation,
    titre: sujet.titre,
    detail: describeSujet(sujet, [taille, teinte]),
    rayon,
    couleur: !echelles.teinte
      ? j.cartePoint
      : nuance === null
        ? j.carteSansValeur
        : getCouleur(echelles.teinte, nuance),
    vide: taille !== '' && grandeur === null,
    ordre: -rayon,
  };
};

/** Points de la carte ; ceux qui n'ont pas de coordonnées n'y sont pas, la légende les compte. */
export const buildPoints = (
  sujets: readonly Sujet[],
  reglage: ReglagePoints,
  echelles: EchellesPoints,
  theme: Theme,
): Points => ({
  type: 'FeatureCollection',
  features: sujets.flatMap((sujet) =>
    sujet.position
      ? {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: sujet.position },
          properties: buildProprietes(sujet, reglage, echelles, theme),
        }
      : [],
  ),
});
