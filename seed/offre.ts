/** Répartition des formations entre les établissements. */
import type { Etablissement, Genre } from './etablissements.ts';
import { chooseChaine, type Lignee, type Referentiel } from './lignees.ts';
import type { Mef } from './nomenclatures.ts';
import { bruit, clamp, createPrng, type Prng, sample } from './prng.ts';
import type { Voie } from './profils.ts';

export interface Offre {
  etablissement: Etablissement;
  lignee: Lignee;
  chaine: readonly Mef[];
  voie: Voie;
  capacite: number;
  /** Première rentrée avec des entrants ; première rentrée sans. */
  ouverture: number;
  fermeture: number;
}

/** L'enseignement agricole échappe presque entièrement au constat de rentrée et à InserJeunes. */
export function estAuConstat(etablissement: Etablissement): boolean {
  return etablissement.genre !== 'agricole' || bruit(`constat/${etablissement.uai}`) > 1.2;
}

/** Part de l'offre nationale que la démonstration reproduit. */
const ECHELLE_SCOLAIRE = 0.68;
const ECHELLE_APPRENTISSAGE = 0.2;
/** L'apprentissage infra-bac n'est pas sur Parcoursup : il se déduit de l'offre scolaire. */
const PART_APPRENTIS: Readonly<Record<string, number>> = { '500': 0.15, '400': 0.12, '403': 0.2, '503': 0.15 };
const MINIMUM_MARITIME = 10;

/** Compatibilité d'un établissement et d'un dispositif : un BTS n'ouvre guère en lycée professionnel. */
const COMPATIBILITES: Readonly<Record<Genre, (lignee: Lignee) => number>> = {
  LP: ({ niveau }) => (estAgricole(niveau) ? 0 : niveau === '320' ? 0.06 : 1),
  LPO: ({ niveau }) => (estAgricole(niveau) ? 0 : niveau === '320' ? 1 : 0.75),
  LGT: ({ niveau }) => (niveau === '320' ? 1.3 : 0),
  agricole: ({ niveau }) => (estAgricole(niveau) ? 1 : 0),
  CFA: () => 0,
};

const GENRES: readonly Genre[] = ['LP', 'LPO', 'LGT', 'agricole', 'CFA'];

/** Les diplômes de l'enseignement agricole : 503, 403 et 323. */
function estAgricole(niveau: string): boolean {
  return niveau.endsWith('3');
}

function compatibilite(genre: Genre, lignee: Lignee, voie: Voie): number {
  const scolaire = COMPATIBILITES[genre](lignee);
  if (voie === 'scolaire') return scolaire;
  if (genre === 'CFA') return 12;
  return scolaire * (lignee.niveau === '320' || estAgricole(lignee.niveau) ? 1 : 0.15);
}

/** Un établissement déjà bien pourvu attire moins : sans ce frein, quelques-uns rassembleraient toute une filière. */
function createRepartition(
  etablissements: readonly Etablissement[],
  referentiel: Referentiel,
  derniereRentree: number,
) {
  const places = etablissements.map((etablissement) => {
    const moyenne = etablissement.genre === 'CFA' ? 18 : etablissement.genre === 'LGT' ? 4 : 8;
    return {
      etablissement,
      frein: 1,
      pas: Math.exp(-1.6 / (moyenne * Math.exp(0.35 * bruit(`taille/${etablissement.uai}`)))),
    };
  });
  return (lignee: Lignee, voie: Voie, effectif: number, prng: Prng): Offre[] => {
    const compatibles = new Map(GENRES.map((genre) => [genre, compatibilite(genre, lignee, voie)]));
    const choisis = sample(prng, places, effectif, ({ etablissement, frein }) => {
      const adequation = compatibles.get(etablissement.genre) ?? 0;
      return adequation === 0 ? 0 : adequation * frein * (etablissement.affinites.get(lignee.filiere) ?? 0);
    });
    return choisis.map((place) => {
      place.frein *= place.pas;
      return createOffre(referentiel, place.etablissement, lignee, voie, derniereRentree);
    });
  };
}

function createOffre(
  referentiel: Referentiel,
  etablissement: Etablissement,
  lignee: Lignee,
  voie: Voie,
  derniereRentree: number,
): Offre {
  const prng = createPrng(`offre/${etablissement.uai}/${lignee.cle}/${voie}`);
  const base = prng.pick(lignee.filiere.capacites);
  const superieur = lignee.niveau.startsWith('32');
  const capacite = superieur ? clamp(base * 1.5, 15, 35) : lignee.niveau === '500' ? Math.min(base, 24) : base;
  const specialisation = lignee.duree === 1 || voie === 'apprentissage' ? Math.min(capacite, 15) : capacite;
  return {
    etablissement,
    lignee,
    chaine: chooseChaine(referentiel, lignee, prng),
    voie,
    capacite: Math.round(etablissement.prive ? specialisation * 0.85 : specialisation),
    ouverture: prng.chance(0.035) ? derniereRentree - prng.integer(0, 3) : 0,
    fermeture: prng.chance(0.03) ? derniereRentree - prng.integer(0, 2) : Number.POSITIVE_INFINITY,
  };
}

function effectifs(lignee: Lignee): { scolaire: number; apprentissage: number } {
  const variation = Math.exp(0.12 * bruit(`diffusion/${lignee.cle}`));
  const places =
    lignee.filiere.nom === 'mer' ? Math.max(lignee.placesScolaires, MINIMUM_MARITIME) : lignee.placesScolaires;
  const apprentis = lignee.placesApprentissage * ECHELLE_APPRENTISSAGE + places * (PART_APPRENTIS[lignee.niveau] ?? 0);
  return {
    scolaire: Math.max(2, Math.round(places * ECHELLE_SCOLAIRE * variation)),
    apprentissage: Math.round(apprentis * variation),
  };
}

export function generateOffres(
  referentiel: Referentiel,
  etablissements: readonly Etablissement[],
  derniereRentree: number,
): Offre[] {
  const prng = createPrng('offres');
  const repartir = createRepartition(etablissements, referentiel, derniereRentree);
  // Les formations rares d'abord : les plus répandues trouveront toujours de la place.
  const lignees = [...referentiel.lignees].sort((a, b) => a.placesScolaires - b.placesScolaires);
  const offres = lignees.flatMap((lignee) => {
    const { scolaire, apprentissage } = effectifs(lignee);
    return [...repartir(lignee, 'scolaire', scolaire, prng), ...repartir(lignee, 'apprentissage', apprentissage, prng)];
  });
  // Rangées par établissement, comme dans tous les fichiers officiels.
  return [...Map.groupBy(offres, ({ etablissement }) => etablissement).entries()]
    .sort(([a], [b]) => (a.uai < b.uai ? -1 : 1))
    .flatMap(([, groupe]) => groupe);
}
