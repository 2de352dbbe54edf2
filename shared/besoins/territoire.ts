import type { Faits } from '../faits/faits.ts';
import { selectEtablissements } from '../faits/selection.ts';
import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import type { Besoins, Chomage, Tension } from './besoins.ts';
import { mergeBesoins, type SommeBesoins, sumParFamille } from './sommes.ts';

/**
 * Dit si une cellule est dans un territoire (« maille:code », vide = France). Un bassin peut être à cheval sur des
 * départements : région, académie et département se lisent au département de la cellule, le bassin à son code.
 */
export const selectCellules = (besoins: Besoins, territoire: string): ((cellule: number) => boolean) => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return () => true;
  const { bassin, departement } = besoins.cellules;
  if (choisi.maille === 'bassin') {
    const rang = besoins.bassins.indexOf(choisi.code);
    return (i) => bassin[i] === rang;
  }
  const { maille } = choisi;
  const retenus = besoins.departements.map((d) => (maille === 'departement' ? d.code : d[maille]) === choisi.code);
  return (i) => retenus[departement[i] ?? -1] ?? false;
};

/** Capacités connues d'un diplôme dans un territoire, toutes voies et tous dispositifs réunis. */
type CapaciteDiplome = { familles: readonly number[]; capacite: number; offres: number; connues: number };

/** Ce qu'un territoire donne à diviser : projets par famille, capacités par diplôme. Bâti une fois, lu souvent. */
export type TableTerritoire = { parFamille: Map<number, SommeBesoins>; diplomes: CapaciteDiplome[] };

type Offre = Pick<Faits, 'formations' | 'etablissements' | 'offres'>;

const sumCapacites = (faits: Offre, liens: Map<string, readonly number[]>, territoire: string): CapaciteDiplome[] => {
  const retenus = selectEtablissements(faits.etablissements, territoire);
  const parCfd = new Map<string, CapaciteDiplome>();
  const cfds = faits.formations.cle.map((cle) => cle.slice(0, 8));
  faits.offres.formation.forEach((f, i) => {
    const cfd = cfds[f] ?? '';
    const familles = liens.get(cfd);
    if (!familles?.length || !retenus[faits.offres.etablissement[i] ?? -1]) return;
    const diplome = parCfd.get(cfd) ?? { familles, capacite: 0, offres: 0, connues: 0 };
    const capacite = faits.offres.capacite[i] ?? null;
    diplome.offres += 1;
    if (capacite !== null) diplome.connues += 1;
    diplome.capacite += capacite ?? 0;
    parCfd.set(cfd, diplome);
  });
  return [...parCfd.values()];
};

/** Familles de chaque CFD, par leur rang. */
export const indexLiens = ({ liens }: Besoins): Map<string, readonly number[]> =>
  new Map(liens.cfd.map((cfd, i) => [cfd, liens.familles[i] ?? []]));

/** Projets par famille et capacités par diplôme d'un territoire. */
export const buildTable = (besoins: Besoins, faits: Offre, territoire: string): TableTerritoire => ({
  parFamille: sumParFamille(besoins.cellules, selectCellules(besoins, territoire)),
  diplomes: sumCapacites(faits, indexLiens(besoins), territoire),
});

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
  for (const diplome of table.diplomes) {
    const communes = diplome.familles.filter((f) => ensemble.has(f)).length;
    if (communes === 0) continue;
    total.places += (diplome.capacite * communes) / diplome.familles.length;
    total.offres += diplome.offres;
    total.connues += diplome.connues;
  }
  return total;
};

/** Régions d'un territoire ; aucune pour la France, parfois deux pour un bassin. */
export const listRegions = (besoins: Besoins, territoire: string): string[] => {
  if (!parseTerritoire(territoire)) return [];
  return [...new Set(listDepartements(besoins, territoire).map((d) => d.region))];
};

const listDepartements = (besoins: Besoins, territoire: string): Besoins['departements'] => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return besoins.departements;
  const { maille, code } = choisi;
  if (maille !== 'bassin')
    return besoins.departements.filter((d) => (maille === 'departement' ? d.code : d[maille]) === code);
  const rang = besoins.bassins.indexOf(code);
  const { bassin, departement } = besoins.cellules;
  const rangs = new Set(departement.filter((_, i) => bassin[i] === rang));
  return besoins.departements.filter((_, d) => rangs.has(d));
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
