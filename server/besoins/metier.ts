import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { listCellules } from '#shared/besoins/lieux.ts';
import { PREMIERE_BMO_FAP2021 } from '#shared/besoins/passage.ts';
import { buildSomme, sumParFamille } from '#shared/besoins/sommes.ts';
import { buildTable, indexLiens } from '#shared/besoins/territoire.ts';
import { listEchelons } from '#shared/faits/echelons.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';
import { getAnnees, type MesureBmo, measureBmo, measureFamilles } from './mesures.ts';
import { listNomsMetiers, listRomesFamille, listSources } from './queries.ts';
import { type BesoinsServeur, getRangFamille, loadBesoins } from './service.ts';

/** Formation du territoire qui mène à une famille : ses places, et la part qui en revient à la famille. */
export type FormationMenant = {
  cle: string;
  libelle: string;
  niveau: string;
  voie: 'scolaire' | 'apprentissage';
  /** Nombre de familles entre lesquelles ses places se partagent. */
  partage: number;
  offres: number;
  connues: number;
  capacite: number;
  places: number;
};

const listFormationsMenant = (
  besoins: Besoins,
  faits: Faits,
  territoire: string,
  famille: number,
): FormationMenant[] => {
  const liens = indexLiens(besoins);
  const retenus = selectEtablissements(faits.etablissements, territoire);
  const niveaux = new Map(faits.niveaux.map((n) => [n.code, n.libelle]));
  const { formations: f } = faits;
  const menant = new Map<number, FormationMenant>();
  faits.offres.formation.forEach((rang, i) => {
    const cle = f.cle[rang] ?? '';
    const familles = liens.get(cle.slice(0, 8)) ?? [];
    if (!familles.includes(famille) || !retenus[faits.offres.etablissement[i] ?? -1]) return;
    const ligne = menant.get(rang) ?? {
      ...{ cle, libelle: f.libelle[rang] ?? cle, voie: f.voie[rang] ?? 'scolaire', partage: familles.length },
      niveau: niveaux.get(f.niveau[rang] ?? '') ?? f.niveau[rang] ?? '',
      ...{ offres: 0, connues: 0, capacite: 0, places: 0 },
    };
    const capacite = faits.offres.capacite[i] ?? null;
    ligne.offres += 1;
    ligne.connues += capacite === null ? 0 : 1;
    ligne.capacite += capacite ?? 0;
    ligne.places = ligne.capacite / ligne.partage;
    menant.set(rang, ligne);
  });
  return [...menant.values()].sort((a, b) => b.places - a.places || a.libelle.localeCompare(b.libelle, 'fr'));
};

/** Familles de métiers, et les noms des métiers de chacune : le plus précis se cherche, la famille s'ouvre. */
export const listMetiers = (db: Db): { code: string; libelle: string; metiers: string[] }[] => {
  const noms = listNomsMetiers(db.$client);
  return loadBesoins(db).besoins.familles.map((famille) => ({ ...famille, metiers: noms.get(famille.code) ?? [] }));
};

/** Une année de BMO ; `autreNomenclature` : comptée en FAP-2009, ramenée à la famille qui la reprend. */
export type EvolutionMetier = MesureBmo & { annee: number; autreNomenclature: boolean };

const listEvolution = ({ besoins, annees }: BesoinsServeur, territoire: string, famille: number): EvolutionMetier[] =>
  [...annees].map(([annee, cellules]) => {
    const sommes = sumParFamille(cellules, listCellules({ ...besoins, cellules }, territoire));
    return {
      annee,
      autreNomenclature: annee < PREMIERE_BMO_FAP2021,
      ...measureBmo(sommes.get(famille) ?? buildSomme()),
    };
  });

/**
 * Une famille de métiers dans un territoire : projets, parts, évolution, tension, et les formations qui y mènent ici
 * avec leurs places. Lève `famille_introuvable` ou `territoire_introuvable`.
 */
export const getBesoinMetier = (db: Db, code: string, territoire: string, rentree: number) => {
  const serveur = loadBesoins(db);
  const { besoins } = serveur;
  const famille = getRangFamille(besoins, code);
  const { faits } = loadFaits(db, rentree);
  const echelon = listEchelons(faits, parseTerritoire(territoire)).at(-1);
  return {
    code,
    libelle: besoins.familles[famille]?.libelle ?? code,
    territoire,
    libelleTerritoire: echelon?.libelle ?? 'France',
    annees: getAnnees(besoins, faits),
    ...measureFamilles(besoins, buildTable(besoins, faits, territoire), territoire, [famille]),
    evolution: listEvolution(serveur, territoire, famille),
    formations: listFormationsMenant(besoins, faits, territoire, famille),
    romes: listRomesFamille(db.$client, code),
    sources: listSources(db.$client),
  };
};
