import type { Faits, Periode } from '../faits/faits.ts';
import type { Position } from '../indicateurs/quadrant.ts';

/** Place d'une formation dans une région, et ses taux diffusés (0 à 1) ; nuls quand ils ne le sont pas. */
export type LignePlace = {
  cle: string;
  formation: string;
  region: string;
  position: Position;
  emploi: number | null;
  poursuite: number | null;
};

/** Une formation dans un établissement, avec ses comptes d'entrée ; nuls quand ils sont inconnus. */
export type LigneOffre = {
  cle: string;
  formation: string;
  etablissement: string;
  effectif: number | null;
  capacite: number | null;
  voeux: number | null;
};

/** Ce que deux versions des données comparent : ce qu'elles montrent, jamais ce qu'elles taisent. */
export type Jeu = { periode: Periode; places: LignePlace[]; offres: LigneOffre[] };

/** Intitulé qui distingue les formations de même nom : diplôme, et apprentissage s'il y a lieu. */
const buildIntitules = ({ formations, niveaux }: Faits): string[] => {
  const libelles = new Map(niveaux.map(({ code, libelle }) => [code, libelle]));
  return formations.libelle.map((libelle, rang) => {
    const niveau = formations.niveau[rang] ?? '';
    const voie = formations.voie[rang] === 'apprentissage' ? ', apprentissage' : '';
    return `${libelle}, ${libelles.get(niveau) ?? niveau}${voie}`;
  });
};

const toTaux = (diffuse: unknown): number | null => (typeof diffuse === 'number' ? diffuse : null);

const listPlaces = ({ formations, sorties, regions }: Faits, intitules: readonly string[]): LignePlace[] => {
  const libelles = new Map(regions.map(({ code, libelle }) => [code, libelle]));
  return sorties.formation.flatMap((rang, i) => {
    const region = sorties.region[i] ?? '';
    // La France n'a pas de quadrant qui lui soit propre : seules comptent les régions.
    if (region === '') return [];
    return {
      cle: `${formations.cle[rang]}|${region}`,
      formation: intitules[rang] ?? '',
      region: libelles.get(region) ?? region,
      position: sorties.position[i] ?? 'hors_quadrant',
      emploi: toTaux(sorties.emploi[i]),
      poursuite: toTaux(sorties.poursuite[i]),
    };
  });
};

const listOffres = ({ formations, etablissements, offres }: Faits, intitules: readonly string[]): LigneOffre[] =>
  offres.formation.map((rang, i) => {
    const lieu = offres.etablissement[i] ?? 0;
    const commune = etablissements.commune[lieu];
    return {
      cle: `${etablissements.uai[lieu]}|${formations.cle[rang]}`,
      formation: intitules[rang] ?? '',
      etablissement: `${etablissements.nom[lieu]}${commune ? ` (${commune})` : ''}`,
      effectif: offres.effectif[i] ?? null,
      capacite: offres.capacite[i] ?? null,
      voeux: offres.voeux[i] ?? null,
    };
  });

/** Extrait de faits diffusables ce que l'on compare d'une version à l'autre. */
export const buildJeu = (faits: Faits): Jeu => {
  const intitules = buildIntitules(faits);
  return { periode: faits.periode, places: listPlaces(faits, intitules), offres: listOffres(faits, intitules) };
};
