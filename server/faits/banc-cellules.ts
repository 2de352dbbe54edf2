import type { Db } from '#server/db/connection.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { CompteurSortie } from '#shared/indicateurs/definition.ts';
import { CHAMPS_SORTIE } from './queries.ts';

type Cle = { cle: string; id: number };
export type Sortie = LigneSortie & { millesime: string };
/** Ce qu'un taux peut montrer dans une cellule ; dénominateur nul quand rien n'y est connu ou publiable. */
export type Cellule = Record<CodeTauxSortie, { denominateur: number | null; numerateur: number; secret: boolean }>;

/** Les formules et les seuils, réécrits à la main : la base sait tout, le secret dit ce qui s'en montre. */
const FORMULES: Record<CodeTauxSortie, { haut: CompteurSortie[]; bas: CompteurSortie; seuils: CompteurSortie[] }> = {
  emploi: { haut: ['emploi6Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi12: { haut: ['emploi12Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi18: { haut: ['emploi18Mois'], bas: 'sortants', seuils: ['sortants'] },
  emploi24: { haut: ['emploi24Mois'], bas: 'sortants', seuils: ['sortants'] },
  poursuite: { haut: ['poursuite'], bas: 'effectifTerminale', seuils: ['effectifTerminale'] },
  partEmploi: { haut: ['emploi6Mois'], bas: 'effectifTerminale', seuils: ['effectifTerminale', 'sortants'] },
  devenir: { haut: ['poursuite', 'emploi6Mois'], bas: 'effectifTerminale', seuils: ['effectifTerminale', 'sortants'] },
};

/** Lignes qu'une somme peut prendre : celles au seuil, et en France le groupe des autres s'il y est. */
const listPubliables = (lignes: readonly Sortie[], code: CodeTauxSortie, france: boolean): Sortie[] => {
  const { haut, bas, seuils } = FORMULES[code];
  const connues = lignes.filter((l) => [...haut, bas, ...seuils].every((compteur) => l[compteur] !== null));
  const auSeuil = (l: Sortie) => seuils.every((compteur) => (l[compteur] ?? 0) >= 20);
  const secretes = connues.filter((l) => !auSeuil(l) && l.cfdContinuum === null);
  const habitees = secretes.filter((l) => seuils.every((compteur) => (l[compteur] ?? 0) > 0));
  const ensemble = seuils.every((compteur) => secretes.reduce((total, l) => total + (l[compteur] ?? 0), 0) >= 20);
  return [...connues.filter(auSeuil), ...(france && habitees.length >= 2 && ensemble ? secretes : [])];
};

export const groupBy = <T>(lignes: readonly T[], cle: (ligne: T) => string): Map<string, T[]> => {
  const groupes = new Map<string, T[]>();
  for (const ligne of lignes) groupes.set(cle(ligne), [...(groupes.get(cle(ligne)) ?? []), ligne]);
  return groupes;
};

/** Ce que le secret permet de dire d'un ensemble de cellules, en région ou en France (« »). */
export const buildCellule = (lignes: readonly Sortie[], region: string): Cellule => {
  const retenues = region === '' ? lignes : lignes.filter((l) => l.region === region);
  const cellule = {} as Cellule;
  for (const code of CODES_TAUX_SORTIE) {
    const { haut, bas } = FORMULES[code];
    const publiables = [...groupBy(retenues, (l) => String(l.formationId)).values()].flatMap((groupe) =>
      listPubliables(groupe, code, region === ''),
    );
    const connues = retenues.filter((l) => [...haut, bas].every((compteur) => l[compteur] !== null));
    const sum = (compteurs: readonly CompteurSortie[]) =>
      publiables.reduce((total, l) => compteurs.reduce((t, compteur) => t + (l[compteur] ?? 0), total), 0);
    cellule[code] = {
      denominateur: publiables.length === 0 ? null : sum([bas]),
      numerateur: sum(haut),
      secret: publiables.length === 0 && connues.length > 0,
    };
  }
  return cellule;
};

export const lireBase = (db: Db) => {
  const sqlite = db.$client;
  const formations = sqlite
    .prepare(`select id, cfd || '.' || dispositif || '.' || voie as cle from formations order by id`)
    .all() as Cle[];
  const ids = new Map(formations.map((f) => [f.cle, f.id]));
  const sorties = sqlite.prepare(`select millesime, ${CHAMPS_SORTIE} from sorties`).all() as Sortie[];
  const parFormation = groupBy(sorties, (l) => `${l.formationId}|${l.millesime}`);
  const getCellule = (cle: string, region: string, millesime: string | null): Cellule =>
    buildCellule(parFormation.get(`${ids.get(cle)}|${millesime}`) ?? [], region);
  return { formations, sorties, getCellule };
};
