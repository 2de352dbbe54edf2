import type { Tri } from '../column.ts';
import type { FiltreColonne, FiltreEnsemble, FiltreNombre } from '../formations/filtres-colonnes.ts';
import type { EtatGrille } from './etat-grille.ts';

/**
 * Écriture compacte d'un état de grille : des segments séparés par « * », chacun une lettre, « : », et des
 * éléments séparés par « , » – trois signes qu'une adresse porte tels quels. Dans une valeur, ces signes et
 * « _ » s'écrivent « _ » suivi de leur code sur deux chiffres hexadécimaux.
 */
const SEGMENT = '*';
const ELEMENT = ',';

const protect = (texte: string): string =>
  texte.replace(/[_*,:]/g, (signe) => `_${signe.charCodeAt(0).toString(16).padStart(2, '0')}`);
const restore = (texte: string): string =>
  texte.replace(/_([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const formatBorne = (borne: number | null): string => (borne === null ? '' : String(borne));
const parseBorne = (texte = ''): number | null => (texte === '' || Number.isNaN(Number(texte)) ? null : Number(texte));

const formatTri = ({ cle, sens }: Tri): string => (sens === 'desc' ? `-${cle}` : cle);
const parseTri = (texte: string): Tri =>
  texte.startsWith('-') ? { cle: texte.slice(1), sens: 'desc' } : { cle: texte, sens: 'asc' };

/** « -effectif,niveau » → tris ; la même écriture que le tri d'une liste dans une adresse. */
export const parseTris = (texte: string): Tri[] => texte.split(ELEMENT).filter(Boolean).map(parseTri);
export const formatTris = (tris: readonly Tri[]): string => tris.map(formatTri).join(ELEMENT);

const encodeFiltre = (cle: string, filtre: FiltreColonne): string => {
  if (filtre.type === 'ensemble')
    return [filtre.sauf ? 'x' : 'v', [cle, ...filtre.valeurs].map(protect).join(ELEMENT)].join(':');
  const absences = filtre.absences === 'toutes' ? ['toutes'] : filtre.absences;
  const parties = [cle, formatBorne(filtre.min), formatBorne(filtre.max), filtre.connues ? 'c' : '', ...absences];
  return `n:${parties.map(protect).join(ELEMENT)}`;
};

const decodeNombre = ([min, max, connues, ...absences]: string[]): FiltreNombre => ({
  type: 'nombre',
  min: parseBorne(min),
  max: parseBorne(max),
  connues: connues === 'c',
  absences: absences[0] === 'toutes' ? 'toutes' : (absences as Exclude<FiltreNombre['absences'], 'toutes'>),
});

const decodeEnsemble = (valeurs: string[], sauf: boolean): FiltreEnsemble => ({ type: 'ensemble', sauf, valeurs });

/** Texte d'un état : une lettre par partie qui diffère du départ. */
export const encodeEtat = (etat: EtatGrille): string => {
  const largeurs = Object.entries(etat.largeurs).flatMap(([cle, px]) => [cle, String(px)]);
  return [
    etat.prereglage && `p:${protect(etat.prereglage)}`,
    etat.colonnes && `c:${etat.colonnes.join(ELEMENT)}`,
    etat.epingles && `e:${etat.epingles.join(ELEMENT)}`,
    etat.tris && `t:${formatTris(etat.tris)}`,
    largeurs.length > 0 && `l:${largeurs.join(ELEMENT)}`,
    etat.densite !== 'normale' && `d:${etat.densite}`,
    ...Object.entries(etat.filtres).map(([cle, filtre]) => encodeFiltre(cle, filtre)),
  ]
    .filter((segment) => typeof segment === 'string' && segment !== '')
    .join(SEGMENT);
};

type Lu = Record<string, unknown> & { filtres: Record<string, FiltreColonne>; largeurs: Record<string, number> };

const LECTURES: Record<string, (lu: Lu, elements: string[]) => void> = {
  p: (lu, [code = '']) => Object.assign(lu, { prereglage: code }),
  c: (lu, cles) => Object.assign(lu, { colonnes: cles }),
  e: (lu, cles) => Object.assign(lu, { epingles: cles }),
  t: (lu, cles) => Object.assign(lu, { tris: cles.map(parseTri) }),
  l: (lu, paires) => {
    for (let i = 0; i + 1 < paires.length; i += 2) lu.largeurs[paires[i] ?? ''] = Number(paires[i + 1]);
  },
  d: (lu, [densite]) => Object.assign(lu, { densite }),
  n: (lu, [cle = '', ...reste]) => Object.assign(lu.filtres, { [cle]: decodeNombre(reste) }),
  v: (lu, [cle = '', ...valeurs]) => Object.assign(lu.filtres, { [cle]: decodeEnsemble(valeurs, false) }),
  x: (lu, [cle = '', ...valeurs]) => Object.assign(lu.filtres, { [cle]: decodeEnsemble(valeurs, true) }),
};

/** Ce que dit un texte, à valider : un segment inconnu est passé. */
export const decodeEtat = (texte: string): unknown => {
  const lu: Lu = {
    prereglage: '',
    colonnes: null,
    epingles: null,
    tris: null,
    densite: 'normale',
    largeurs: {},
    filtres: {},
  };
  for (const segment of texte.split(SEGMENT)) {
    const corps = segment.slice(2);
    // Une liste vide s'écrit sans élément ; un ensemble d'une valeur vide s'écrit « clé, ».
    const elements = corps === '' ? [] : corps.split(ELEMENT).map(restore);
    if (segment.charAt(1) === ':') LECTURES[segment.charAt(0)]?.(lu, elements);
  }
  return lu;
};
