import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import type { Chemin, Correction, LienFamille } from '#shared/besoins/chemin.ts';
import { computeDispersion } from '#shared/besoins/dispersion.ts';
import { buildSomme, mergeBesoins } from '#shared/besoins/sommes.ts';
import { buildTable, findChomage } from '#shared/besoins/territoire.ts';
import { DomainError } from '#shared/errors.ts';
import { type Echelon, listEchelons } from '#shared/faits/echelons.ts';
import type { Acteur } from '#shared/permissions.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';
import { getAnnees, type MesureFamilles, measureFamilles } from './mesures.ts';
import { listSources } from './queries.ts';
import { type BesoinsServeur, hideAuteur, loadBesoins } from './service.ts';

export type Nomme = { code: string; libelle: string };

/** Une étape du chemin, codes et libellés : le ROME, ses FAP-2009, les familles où il arrive. */
export type EtapeNommee = Nomme & { faps2009: Nomme[]; familles: string[] };
export type FamilleNommee = Nomme & { romes: string[]; correction: Correction | null };
export type CheminNomme = {
  cfd: string;
  qualification: string;
  romes: EtapeNommee[];
  familles: FamilleNommee[];
  retirees: FamilleNommee[];
};

const getLibelleFamille = (besoins: Besoins, code: string): string =>
  besoins.familles.find((f) => f.code === code)?.libelle ?? code;

/** Le chemin d'un diplôme, libellés résolus, sans le nom des agents pour un visiteur. */
export const nameChemin = ({ besoins, libelles }: BesoinsServeur, chemin: Chemin, acteur: Acteur): CheminNomme => {
  const nameFamille = ({ famille, romes, correction }: LienFamille): FamilleNommee => ({
    code: famille,
    libelle: getLibelleFamille(besoins, famille),
    romes,
    correction: hideAuteur(acteur, correction),
  });
  return {
    cfd: chemin.cfd,
    qualification: chemin.qualification,
    romes: chemin.romes.map(({ rome, faps2009, familles }) => ({
      code: rome,
      libelle: libelles.romes.get(rome) ?? 'métier absent du ROME chargé',
      faps2009: faps2009.map((code) => ({ code, libelle: libelles.fap2009.get(code) ?? code })),
      familles,
    })),
    familles: chemin.familles.map(nameFamille),
    retirees: chemin.retirees.map(nameFamille),
  };
};

export type LigneEchelon = Echelon &
  MesureFamilles & { chomage: { taux: number; annee: number; maille: 'region' | 'departement'; code: string } | null };

/** Année commune aux taux de chômage montrés ; nulle s'ils n'ont pas la même, celle du fichier si aucun n'est montré. */
const getAnneeChomage = (echelons: readonly LigneEchelon[], chargee: number | null): number | null => {
  const [annee = chargee, ...autres] = new Set(echelons.flatMap(({ chomage }) => chomage?.annee ?? []));
  return autres.length > 0 ? null : annee;
};

/**
 * Besoin local d'une formation : le chemin entier, chaque famille dans le territoire, le tout aux échelons qui le
 * contiennent, les années et les fichiers. Lève `formation_introuvable` ou `territoire_introuvable`.
 */
export const getBesoinFormation = (db: Db, acteur: Acteur, cle: string, territoire: string, rentree: number) => {
  const { faits } = loadFaits(db, rentree);
  if (!faits.formations.cle.includes(cle)) throw new DomainError('formation_introuvable');
  const echelons = listEchelons(faits, parseTerritoire(territoire));
  const serveur = loadBesoins(db);
  const { besoins } = serveur;
  const chemin = serveur.getChemin(cle.slice(0, 8));
  const rangs = chemin.familles.map(({ famille }) => besoins.familles.findIndex((f) => f.code === famille));
  const connus = rangs.filter((rang) => rang >= 0);
  const tables = echelons.map((echelon) => ({ echelon, table: buildTable(besoins, faits, echelon.territoire) }));
  const local = tables.at(-1)?.table ?? buildTable(besoins, faits, '');
  const france = tables[0]?.table ?? local;
  const nomme = nameChemin(serveur, chemin, acteur);
  const comparaison = tables.map(
    ({ echelon, table }): LigneEchelon => ({
      ...echelon,
      ...measureFamilles(besoins, table, echelon.territoire, connus),
      chomage: findChomage(besoins, echelon.territoire),
    }),
  );
  return {
    cle,
    annees: { ...getAnnees(besoins, faits), chomage: getAnneeChomage(comparaison, besoins.anneeChomage) },
    chemin: nomme,
    dispersion: computeDispersion(connus.map((rang) => mergeBesoins([france.parFamille.get(rang) ?? buildSomme()]))),
    familles: nomme.familles.map((famille, i) => ({
      ...famille,
      ...measureFamilles(besoins, local, territoire, [rangs[i] ?? -1]),
    })),
    comparaison,
    sources: listSources(db.$client),
  };
};
