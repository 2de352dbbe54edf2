import type { Db } from '#server/db/connection.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import type { LigneFormation } from '#server/faits/queries.ts';
import { type FaitsServeur, formatCle, loadFaits } from '#server/faits/service.ts';
import { DomainError } from '#shared/errors.ts';
import {
  buildSommes,
  type Couverture,
  computeEntree,
  getCouverture,
  type Sommes,
  sumOffres,
} from '#shared/faits/agregation.ts';
import type { Faits, Periode } from '#shared/faits/faits.ts';
import { absentPartout, diffuseLignes, explainSortieAbsente } from '#shared/faits/insertion.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  CODES_COMPTE,
  CODES_TAUX_ENTREE,
  type CodeCompte,
  type CodeTauxEntree,
  type CodeTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import type { Position } from '#shared/indicateurs/quadrant.ts';
import { formatTerritoire, type Maille, parseTerritoire, type Territoire } from '#shared/territoires/maille.ts';
import { getDiplome, listFichiers, listSortiesFormation } from './queries.ts';

type CodeEntree = CodeCompte | CodeTauxEntree;
const CODES_ENTREE: readonly CodeEntree[] = [...CODES_COMPTE, ...CODES_TAUX_ENTREE];

export type Echelon = { maille: Maille; territoire: string; libelle: string; region: string };

/** France, puis les échelons qui contiennent le territoire choisi, jusqu'à lui. Lève `territoire_introuvable`. */
export const listEchelons = (faits: Faits, choisi: Territoire | null): Echelon[] => {
  const france: Echelon = { maille: 'france', territoire: '', libelle: 'France', region: FRANCE };
  if (!choisi) return [france];
  const table = {
    region: faits.regions,
    academie: faits.academies,
    departement: faits.departements,
    bassin: faits.bassins,
    zone: faits.zones,
  };
  if (!table[choisi.maille].some((t) => t.code === choisi.code)) throw new DomainError('territoire_introuvable');
  const chaine: Territoire[] = [choisi];
  for (let courant = choisi; courant.maille !== 'region'; ) {
    const parent = table[courant.maille].find((t) => t.code === courant.code)?.parent;
    if (!parent) break;
    courant = { maille: courant.maille === 'departement' ? 'academie' : 'region', code: parent };
    chaine.unshift(courant);
  }
  const region = chaine.find((t) => t.maille === 'region')?.code ?? FRANCE;
  const echelons = chaine.map((t) => ({
    maille: t.maille,
    territoire: formatTerritoire(t),
    libelle: table[t.maille].find((l) => l.code === t.code)?.libelle ?? t.code,
    region,
  }));
  return [france, ...echelons];
};

/** Sommes des offres d'une formation dans un territoire. */
const sumFormation = ({ faits }: FaitsServeur, cle: string, territoire: string): Sommes => {
  const rang = faits.formations.cle.indexOf(cle);
  const { formation, etablissement } = faits.offres;
  const retenus = selectEtablissements(faits.etablissements, territoire);
  const offres: number[] = [];
  for (let i = 0; i < formation.length; i++)
    if (formation[i] === rang && retenus[etablissement[i] ?? 0]) offres.push(i);
  const [sommes] = sumOffres(faits, offres, () => 0);
  return sommes ?? buildSommes();
};

const mapEntrees = <T>(compute: (code: CodeEntree) => T): Record<CodeEntree, T> => {
  const valeurs = {} as Record<CodeEntree, T>;
  for (const code of CODES_ENTREE) valeurs[code] = compute(code);
  return valeurs;
};

const computeEntrees = (sommes: Sommes): Record<CodeEntree, Valeur> =>
  mapEntrees((code) => (sommes.lignes === 0 ? absent('donnee_absente') : computeEntree(code, sommes)));

export type LigneComparaison = Echelon & {
  offres: number;
  entrees: Record<CodeEntree, Valeur>;
  couvertures: Record<CodeEntree, Couverture>;
  sorties: Record<CodeTauxSortie, Valeur>;
  position: Position;
};

const compareEchelon = (serveur: FaitsServeur, formation: LigneFormation, echelon: Echelon): LigneComparaison => {
  const sommes = sumFormation(serveur, formatCle(formation), echelon.territoire);
  const diffuse = echelon.maille === 'france' || echelon.maille === 'region';
  const insertion = serveur.insertion.get(formation.id, echelon.region);
  const sorties = diffuse ? insertion.taux : absentPartout('grain_regional');
  return {
    ...echelon,
    offres: sommes.lignes,
    entrees: computeEntrees(sommes),
    couvertures: mapEntrees((code) => getCouverture(code, sommes)),
    sorties,
    position: diffuse ? insertion.position : 'hors_quadrant',
  };
};

export type EvolutionEntree = { rentree: number; periode: Periode; entrees: Record<CodeEntree, Valeur> };
export type EvolutionSortie = {
  millesime: string;
  continuum: string | null;
  sorties: Record<CodeTauxSortie, Valeur>;
};

const buildEvolutionSorties = (db: Db, formation: LigneFormation, region: string): EvolutionSortie[] =>
  listSortiesFormation(db.$client, formation.id).map(({ millesime, lignes }) => {
    const retenues = region === FRANCE ? lignes : lignes.filter((ligne) => ligne.region === region);
    const taux =
      retenues.length > 0
        ? diffuseLignes(retenues, millesime)
        : absentPartout(explainSortieAbsente(formation, region, millesime));
    return {
      millesime,
      continuum: retenues.find((ligne) => ligne.cfdContinuum !== null)?.cfdContinuum ?? null,
      sorties: taux,
    };
  });

/**
 * Fiche d'une formation dans un territoire : identité, comparaison aux échelons qui le contiennent, évolution
 * par rentrée et par millésime, sources. Lève `formation_introuvable` ou `territoire_introuvable`.
 */
export const getFiche = (db: Db, cle: string, territoire: string, rentree: number) => {
  const serveur = loadFaits(db, rentree);
  const formation = serveur.formations.find((f) => formatCle(f) === cle);
  if (!formation) throw new DomainError('formation_introuvable');
  const echelons = listEchelons(serveur.faits, parseTerritoire(territoire));
  const dernier = echelons.at(-1) ?? { territoire: '', region: FRANCE };
  return {
    cle,
    ...getDiplome(db.$client, formation),
    periode: serveur.faits.periode,
    comparaison: echelons.map((echelon) => compareEchelon(serveur, formation, echelon)),
    evolutionEntrees: serveur.faits.rentrees.map((annee): EvolutionEntree => {
      const faits = loadFaits(db, annee);
      return {
        rentree: annee,
        periode: faits.faits.periode,
        entrees: computeEntrees(sumFormation(faits, cle, dernier.territoire)),
      };
    }),
    evolutionSorties: buildEvolutionSorties(db, formation, dernier.region),
    sources: listFichiers(db.$client),
  };
};
