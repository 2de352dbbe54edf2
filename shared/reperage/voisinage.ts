import type { Faits } from '../faits/faits.ts';
import { computeDistanceKm, type Lieu } from '../territoires/distance.ts';

/** Un établissement qui offre le même diplôme, et sa distance. */
export type Voisin = { offre: number; etablissement: number; km: number };

export type Voisinage = {
  /** Le plus proche, à quelque distance que ce soit ; nul s'il n'y en a aucun. */
  plusProche: Voisin | null;
  /** Ceux à moins du rayon, un par établissement et par offre. */
  dans: readonly Voisin[];
  /** Établissements du même département dont on ne connaît pas le lieu : ils peuvent être plus proches. */
  sansLieu: number;
};

/** Kilomètres d'un degré de latitude, par défaut : écarte sans calcul ce qui est sûrement trop loin. */
const KM_PAR_DEGRE = 111;

/** Lieu d'un établissement ; nul quand ses coordonnées manquent. */
export const getLieu = ({ etablissements }: Faits, e: number): Lieu | null => {
  const latitude = etablissements.latitude[e] ?? null;
  const longitude = etablissements.longitude[e] ?? null;
  return latitude === null || longitude === null ? null : { latitude, longitude };
};

type Depart = {
  lieu: Lieu;
  /** À moins de cette distance, en km. */
  rayon: number;
  /** Établissement dont on cherche les voisins : il n'est pas le sien. */
  sauf?: number;
  departement: string | null;
};

/** Coordonnées des établissements ; NaN quand elles manquent. En colonnes de nombres, la recherche va dix fois plus vite. */
export type Coordonnees = { latitude: Float64Array; longitude: Float64Array };

const toColonne = (valeurs: readonly (number | null)[]): Float64Array =>
  Float64Array.from(valeurs, (v) => v ?? Number.NaN);

export const buildCoordonnees = ({ etablissements: { latitude, longitude } }: Faits): Coordonnees => ({
  latitude: toColonne(latitude),
  longitude: toColonne(longitude),
});

type Carte = { faits: Faits; coordonnees: Coordonnees };

/** Voisins d'un lieu parmi des offres : le plus proche, et ceux à moins du rayon. */
export const listVoisins = ({ faits, coordonnees }: Carte, offres: readonly number[], depart: Depart): Voisinage => {
  const { departement } = faits.etablissements;
  const { lieu, rayon, sauf } = depart;
  const dans: Voisin[] = [];
  const inconnus = new Set<number>();
  let plusProche: Voisin | null = null;
  for (const offre of offres) {
    const e = faits.offres.etablissement[offre] ?? -1;
    if (e === sauf) continue;
    const latitude = coordonnees.latitude[e] ?? Number.NaN;
    if (Number.isNaN(latitude)) {
      if (departement[e] === depart.departement) inconnus.add(e);
      continue;
    }
    const limite = Math.max(rayon, plusProche?.km ?? Number.POSITIVE_INFINITY);
    if (Math.abs(latitude - lieu.latitude) * KM_PAR_DEGRE > limite) continue;
    const km = computeDistanceKm(lieu, { latitude, longitude: coordonnees.longitude[e] ?? Number.NaN });
    if (km < rayon) dans.push({ offre, etablissement: e, km });
    if (plusProche === null || km < plusProche.km) plusProche = { offre, etablissement: e, km };
  }
  return { plusProche, dans, sansLieu: inconnus.size };
};

/** Centre d'un territoire : la moyenne des lieux connus de ses établissements ; nul si aucun ne l'est. */
export const computeCentre = (faits: Faits, etablissements: readonly number[]): Lieu | null => {
  const lieux = etablissements.flatMap((e) => getLieu(faits, e) ?? []);
  if (lieux.length === 0) return null;
  const somme = (lire: (lieu: Lieu) => number) => lieux.reduce((total, lieu) => total + lire(lieu), 0);
  return { latitude: somme((l) => l.latitude) / lieux.length, longitude: somme((l) => l.longitude) / lieux.length };
};
