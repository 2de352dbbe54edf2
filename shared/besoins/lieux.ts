import type { Faits } from '../faits/faits.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import type { Besoins, ColonnesCellules } from './besoins.ts';

type Departements = Besoins['departements'];

/** Rangs rangés par lieu : une carte demande quatre cents bassins, on ne relit pas tout pour chacun. */
type IndexCellules = { toutes: number[]; parDepartement: number[][]; parBassin: number[][] };

const indexes = new WeakMap<ColonnesCellules, IndexCellules>();

const groupRangs = (colonne: readonly number[]): number[][] => {
  const groupes: number[][] = [];
  colonne.forEach((lieu, i) => {
    const groupe = groupes[lieu] ?? [];
    groupes[lieu] = groupe;
    groupe.push(i);
  });
  return groupes;
};

const getIndex = (cellules: ColonnesCellules): IndexCellules => {
  const connu = indexes.get(cellules);
  if (connu) return connu;
  const index = {
    toutes: cellules.bassin.map((_, i) => i),
    parDepartement: groupRangs(cellules.departement),
    parBassin: groupRangs(cellules.bassin),
  };
  indexes.set(cellules, index);
  return index;
};

/** Départements d'un territoire ; pour un bassin, ceux où la BMO a des cellules. */
export const listDepartements = (besoins: Besoins, territoire: string): Departements => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return besoins.departements;
  const { maille, code } = choisi;
  // La BMO n'a pas de zone d'emploi : la maille de l'Insee ne recoupe pas ses bassins.
  if (maille === 'zone') return [];
  if (maille !== 'bassin')
    return besoins.departements.filter((d) => (maille === 'departement' ? d.code : d[maille]) === code);
  const cellules = getIndex(besoins.cellules).parBassin[besoins.bassins.indexOf(code)] ?? [];
  const rangs = new Set(cellules.map((i) => besoins.cellules.departement[i]));
  return besoins.departements.filter((_, d) => rangs.has(d));
};

/**
 * Rangs des cellules d'un territoire (« maille:code », vide = France). Un bassin peut être à cheval sur des
 * départements : région, académie et département se lisent au département de la cellule, le bassin à son code.
 */
export const listCellules = (besoins: Besoins, territoire: string): readonly number[] => {
  const index = getIndex(besoins.cellules);
  const choisi = parseTerritoire(territoire);
  if (!choisi) return index.toutes;
  if (choisi.maille === 'bassin') return index.parBassin[besoins.bassins.indexOf(choisi.code)] ?? [];
  const retenus = new Set(listDepartements(besoins, territoire).map((d) => d.code));
  return besoins.departements.flatMap((d, rang) => (retenus.has(d.code) ? (index.parDepartement[rang] ?? []) : []));
};

/** Régions d'un territoire ; aucune pour la France, parfois deux pour un bassin. */
export const listRegions = (besoins: Besoins, territoire: string): string[] => {
  if (!parseTerritoire(territoire)) return [];
  return [...new Set(listDepartements(besoins, territoire).map((d) => d.region))];
};

/** Ce qu'il faut des faits pour compter les places. */
export type Offre = Pick<Faits, 'formations' | 'etablissements' | 'offres'>;
type IndexOffres = { toutes: number[]; parLieu: Map<string, number[]>; cfds: string[] };

const indexesOffres = new WeakMap<Offre['offres'], IndexOffres>();

const buildIndexOffres = ({ formations, etablissements, offres }: Offre): IndexOffres => {
  const parLieu = new Map<string, number[]>();
  offres.etablissement.forEach((e, i) => {
    for (const maille of ['region', 'academie', 'departement', 'bassin'] as const) {
      const lieu = `${maille}:${etablissements[maille][e]}`;
      const groupe = parLieu.get(lieu);
      if (groupe) groupe.push(i);
      else parLieu.set(lieu, [i]);
    }
  });
  const cfds = formations.cle.map((cle) => cle.slice(0, 8));
  return { toutes: offres.etablissement.map((_, i) => i), parLieu, cfds };
};

/** Offres d'un territoire, par leur rang, et le CFD de chaque formation. */
export const listOffresIci = (
  faits: Offre,
  territoire: string,
): { offres: readonly number[]; cfds: readonly string[] } => {
  const index = indexesOffres.get(faits.offres) ?? buildIndexOffres(faits);
  indexesOffres.set(faits.offres, index);
  return { offres: territoire === '' ? index.toutes : (index.parLieu.get(territoire) ?? []), cfds: index.cfds };
};
