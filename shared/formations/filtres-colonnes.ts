import { z } from 'zod';
import type { Column } from '../column.ts';
import { formatNombre } from '../format.ts';
import { MOTIFS_ABSENCE, type MotifAbsence, NOMS_MOTIFS_ABSENCE } from '../indicateurs/absence.ts';

const motifs = z.array(z.enum(NOMS_MOTIFS_ABSENCE as [MotifAbsence, ...MotifAbsence[]]));

/**
 * Filtre d'une colonne de nombres, dans l'unité de la colonne (un taux est une fraction) : garde les valeurs
 * connues entre les bornes comprises, et les valeurs absentes pour une raison retenue.
 */
export const filtreNombre = z.object({
  type: z.literal('nombre'),
  min: z.number().finite().nullable(),
  max: z.number().finite().nullable(),
  connues: z.boolean(),
  absences: z.union([z.literal('toutes'), motifs]),
});
export type FiltreNombre = z.infer<typeof filtreNombre>;

/** Filtre d'une colonne de texte : garde ces valeurs, ou toutes sauf elles ; « » est la valeur vide. */
export const filtreEnsemble = z.object({
  type: z.literal('ensemble'),
  sauf: z.boolean(),
  valeurs: z.array(z.string().max(300)).max(400),
});
export type FiltreEnsemble = z.infer<typeof filtreEnsemble>;

export const filtreColonne = z.discriminatedUnion('type', [filtreNombre, filtreEnsemble]);
export type FiltreColonne = z.infer<typeof filtreColonne>;
/** Filtres par clé de colonne. */
export type FiltresColonnes = Record<string, FiltreColonne>;

/** Filtre de nombres qui garde tout : celui d'où l'on part. */
export const SANS_FILTRE_NOMBRE: FiltreNombre = {
  type: 'nombre',
  min: null,
  max: null,
  connues: true,
  absences: 'toutes',
};

/** Dit si une colonne se filtre par bornes ; sinon, c'est par valeurs. */
export const isNumerique = ({ type }: Pick<Column<never>, 'type'>): boolean => type === 'nombre' || type === 'taux';

/** Dit si un filtre ne retire rien : il n'est alors ni gardé ni montré. */
export const isNeutre = (filtre: FiltreColonne): boolean =>
  filtre.type === 'ensemble'
    ? filtre.valeurs.length === 0
    : filtre.min === null && filtre.max === null && filtre.connues && filtre.absences === 'toutes';

const passesNombre = <Row>(colonne: Column<Row>, filtre: FiltreNombre): ((row: Row) => boolean) => {
  const { min, max, connues, absences } = filtre;
  const retenues = absences === 'toutes' ? null : new Set(absences);
  return (row) => {
    const valeur = colonne.valeur(row);
    if (typeof valeur === 'number')
      return connues && (min === null || valeur >= min) && (max === null || valeur <= max);
    return retenues === null || retenues.has(colonne.motif?.(row) ?? 'donnee_absente');
  };
};

const passesEnsemble = <Row>(colonne: Column<Row>, { sauf, valeurs }: FiltreEnsemble): ((row: Row) => boolean) => {
  const retenues = new Set(valeurs);
  return (row) => retenues.has(String(colonne.valeur(row) ?? '')) !== sauf;
};

/**
 * Ce que gardent tous les filtres ensemble, évalué sur les colonnes du catalogue et non par la grille : la carte
 * et les totaux appliquent le même. Nul si rien n'est filtré. Une colonne inconnue ou d'une autre nature est passée.
 */
export const buildPredicat = <Row>(
  catalogue: readonly Column<Row>[],
  filtres: FiltresColonnes,
): ((row: Row) => boolean) | null => {
  const tests = catalogue.flatMap((colonne) => {
    const filtre = filtres[colonne.cle];
    if (!filtre || isNeutre(filtre) || isNumerique(colonne) !== (filtre.type === 'nombre')) return [];
    return filtre.type === 'nombre' ? passesNombre(colonne, filtre) : passesEnsemble(colonne, filtre);
  });
  return tests.length === 0 ? null : (row) => tests.every((passe) => passe(row));
};

/** Une valeur d'une colonne et son nombre de lignes ; pour un nombre, une raison d'absence. */
export type Facette = { valeur: string; compte: number };

/**
 * Valeurs d'une colonne parmi les lignes que gardent les autres filtres, avec leur compte. Une colonne de
 * nombres rend ses raisons d'absence (« » : valeurs connues) ; une colonne de texte, ses valeurs par ordre alphabétique.
 */
export const listFacettes = <Row>(
  catalogue: readonly Column<Row>[],
  filtres: FiltresColonnes,
  cle: string,
  lignes: Iterable<Row>,
): Facette[] => {
  const colonne = catalogue.find((c) => c.cle === cle);
  if (!colonne) return [];
  const { [cle]: _sien, ...autres } = filtres;
  const passe = buildPredicat(catalogue, autres);
  const comptes = new Map<string, number>();
  const numerique = isNumerique(colonne);
  for (const ligne of lignes) {
    if (passe && !passe(ligne)) continue;
    const brute = colonne.valeur(ligne);
    const absence = brute === null ? (colonne.motif?.(ligne) ?? 'donnee_absente') : '';
    const valeur = numerique ? absence : String(brute ?? '');
    comptes.set(valeur, (comptes.get(valeur) ?? 0) + 1);
  }
  const ordre = new Intl.Collator('fr', { numeric: true });
  return [...comptes].map(([valeur, compte]) => ({ valeur, compte })).sort((a, b) => ordre.compare(a.valeur, b.valeur));
};

const DEUX = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** Borne d'un filtre dans l'unité de la colonne : 0,5 → « 50 % » pour un taux. */
const formatBorne = ({ unite }: Column<never>, borne: number): string => {
  if (unite === 'pourcentage' || unite === 'pourcentage_entier') return `${DEUX.format(borne * 100)}\u202f%`;
  return Number.isInteger(borne) ? formatNombre(borne) : DEUX.format(borne);
};

const formatNombres = (colonne: Column<never>, { min, max, connues, absences }: FiltreNombre): string => {
  const bornes = [
    min !== null && `≥ ${formatBorne(colonne, min)}`,
    max !== null && `≤ ${formatBorne(colonne, max)}`,
  ].filter(Boolean);
  const courts = absences === 'toutes' ? ['toutes'] : absences.map((motif) => MOTIFS_ABSENCE[motif].court);
  const absentes = courts.length > 0 && `absentes (${[...new Set(courts)].join(', ')})`;
  const present = connues && (bornes.length > 0 ? bornes.join(' et ') : 'connues');
  return [present, absentes].filter(Boolean).join(' ou ') || 'aucune';
};

const MONTREES = 2;

/** Filtre en toutes lettres, pour les pastilles : « Entrants : ≥ 20 », « Diplôme : CAP, BTS », « Voie : sauf … ». */
export const formatFiltre = (colonne: Column<never>, filtre: FiltreColonne): string => {
  const debut = `${colonne.titre}\u00a0: `;
  if (filtre.type === 'nombre') return debut + formatNombres(colonne, filtre);
  const noms = filtre.valeurs.map((valeur) => valeur || '(vide)');
  const suite = noms.length > MONTREES ? ` et ${formatNombre(noms.length - MONTREES)} autres` : '';
  return `${debut}${filtre.sauf ? 'sauf ' : ''}${noms.slice(0, MONTREES).join(', ')}${suite}`;
};
