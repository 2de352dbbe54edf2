import { formatEntier, Rejet } from './fautes.ts';

/** Façons d'écrire « pas de valeur » dans les fichiers officiels ; `*` est le secret statistique. */
const MANQUANTS: ReadonlySet<string> = new Set(['', '*', 'nd', 'ND', 'n.d.', 'NA', 'NaN']);

/** Alphabet de la lettre de contrôle des UAI : 23 lettres, sans I, O ni Q. */
const LETTRES_UAI = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const FORME_UAI = /^\d{7}[A-Z]$/;
const FORME_CFD = /^[0-9A-Z]{8}$/;

/** La lettre de contrôle d'un UAI bien formé est-elle celle de ses sept chiffres (reste modulo 23) ? */
export const hasLettreControle = (uai: string): boolean =>
  LETTRES_UAI[Number.parseInt(uai.slice(0, 7), 10) % 23] === uai[7];

/** Code département sur trois caractères, comme dans toute la base : « 1 » et « 01 » donnent « 001 ». */
export const formatDepartement = (code: string): string => code.padStart(3, '0');

const parseNombre = (texte: string): number | null => {
  if (/^\d+$/.test(texte)) return Number(texte);
  const net = texte.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d+(?:\.\d+)?$/.test(net) ? Number(net) : null;
};

/** « 31/08/2025 » ou « 2025-08-31 » (heure ignorée) en date ISO ; `null` si ce n'est pas une date. */
export const parseDate = (texte: string): string | null => {
  const fr = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(texte);
  const iso = fr ? `${fr[3]}-${fr[2]}-${fr[1]}` : texte.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

/**
 * Un enregistrement lu par les clés d'une présentation. Chaque accès vérifie la valeur et lève un `Rejet`
 * (colonne, valeur, raison) si elle ne convient pas ; `find…` rend `null` quand la valeur manque.
 */
export class Ligne<K extends string> {
  cellules: readonly string[] = [];
  readonly #positions: Readonly<Record<string, number>>;
  readonly #titres: Readonly<Record<string, string>>;
  readonly #warn: (motif: string, valeur: string) => void;

  constructor(
    positions: Readonly<Record<string, number>>,
    titres: Readonly<Record<string, string>>,
    warn: (motif: string, valeur: string) => void,
  ) {
    this.#positions = positions;
    this.#titres = titres;
    this.#warn = warn;
  }

  /** La présentation du fichier a-t-elle cette colonne ? */
  has(cle: K): boolean {
    return this.#positions[cle] !== undefined;
  }

  /** En-tête du fichier pour cette clé. */
  getTitre(cle: K): string {
    return this.#titres[cle] ?? cle;
  }

  /** Texte débarrassé de ses espaces ; vide si la colonne ou la valeur manque. */
  text(cle: K): string {
    const position = this.#positions[cle];
    return position === undefined ? '' : (this.cellules[position] ?? '').trim();
  }

  findText(cle: K): string | null {
    return this.text(cle) || null;
  }

  /** Texte obligatoire. */
  label(cle: K): string {
    return this.text(cle) || this.reject(cle, 'valeur absente');
  }

  /** Code obligatoire, d'une forme donnée ; le « .0 » laissé par un tableur est retiré. */
  code(cle: K, forme: RegExp, attendu: string): string {
    const texte = this.text(cle);
    const code = texte.endsWith('.0') ? texte.slice(0, -2) : texte;
    if (code === '') this.reject(cle, 'valeur absente');
    return forme.test(code) ? code : this.reject(cle, `${attendu} attendu`);
  }

  uai(cle: K): string {
    const uai = this.text(cle).toUpperCase();
    if (!FORME_UAI.test(uai)) this.reject(cle, 'UAI mal formé : sept chiffres et une lettre attendus');
    if (!hasLettreControle(uai)) this.#warn('Lettre de contrôle de l’UAI inattendue', uai);
    return uai;
  }

  cfd(cle: K): string {
    return this.code(cle, FORME_CFD, 'code de diplôme sur huit caractères');
  }

  /** Compte connu : entier positif ou nul, au plus `max` (borne d'absurdité déclarée par la source). */
  count(cle: K, max: number): number {
    return this.findCount(cle, max) ?? this.reject(cle, 'valeur absente');
  }

  findCount(cle: K, max: number): number | null {
    const texte = this.text(cle);
    if (MANQUANTS.has(texte)) return null;
    const n = parseNombre(texte);
    if (n === null || !Number.isInteger(n)) return this.reject(cle, 'nombre entier attendu');
    if (n < 0) this.reject(cle, 'nombre négatif');
    return n > max ? this.reject(cle, `valeur absurde : au plus ${formatEntier(max)} attendu`) : n;
  }

  /** Nombre décimal (virgule ou point) entre deux bornes, ou `null` s'il manque. */
  findDecimal(cle: K, min: number, max: number): number | null {
    const texte = this.text(cle);
    if (MANQUANTS.has(texte)) return null;
    const n = parseNombre(texte) ?? this.reject(cle, 'nombre attendu');
    return n < min || n > max
      ? this.reject(cle, `valeur absurde : entre ${formatEntier(min)} et ${formatEntier(max)} attendu`)
      : n;
  }

  decimal(cle: K, min: number, max: number): number {
    return this.findDecimal(cle, min, max) ?? this.reject(cle, 'valeur absente');
  }

  findDate(cle: K): string | null {
    const texte = this.text(cle);
    return texte === '' ? null : (parseDate(texte) ?? this.reject(cle, 'date jj/mm/aaaa attendue'));
  }

  /** Refuse la ligne pour cette colonne. */
  reject(cle: K, motif: string): never {
    throw new Rejet(this.getTitre(cle), this.text(cle), motif);
  }
}
