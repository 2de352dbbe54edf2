import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { MAX_REJETS, type RapportFichier } from '#shared/donnees/rapport.ts';
import { Faute, formatCompte, formatEntier, NON_MONTREE, Rejet } from './fautes.ts';
import { Ligne } from './ligne.ts';
import { getForme, Lot, type RowBrute } from './lots.ts';
import { findPeriode } from './periode.ts';
import { type Contexte, type Issue, ignore, type Layout, type Parser, type Source } from './source.ts';
import type { Tableau } from './tableau.ts';

export const TOLERANCE = 0.01;
const MAX_EXEMPLES = 20;

export type Lecture = {
  source: Source;
  layout: Layout<string>;
  positions: Record<string, number>;
  titres: Record<string, string>;
  /** Période du fichier ; `null` quand chaque ligne porte la sienne. */
  annee: string | null;
  /** Dernière année lue, telle qu'écrite. */
  texteAnnee: string;
  largeur: number;
};

const FORME_MEFSTAT11 = /^[0-9A-Z]{11}$/;

const buildWarn = (rapport: RapportFichier) => (motif: string, valeur: string) => {
  let avertissement = rapport.avertissements.find((a) => a.motif === motif);
  if (!avertissement) {
    avertissement = { motif, nombre: 0, exemples: [] };
    rapport.avertissements.push(avertissement);
  }
  avertissement.nombre += 1;
  if (avertissement.exemples.length < MAX_EXEMPLES) avertissement.exemples.push(valeur);
};

/** Une table de chiffres garde le numéro de la ligne lue ; une somme, celui de sa première ligne, qu'elle donne. */
const situate = (table: SQLiteTable, row: RowBrute, ligne: number): RowBrute =>
  row.ligne === undefined && getForme(table).champs.includes('ligne') ? { ...row, ligne } : row;

const buildContexte = (lot: Lot, mefs: ReadonlySet<string>, warn: Contexte['warn']): Contexte => ({
  annee: '',
  numero: 0,
  emit(table, row) {
    lot.addUnique(this.annee, table, situate(table, row, this.numero));
  },
  emitOnce(table, row) {
    return lot.add(this.annee, table, situate(table, row, this.numero));
  },
  mefstat11(ligne, cle) {
    const code = ligne.code(cle, FORME_MEFSTAT11, 'MEFSTAT11 sur onze caractères');
    return mefs.has(code) ? code : ligne.reject(cle, 'MEFSTAT11 inconnu de la nomenclature');
  },
  warn,
});

const refuseCoupure = (tableau: Tableau, lecture: Lecture): void => {
  const dernier = tableau.lignes.at(-1);
  if (!dernier) throw new Faute('fichier vide : il n’a que ses en-têtes.');
  const numero = formatEntier(tableau.getNumero(tableau.lignes.length - 1));
  if (tableau.colonnesStrictes && dernier.length < lecture.largeur) {
    const colonnes = formatCompte(dernier.length, 'colonne');
    throw new Faute(`fichier coupé : la dernière ligne (${numero}) n’a que ${colonnes} sur ${lecture.largeur}.`);
  }
  if (!tableau.finComplete && !lecture.source.finLibre) {
    throw new Faute(`fichier coupé : la dernière ligne (${numero}) n’est pas terminée par un saut de ligne.`);
  }
};

const isVide = (cellules: readonly string[]): boolean => cellules.every((cellule) => cellule.trim() === '');

/** Lit une ligne : sa période d'abord, puis la source. Lève un `Rejet`. */
const parseLigne = (
  ligne: Ligne<string>,
  lecture: Lecture,
  ctx: Contexte,
  parser: Parser<string>,
  strictes: boolean,
): Issue => {
  if (isVide(ligne.cellules)) return ignore('ligne vide');
  const largeur = ligne.cellules.length;
  if (strictes && largeur !== lecture.largeur) {
    throw new Rejet('', formatCompte(largeur, 'colonne'), `${lecture.largeur} colonnes attendues`);
  }
  // La plupart des fichiers répètent leur année : on ne la relit que si elle change.
  const texte = lecture.annee === null ? ligne.label('annee') : '';
  if (texte !== lecture.texteAnnee) {
    ctx.annee = findPeriode(lecture.source.periode, texte) ?? ligne.reject('annee', 'année ou millésime attendu');
    lecture.texteAnnee = texte;
  }
  return parser.ligne(ligne) as Issue;
};

const recordIssue = (rapport: RapportFichier, issue: Issue): void => {
  if (issue === undefined) rapport.retenues += 1;
  else if (issue === 'sommee') rapport.sommees += 1;
  else {
    rapport.ignorees += 1;
    rapport.ignoreesParRaison[issue.ignoree] = (rapport.ignoreesParRaison[issue.ignoree] ?? 0) + 1;
  }
};

const recordRejet = (rapport: RapportFichier, numero: number, rejet: Rejet): void => {
  rapport.rejetees += 1;
  const cle = rejet.colonne ? `${rejet.colonne} : ${rejet.message}` : rejet.message;
  rapport.rejeteesParMotif[cle] = (rapport.rejeteesParMotif[cle] ?? 0) + 1;
  if (rapport.rejets.length >= MAX_REJETS) return;
  rapport.rejets.push({ ligne: numero, colonne: rejet.colonne, valeur: rejet.valeur, motif: rejet.message });
};

const refuseRejets = (tableau: Tableau, lecture: Lecture, rapport: RapportFichier): void => {
  const { lues, rejetees, rejets } = rapport;
  const dernier = tableau.getNumero(tableau.lignes.length - 1);
  const rejetFinal = rejets.find((r) => r.ligne === dernier);
  if (!tableau.finComplete && rejetFinal) {
    throw new Faute(
      `fichier coupé : la dernière ligne (${formatEntier(dernier)}) est incomplète (${rejetFinal.motif}).`,
    );
  }
  const tolerance = lecture.source.tolerance ?? TOLERANCE;
  if (rejetees <= lues * tolerance) return;
  const [premier] = rejets;
  const montree = premier && lecture.source.secret ? { ...premier, valeur: NON_MONTREE } : premier;
  const exemple = montree ? ` Première : ${formatRejet(montree)}.` : '';
  const part = formatEntier(Math.round(tolerance * 100));
  throw new Faute(
    `${formatCompte(rejetees, 'ligne rejetée', 'lignes rejetées')} sur ${formatEntier(lues)}, au-delà de la tolérance de ${part} %.${exemple}`,
  );
};

/** « ligne 12, « UAI » = « 123 » : UAI mal formé ». */
export const formatRejet = (r: RapportFichier['rejets'][number]): string =>
  r.colonne
    ? `ligne ${formatEntier(r.ligne)}, « ${r.colonne} » = « ${r.valeur} » : ${r.motif}`
    : `ligne ${formatEntier(r.ligne)}, ${r.valeur} : ${r.motif}`;

/** Une ligne dont la période est illisible compte avec la première période du fichier : les totaux tombent juste. */
const attachOrphelines = (lot: Lot): void => {
  const orpheline = lot.tranches.get('');
  const premiere = [...lot.tranches.keys()].sort()[1];
  if (!orpheline || premiere === undefined) return;
  lot.tranches.delete('');
  const tranche = lot.getTranche(premiere);
  tranche.lues += orpheline.lues;
  tranche.rejetees += orpheline.rejetees;
};

/**
 * Lit toutes les lignes d'un fichier reconnu et remplit son rapport. Lève une `Faute` si le fichier est vide
 * ou coupé, ou si les lignes rejetées dépassent la tolérance de la source.
 */
export const parseFichier = (
  tableau: Tableau,
  lecture: Lecture,
  mefs: ReadonlySet<string>,
  rapport: RapportFichier,
): Lot => {
  refuseCoupure(tableau, lecture);
  const lot = new Lot();
  const warn = buildWarn(rapport);
  const ctx = buildContexte(lot, mefs, warn);
  ctx.annee = lecture.annee ?? '';
  const parser = lecture.source.parser(ctx);
  const ligne = new Ligne<string>(lecture.positions, lecture.titres, warn);
  for (const [indice, cellules] of tableau.lignes.entries()) {
    ligne.cellules = cellules;
    ctx.numero = tableau.getNumero(indice);
    const avant = rapport.retenues;
    try {
      recordIssue(rapport, parseLigne(ligne, lecture, ctx, parser, tableau.colonnesStrictes));
      lot.getTranche(ctx.annee).retenues += rapport.retenues - avant;
    } catch (erreur) {
      if (!(erreur instanceof Rejet)) throw erreur;
      recordRejet(rapport, tableau.getNumero(indice), erreur);
      lot.getTranche(ctx.annee).rejetees += 1;
    }
    lot.getTranche(ctx.annee).lues += 1;
  }
  rapport.lues = tableau.lignes.length;
  parser.fin?.();
  if (lecture.annee === null) attachOrphelines(lot);
  refuseRejets(tableau, lecture, rapport);
  rapport.annees = [...lot.tranches.keys()].sort();
  return lot;
};
