/** Établissements fictifs, posés dans de vraies communes. */
import { type Commune, loadCommunes, loadTerritoires, type Territoire } from './nomenclatures.ts';
import { nameAgricole, nameCfa, nameLycee } from './noms.ts';
import { createPrng, type Prng, sample } from './prng.ts';
import { FILIERES, type Filiere } from './profils.ts';

export type Genre = 'LP' | 'LPO' | 'LGT' | 'agricole' | 'CFA';

export interface Etablissement {
  uai: string;
  nom: string;
  genre: Genre;
  prive: boolean;
  commune: Commune;
  territoire: Territoire;
  latitude: number;
  longitude: number;
  /** Rayonnement propre, qui multiplie les vœux. */
  renom: number;
  /** Écart de taux d'emploi au taux attendu, en points de taux. */
  valeurAjoutee: number;
  affinites: ReadonlyMap<Filiere, number>;
}

const EFFECTIF = 2000;
/** Part de chaque sorte d'établissement : genre, privé sous contrat ou non. */
const SORTES: readonly { genre: Genre; prive: boolean; part: number }[] = [
  { genre: 'LP', prive: false, part: 0.335 },
  { genre: 'LPO', prive: false, part: 0.285 },
  { genre: 'LGT', prive: false, part: 0.09 },
  { genre: 'LP', prive: true, part: 0.09 },
  { genre: 'LPO', prive: true, part: 0.085 },
  { genre: 'agricole', prive: false, part: 0.04 },
  { genre: 'agricole', prive: true, part: 0.03 },
  { genre: 'CFA', prive: true, part: 0.045 },
];
const NOMS_DE_GENRE: Readonly<Record<'LP' | 'LPO' | 'LGT', string>> = {
  LP: 'Lycée professionnel',
  LPO: 'Lycée polyvalent',
  LGT: 'Lycée général et technologique',
};
const LETTRES = 'ABCDEFGHJKLMNPRSTUVWXYZ';
/** Au-delà de tous les numéros attribués : un UAI de la démonstration ne peut pas en désigner un vrai. */
const PREMIER_NUMERO = 9001;
const PREFIXES_CORSES: Readonly<Record<string, string>> = { '02A': '620', '02B': '720' };

/** Lettre de contrôle d'un UAI : reste par 23 de ses sept chiffres. */
export function lettreUai(chiffres: string): string {
  return LETTRES.charAt(Number(chiffres) % 23);
}

function createNumeroteur(): (departement: string) => string {
  const suivants = new Map<string, number>();
  return (departement) => {
    const numero = suivants.get(departement) ?? PREMIER_NUMERO;
    suivants.set(departement, numero + 1);
    const chiffres = `${PREFIXES_CORSES[departement] ?? departement}${numero}`;
    return chiffres + lettreUai(chiffres);
  };
}

function chooseSorte(prng: Prng): (typeof SORTES)[number] {
  let reste = prng.next();
  for (const sorte of SORTES) {
    reste -= sorte.part;
    if (reste < 0) return sorte;
  }
  return SORTES[0] ?? { genre: 'LP', prive: false, part: 1 };
}

/** Quelques filières par établissement, davantage dans celles que sa région porte ; une trace des autres. */
function chooseAffinites(genre: Genre, region: string, prng: Prng): Map<Filiere, number> {
  const nombre = genre === 'LGT' ? 3 : prng.integer(2, 5);
  const poids = (filiere: Filiere) => filiere.regions.get(region) ?? 1;
  const choisies = new Set(sample(prng, FILIERES, nombre, poids));
  return new Map(
    FILIERES.map((filiere) => {
      const forte = genre === 'agricole' ? filiere.nom === 'agriculture' : choisies.has(filiere);
      return [filiere, (forte ? 1 : 0.02) * Math.sqrt(poids(filiere))];
    }),
  );
}

function nameEtablissement(genre: Genre, prive: boolean, commune: Commune, territoire: Territoire, prng: Prng): string {
  if (genre === 'CFA') return nameCfa(territoire.libelleDepartement, prng);
  if (genre === 'agricole') return nameAgricole(prive, commune.nom, prng);
  return nameLycee(NOMS_DE_GENRE[genre], prive, prng);
}

/** Chaque département reçoit d'abord un lycée professionnel et un lycée polyvalent ; le reste suit la taille des communes. */
function placeEtablissements(communes: readonly Commune[], prng: Prng): Commune[] {
  const parDepartement = Map.groupBy(communes, (commune) => commune.departement);
  const premieres = [...parDepartement.values()].flatMap((liste) => {
    const [premiere] = [...liste].sort((a, b) => b.taille - a.taille);
    return premiere === undefined ? [] : [premiere, premiere];
  });
  const cumuls: number[] = [];
  let total = 0;
  for (const commune of communes) {
    if (commune.taille > 0) total += 2 ** (commune.taille - 1);
    cumuls.push(total);
  }
  const suivantes = Array.from({ length: EFFECTIF - premieres.length }, () => {
    const tirage = prng.next() * total;
    return communes[cumuls.findIndex((cumul) => tirage < cumul)];
  });
  return [...premieres, ...suivantes.filter((commune) => commune !== undefined)];
}

export function generateEtablissements(): Etablissement[] {
  const prng = createPrng('etablissements');
  const territoires = loadTerritoires();
  const numeroter = createNumeroteur();
  const noms = new Set<string>();
  return placeEtablissements(loadCommunes(), prng).map((commune, rang) => {
    const territoire = territoires.get(commune.departement);
    if (territoire === undefined) throw new Error(`Département inconnu : ${commune.departement}`);
    const premiers: readonly Genre[] = ['LP', 'LPO'];
    const impose = rang < 202 ? premiers[rang % 2] : undefined;
    const { genre, prive } = impose === undefined ? chooseSorte(prng) : { genre: impose, prive: false };
    let nom = nameEtablissement(genre, prive, commune, territoire, prng);
    if (noms.has(nom)) nom = `${nom} - ${commune.nom}`;
    noms.add(nom);
    return {
      uai: numeroter(commune.departement),
      nom,
      genre,
      prive,
      commune,
      territoire,
      latitude: commune.latitude + (prng.next() - 0.5) * 0.03,
      longitude: commune.longitude + (prng.next() - 0.5) * 0.04,
      renom: Math.exp(0.22 * prng.normal()),
      valeurAjoutee: 0.035 * prng.normal(),
      affinites: chooseAffinites(genre, territoire.region, prng),
    };
  });
}
