import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import type { Besoins, Chomage, Tension } from './besoins.ts';
import { listCellules, listDepartements, listOffresIci, listRegions, type Offre } from './lieux.ts';
import { mergeBesoins, type SommeBesoins, sumParFamille } from './sommes.ts';

/** Capacités connues d'un diplôme dans un territoire, toutes voies et tous dispositifs réunis. */
type CapaciteDiplome = { familles: readonly number[]; capacite: number; offres: number; connues: number };

/**
 * Ce qu'un territoire donne à diviser : projets par famille, et diplômes qui mènent à chaque famille. Bâti une fois,
 * lu souvent.
 */
export type TableTerritoire = { parFamille: Map<number, SommeBesoins>; diplomes: Map<number, CapaciteDiplome[]> };

const sumCapacites = (
  faits: Offre,
  liens: Map<string, readonly number[]>,
  territoire: string,
): Iterable<CapaciteDiplome> => {
  const { offres, cfds } = listOffresIci(faits, territoire);
  const parCfd = new Map<string, CapaciteDiplome>();
  for (const i of offres) {
    const cfd = cfds[faits.offres.formation[i] ?? -1] ?? '';
    const familles = liens.get(cfd);
    if (!familles?.length) continue;
    const diplome = parCfd.get(cfd) ?? { familles, capacite: 0, offres: 0, connues: 0 };
    const capacite = faits.offres.capacite[i] ?? null;
    diplome.offres += 1;
    if (capacite !== null) diplome.connues += 1;
    diplome.capacite += capacite ?? 0;
    parCfd.set(cfd, diplome);
  }
  return parCfd.values();
};

const liensIndexes = new WeakMap<Besoins['liens'], Map<string, readonly number[]>>();

/** Familles de chaque CFD, par leur rang ; indexées une fois par jeu de liens. */
export const indexLiens = ({ liens }: Besoins): Map<string, readonly number[]> => {
  const index = liensIndexes.get(liens) ?? new Map(liens.cfd.map((cfd, i) => [cfd, liens.familles[i] ?? []]));
  liensIndexes.set(liens, index);
  return index;
};

/** Projets par famille et capacités par diplôme d'un territoire. */
export const buildTable = (besoins: Besoins, faits: Offre, territoire: string): TableTerritoire => {
  const diplomes = new Map<number, CapaciteDiplome[]>();
  for (const diplome of sumCapacites(faits, indexLiens(besoins), territoire))
    for (const famille of diplome.familles) {
      const menant = diplomes.get(famille) ?? [];
      diplomes.set(famille, menant);
      menant.push(diplome);
    }
  return { parFamille: sumParFamille(besoins.cellules, listCellules(besoins, territoire)), diplomes };
};

/** Somme des projets d'un ensemble de familles dans un territoire. */
export const sumFamilles = (table: TableTerritoire, familles: readonly number[]): SommeBesoins =>
  mergeBesoins(familles.flatMap((famille) => table.parFamille.get(famille) ?? []));

/** Places formées vers des familles : places au prorata, offres qui y mènent, celles dont la capacité est connue. */
export type PlacesFormees = { places: number; offres: number; connues: number };

/**
 * Places du territoire qui mènent à un ensemble M de familles : chaque diplôme compte pour la part de ses familles
 * qui est dans M (une capacité de 24 vers trois familles dont une dans M : 8 places).
 */
export const computePlaces = (table: TableTerritoire, familles: readonly number[]): PlacesFormees => {
  const ensemble = new Set(familles);
  const total: PlacesFormees = { places: 0, offres: 0, connues: 0 };
  for (const diplome of new Set(familles.flatMap((famille) => table.diplomes.get(famille) ?? []))) {
    const communes = diplome.familles.filter((f) => ensemble.has(f)).length;
    total.places += (diplome.capacite * communes) / diplome.familles.length;
    total.offres += diplome.offres;
    total.connues += diplome.connues;
  }
  return total;
};

/**
 * Métiers d'un ensemble de familles inscrits à l'arrêté pour la région du territoire. L'inscription « France
 * entière » vaut partout ; pour la France, elle seule compte.
 */
export const listTensions = (besoins: Besoins, territoire: string, familles: readonly number[]): Tension[] => {
  const regions = new Set(['', ...listRegions(besoins, territoire)]);
  const codes = new Set(familles.map((f) => besoins.familles[f]?.code));
  const vus = new Set<string>();
  return besoins.tension.filter(({ region, famille, metier }) => {
    if (!regions.has(region) || !codes.has(famille) || vus.has(metier)) return false;
    vus.add(metier);
    return true;
  });
};

/**
 * Chômage publié le plus proche du territoire : celui du département, sinon de la région. Un bassin prend celui de
 * son département, une académie celui de sa région. Rien pour la France : le fichier ne la porte pas.
 */
export const findChomage = (besoins: Besoins, territoire: string): Chomage | null => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return null;
  const departements =
    choisi.maille === 'departement' || choisi.maille === 'bassin' ? listDepartements(besoins, territoire) : [];
  const regions = listRegions(besoins, territoire);
  const find = (maille: Chomage['maille'], code: string | undefined) =>
    besoins.chomages.find((c) => c.maille === maille && c.code === code) ?? null;
  const departement = departements.length === 1 ? find('departement', departements[0]?.code) : null;
  return departement ?? (regions.length === 1 ? find('region', regions[0]) : null);
};

/** Taux de chômage du territoire, en fraction. */
export const computeChomage = (besoins: Besoins, territoire: string): Valeur => {
  const chomage = findChomage(besoins, territoire);
  return chomage === null ? absent('donnee_absente') : present(chomage.taux);
};
