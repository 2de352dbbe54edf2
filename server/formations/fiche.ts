import type { Db } from '#server/db/connection.ts';
import { FRANCE, type Insertion } from '#server/faits/insertion.ts';
import type { LigneFormation } from '#server/faits/queries.ts';
import { type FaitsServeur, formatCle, loadFaits } from '#server/faits/service.ts';
import { DomainError } from '#shared/errors.ts';
import {
  buildSommes,
  type Couverture,
  computeEntree,
  explainSansOffre,
  getCouverture,
  type Sommes,
  sumOffres,
} from '#shared/faits/agregation.ts';
import { diffuseTaux, sumSorties } from '#shared/faits/diffusion.ts';
import { type Echelon, listEchelons } from '#shared/faits/echelons.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { absentPartout, explainSortieAbsente } from '#shared/faits/insertion.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_ENTREE, type CodeEntree, type CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { listRuptures } from '#shared/indicateurs/ruptures.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';
import { getDiplome, listFichiers, listSortiesFormation } from './queries.ts';

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

const computeEntrees = (sommes: Sommes, formation: LigneFormation, periode: Periode): Record<CodeEntree, Valeur> =>
  mapEntrees((code) =>
    sommes.lignes === 0 ? absent(explainSansOffre(code, formation, periode)) : computeEntree(code, sommes),
  );

export type LigneComparaison = Echelon & {
  offres: number;
  entrees: Record<CodeEntree, Valeur>;
  couvertures: Record<CodeEntree, Couverture>;
  sorties: Record<CodeTauxSortie, Valeur>;
  /** Taux de toutes les formations scolaires du même niveau : les axes du quadrant. */
  moyennes: Record<CodeTauxSortie, Valeur>;
} & Pick<Insertion, 'intervalles' | 'position' | 'stabilite' | 'sansPerspectives'>;

const NON_DIFFUSEE: Pick<Insertion, 'intervalles' | 'position' | 'stabilite' | 'sansPerspectives'> = {
  intervalles: { emploi: null, poursuite: null },
  position: 'hors_quadrant',
  stabilite: 'non_calculable',
  sansPerspectives: null,
};

const compareEchelon = (serveur: FaitsServeur, formation: LigneFormation, echelon: Echelon): LigneComparaison => {
  const sommes = sumFormation(serveur, formatCle(formation), echelon.territoire);
  const diffuse = echelon.maille === 'france' || echelon.maille === 'region';
  const insertion = serveur.insertion.get(formation.id, echelon.region);
  const { intervalles, position, stabilite, sansPerspectives } = diffuse ? insertion : NON_DIFFUSEE;
  return {
    ...echelon,
    offres: sommes.lignes,
    entrees: computeEntrees(sommes, formation, serveur.faits.periode),
    couvertures: mapEntrees((code) => getCouverture(code, sommes)),
    sorties: diffuse ? insertion.taux : absentPartout('grain_regional'),
    moyennes: diffuse
      ? serveur.insertion.getMoyenne(formation.niveau, echelon.region).diffuses
      : absentPartout('grain_regional'),
    intervalles,
    position,
    stabilite,
    sansPerspectives,
  };
};

export type EvolutionEntree = { rentree: number; periode: Periode; entrees: Record<CodeEntree, Valeur> };
export type EvolutionSortie = {
  millesime: string;
  continuum: string | null;
  sorties: Record<CodeTauxSortie, Valeur>;
  /** Ruptures de série avec le millésime précédent. */
  ruptures: string[];
};

const buildEvolutionSorties = (db: Db, formation: LigneFormation, region: string): EvolutionSortie[] => {
  const millesimes = listSortiesFormation(db.$client, formation.id);
  return millesimes.map(({ millesime, lignes }, rang) => {
    const retenues = region === FRANCE ? lignes : lignes.filter((ligne) => ligne.region === region);
    const taux =
      retenues.length > 0
        ? diffuseTaux(sumSorties(retenues, region === FRANCE), millesime)
        : absentPartout(explainSortieAbsente(formation, region, millesime));
    return {
      millesime,
      continuum: retenues.find((ligne) => ligne.cfdContinuum !== null)?.cfdContinuum ?? null,
      sorties: taux,
      ruptures: listRuptures(millesimes[rang + 1]?.millesime ?? millesime, millesime).map((r) => r.libelle),
    };
  });
};

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
        entrees: computeEntrees(sumFormation(faits, cle, dernier.territoire), formation, faits.faits.periode),
      };
    }),
    evolutionSorties: buildEvolutionSorties(db, formation, dernier.region),
    sources: listFichiers(db.$client),
  };
};
