/**
 * Du métier ROME à la famille professionnelle que compte la BMO. La Dares ne fournit avec nos fichiers que le
 * passage du ROME aux FAP-2009 ; la BMO compte en FAP-2021 depuis 2024. Ce fichier porte le pas qui manque.
 */

/** Première année de la BMO comptée en FAP-2021 ; les précédentes le sont en FAP-2009. */
export const PREMIERE_BMO_FAP2021 = 2024;

const QUALIFIES = { chiffres: '346', libelle: 'ouvriers et employés qualifiés' };

/** Qualification visée par un diplôme, au premier caractère de son CFD. */
const QUALIFICATIONS: Readonly<Record<string, { chiffres: string; libelle: string }>> = {
  4: { chiffres: '3467', libelle: 'ouvriers et employés qualifiés, techniciens' },
  3: { chiffres: '78', libelle: 'techniciens et agents de maîtrise' },
  2: { chiffres: '78', libelle: 'techniciens et agents de maîtrise' },
  1: { chiffres: '9', libelle: 'cadres' },
};

/**
 * Qualifications (chiffres de France Travail : 3 et 4 ouvrier qualifié, 6 employé qualifié, 7 technicien, 8 agent de
 * maîtrise, 9 cadre) qu'un diplôme vise. Là où le passage de la Dares en dépend, elles évitent de relier un CAP
 * aux manœuvres ou aux ingénieurs du même métier. Choix du produit (décision 013).
 */
export const getQualifications = (cfd: string): { chiffres: string; libelle: string } =>
  QUALIFICATIONS[cfd.charAt(0)] ?? QUALIFIES;

/** Famille d'arrivée : la même pour tous les métiers, ou selon le ROME quand la FAP-2021 répartit l'ancienne. */
type Arrivee = string | { parRome: Readonly<Record<string, string>>; sinon: string };

const BANQUE_ASSURANCE: Readonly<Record<string, string>> = {
  ...{ C1101: 'QAX', C1105: 'QAX', C1106: 'QAX', C1110: 'QAX', C1202: 'QAX', C1204: 'QAX', C1301: 'QAX' },
  ...{ C1303: 'QAX', C1107: 'QBX', C1109: 'QBX', C1302: 'QBX', C1401: 'QBX', C1201: 'QCX', C1203: 'QCX' },
  ...{ C1205: 'QCX', C1206: 'QCX', C1102: 'QDX', C1103: 'QDX', C1104: 'QEX', C1108: 'QEX', C1207: 'QEX' },
};

/**
 * Familles FAP-2009 que la FAP-2021 a redécoupées, par code ou début de code (le plus long l'emporte), et la
 * famille de niveau 86 qui les reprend. Établi en rapprochant les intitulés des deux nomenclatures, faute de table
 * officielle dans les fichiers. Ce qui n'est pas ici garde son code, « Z » devenant « X » : A0Z40 → A0X.
 */
export const PASSAGE: Readonly<Record<string, Arrivee>> = {
  B0Z21: 'B1X',
  B1Z: 'B0X',
  B2Z: 'B1X',
  B3Z: 'B2X',
  B4Z: 'B2X',
  C1Z: 'C0X',
  C2Z71: 'H0X',
  D1Z: 'D0X',
  D2Z: 'D1X',
  D3Z: 'D2X',
  D4Z: 'D2X',
  D6Z71: 'H0X',
  E0Z20: 'E2X',
  E0Z21: 'E3X',
  E0Z22: 'E1X',
  E0Z23: 'E4X',
  E0Z24: 'E4X',
  E1Z40: 'E0X',
  E1Z41: 'E2X',
  E1Z42: 'E3X',
  E1Z43: 'E1X',
  E1Z44: 'E4X',
  E1Z46: 'H0X',
  E1Z47: 'E4X',
  E2Z: { parRome: { H1210: 'N0X', H1404: 'H0X', H1503: 'H0X' }, sinon: 'E5X' },
  F1Z: 'F0X',
  F2Z: 'F1X',
  F3Z: 'F1X',
  F4Z: 'F2X',
  F5Z: { parRome: { E1303: 'F2X', E1305: 'F2X', E1308: 'F2X', H2204: 'F1X', H2209: 'F1X' }, sinon: 'F0X' },
  G0A42: 'G1X',
  G1Z71: { parRome: { H1301: 'H0X' }, sinon: 'G1X' },
  H0Z: 'H1X',
  J1Z40: 'J0X',
  J4Z40: 'J5X',
  J4Z60: 'J5X',
  J4Z80: { parRome: { H1403: 'J1X', N1301: 'J1X', N1303: 'J1X' }, sinon: 'J5X' },
  J5Z60: 'J4X',
  J5Z61: 'J4X',
  J5Z62: 'J4X',
  M0Z: 'M1X',
  N0Z: 'N1X',
  Q0Z: { parRome: BANQUE_ASSURANCE, sinon: 'QCX' },
  Q1Z80: { parRome: BANQUE_ASSURANCE, sinon: 'QCX' },
  Q1Z81: { parRome: BANQUE_ASSURANCE, sinon: 'QDX' },
  Q2Z: { parRome: BANQUE_ASSURANCE, sinon: 'QAX' },
};

/** Familles dont la troisième lettre est la même dans les deux nomenclatures : G0A, G0B, T2A, T2B. */
const toFap2021 = (fap: string): string => fap.slice(0, 3).replace(/Z$/, 'X');

/**
 * Famille professionnelle FAP-2021 de niveau 86 (trois caractères) d'une famille FAP-2009 détaillée (cinq
 * caractères). `rome` précise l'arrivée quand la FAP-2021 répartit l'ancienne famille entre plusieurs.
 */
export const getFamilleDeFap2009 = (fap: string, rome = ''): string => {
  const arrivee = PASSAGE[fap] ?? PASSAGE[fap.slice(0, 3)];
  if (arrivee === undefined) return toFap2021(fap);
  return typeof arrivee === 'string' ? arrivee : (arrivee.parRome[rome] ?? arrivee.sinon);
};

/** Famille de niveau 86 d'un métier de la BMO, selon la nomenclature de son année. */
export const getFamilleBmo = (metier: string, annee: number): string =>
  annee >= PREMIERE_BMO_FAP2021 ? metier.slice(0, 3) : getFamilleDeFap2009(metier);
