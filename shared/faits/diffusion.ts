import { formatNombre } from '../format.ts';
import { absent, type MotifAbsence, present, type Valeur } from '../indicateurs/absence.ts';
import { CODES_TAUX_SORTIE, type CodeTauxSortie } from '../indicateurs/catalogue.ts';
import type { CompteurSortie, TauxDef } from '../indicateurs/definition.ts';
import { SEUIL_INSERJEUNES, TAUX_SORTIE } from '../indicateurs/sorties.ts';
import { computeIntervalle, type Intervalle } from '../indicateurs/stabilite.ts';
import { computeTaux, roundPublie, type SommesTaux } from '../indicateurs/taux.ts';
import type { LigneSortie } from './insertion.ts';

/**
 * Moteur de secret d'InserJeunes. Une **cellule** est une formation dans une région. Rien de ce qui quitte le
 * serveur ne dépend d'une cellule secrète, sinon par un **groupe** : toutes les cellules secrètes d'une même
 * formation, quand elles sont au moins deux et passent ensemble le seuil. Toute somme ne prend que des cellules
 * publiables et des groupes entiers ; on ne peut donc rien retrouver par différence, quels que soient les
 * filtres, les pages et les exports que l'on rapproche (fiche 003).
 */

/** Sommes d'un taux sur ce qui est publiable ; `masquees` compte les cellules laissées de côté par le secret. */
export type SommesDiffusees = SommesTaux & { masquees: number };
export type SommesSortie = Record<CodeTauxSortie, SommesDiffusees>;

type Def = TauxDef<CompteurSortie>;
const DEFS: readonly (readonly [CodeTauxSortie, Def])[] = CODES_TAUX_SORTIE.map((code) => [code, TAUX_SORTIE[code]]);

/** Comptes que le seuil couvre pour un taux : son dénominateur, et ceux qu'il révélerait. */
const listSeuils = (def: Def): readonly CompteurSortie[] => [def.denominateur, ...(def.seuilAussi ?? [])];

const isConnue = (ligne: LigneSortie, def: Def): boolean =>
  [...def.numerateur, ...listSeuils(def)].every((compteur) => ligne[compteur] !== null);

const sumCompteurs = (lignes: readonly LigneSortie[], compteur: CompteurSortie): number =>
  lignes.reduce((total, ligne) => total + (ligne[compteur] ?? 0), 0);

const isPubliable = (lignes: readonly LigneSortie[], def: Def): boolean =>
  listSeuils(def).every((compteur) => sumCompteurs(lignes, compteur) >= SEUIL_INSERJEUNES);

const toSommes = (lignes: readonly LigneSortie[], def: Def): Omit<SommesDiffusees, 'masquees'> => ({
  numerateur: def.numerateur.reduce((total, compteur) => total + sumCompteurs(lignes, compteur), 0),
  denominateur: sumCompteurs(lignes, def.denominateur),
  connues: lignes.length,
});

/**
 * Groupe publiable des cellules secrètes d'une formation pour un taux ; nul s'il n'en existe pas. Le continuum
 * en est exclu : il répète les cellules de l'ancien diplôme, dont le groupe a d'autres membres. Une cellule sans
 * personne ne cache personne : elle ne compte pas parmi les deux.
 */
const buildGroupe = (lignes: readonly LigneSortie[], def: Def): readonly LigneSortie[] | null => {
  const secretes = lignes.filter(
    (ligne) => ligne.cfdContinuum === null && isConnue(ligne, def) && !isPubliable([ligne], def),
  );
  const habitees = secretes.filter((ligne) => listSeuils(def).every((compteur) => (ligne[compteur] ?? 0) > 0));
  return habitees.length >= 2 && isPubliable(secretes, def) ? secretes : null;
};

const add = (cumul: SommesDiffusees, terme: Omit<SommesDiffusees, 'masquees'>): void => {
  cumul.numerateur += terme.numerateur;
  cumul.denominateur += terme.denominateur;
  cumul.connues += terme.connues;
};

const buildZero = (): SommesDiffusees => ({ numerateur: 0, denominateur: 0, connues: 0, masquees: 0 });

/** Sommes d'un taux : cellules publiables, plus le groupe de chaque formation quand toutes ses régions sont là. */
const sumTaux = (parFormation: Iterable<readonly LigneSortie[]>, def: Def, entieres: boolean): SommesDiffusees => {
  const cumul = buildZero();
  for (const lignes of parFormation) {
    const connues = lignes.filter((ligne) => isConnue(ligne, def));
    const publiables = connues.filter((ligne) => isPubliable([ligne], def));
    const groupe = entieres ? buildGroupe(connues, def) : null;
    add(cumul, toSommes(publiables, def));
    if (groupe) add(cumul, toSommes(groupe, def));
    cumul.masquees += connues.length - publiables.length - (groupe?.length ?? 0);
  }
  return cumul;
};

const groupByFormation = (lignes: Iterable<LigneSortie>): readonly LigneSortie[][] => {
  const groupes = new Map<number, LigneSortie[]>();
  for (const ligne of lignes) {
    const groupe = groupes.get(ligne.formationId);
    if (groupe) groupe.push(ligne);
    else groupes.set(ligne.formationId, [ligne]);
  }
  return [...groupes.values()];
};

/**
 * Sommes publiables d'un ensemble de cellules. `entieres` : l'ensemble contient **toutes** les régions de chacune
 * de ses formations (la France), ce qui seul permet d'y ajouter leurs groupes.
 */
export const sumSorties = (lignes: Iterable<LigneSortie>, entieres: boolean): SommesSortie => {
  const parFormation = groupByFormation(lignes);
  const sommes = {} as SommesSortie;
  for (const [code, def] of DEFS) sommes[code] = sumTaux(parFormation, def, entieres);
  return sommes;
};

/** Taux exacts d'un ensemble, ou la raison de leur absence ; `siInconnu` quand aucune cellule n'est connue. */
export const computeTauxSortie = (
  sommes: SommesSortie,
  siInconnu: MotifAbsence = 'donnee_absente',
): Record<CodeTauxSortie, Valeur> => {
  const taux = {} as Record<CodeTauxSortie, Valeur>;
  for (const [code, def] of DEFS) {
    const { connues, masquees } = sommes[code];
    // La poursuite est publiable et celui-ci non : c'est qu'il révélerait un taux secret.
    const induit = def.seuilAussi !== undefined && sommes.poursuite.connues > 0;
    taux[code] =
      connues === 0 && masquees > 0
        ? absent(induit ? 'secret_induit' : 'sous_seuil')
        : computeTaux(def, sommes[code], siInconnu);
  }
  return taux;
};

/** Taux tels qu'ils quittent le serveur : au point près, arrondis comme le producteur les publie. */
export const diffuseTaux = (
  sommes: SommesSortie,
  millesime: string,
  siInconnu: MotifAbsence = 'donnee_absente',
): Record<CodeTauxSortie, Valeur> => {
  const taux = computeTauxSortie(sommes, siInconnu);
  for (const code of CODES_TAUX_SORTIE) {
    const { numerateur, denominateur } = sommes[code];
    if (taux[code].motif === null) taux[code] = present(roundPublie(numerateur, denominateur, millesime) / 100);
  }
  return taux;
};

/** Intervalle de Wilson d'un taux publiable, en fraction exacte ; nul quand le taux manque. */
export const computeIntervalleTaux = ({ numerateur, denominateur, connues }: SommesDiffusees): Intervalle | null =>
  connues > 0 && denominateur >= SEUIL_INSERJEUNES ? computeIntervalle(numerateur, denominateur) : null;

/** Intervalle tel qu'il quitte le serveur : au point près. */
export const diffuseIntervalle = (intervalle: Intervalle | null): Intervalle | null =>
  intervalle && { bas: Math.round(intervalle.bas * 100) / 100, haut: Math.round(intervalle.haut * 100) / 100 };

/** Les comptes qu'une explication peut montrer : tous au moins au seuil, sinon l'un se déduirait de l'autre. */
const COMPTES_MONTRES = ['effectifTerminale', 'sortants', 'poursuite', 'emploi6Mois'] as const;
/** Ceux qu'un taux publié à côté rend au nombre de sortants : connus, ils doivent être au seuil eux aussi. */
const COMPTES_DEDUITS = ['emploi12Mois', 'emploi18Mois', 'emploi24Mois'] as const;

/**
 * Dit si les comptes d'un ensemble peuvent être montrés : chaque cellule retenue a ses quatre comptes connus et au
 * seuil, ainsi que ceux du taux montré (`propres` : l'emploi à 12, 18 ou 24 mois), aucun autre compte connu n'est sous
 * le seuil, et aucune cellule n'est laissée de côté. Un taux publiable peut donc avoir des comptes qui ne se montrent pas.
 */
export const hasComptesMontrables = (
  lignes: readonly LigneSortie[],
  propres: readonly CompteurSortie[] = [],
): boolean =>
  lignes.length > 0 &&
  lignes.every(
    (ligne) =>
      [...COMPTES_MONTRES, ...propres].every((compteur) => (ligne[compteur] ?? 0) >= SEUIL_INSERJEUNES) &&
      COMPTES_DEDUITS.every((compteur) => (ligne[compteur] ?? SEUIL_INSERJEUNES) >= SEUIL_INSERJEUNES),
  );

/** Bornes basses des classes d'un dénominateur publiable, montrées quand le compte ne peut l'être. */
const CLASSES = [1000, 500, 200, 100, 50, SEUIL_INSERJEUNES] as const;

/** Classe d'un dénominateur publiable, « de 50 à 99 » ; vide sous le seuil. */
export const formatClasse = (denominateur: number): string => {
  const rang = CLASSES.findIndex((borne) => denominateur >= borne);
  const bas = CLASSES[rang];
  if (bas === undefined) return '';
  const haut = CLASSES[rang - 1];
  return haut === undefined ? `${formatNombre(bas)} et plus` : `de ${bas} à ${haut - 1}`;
};
