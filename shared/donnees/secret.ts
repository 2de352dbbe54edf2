import type { Faits, TauxDiffuse } from '../faits/faits.ts';
import type { LigneSortie } from '../faits/insertion.ts';
import type { CodeTauxSortie } from '../indicateurs/catalogue.ts';
import type { CompteurSortie } from '../indicateurs/definition.ts';
import { SEUIL_INSERJEUNES } from '../indicateurs/sorties.ts';

/** Comptes InserJeunes d'une formation dans une région, tels que la base les porte. */
export type ComptesSortie = LigneSortie;

/** Comptes dont un taux est fait, et ceux d'entre eux que le seuil couvre. */
type Regle = { numerateur: readonly CompteurSortie[]; seuils: readonly CompteurSortie[] };

/** Réécrite ici à dessein : une règle relâchée ailleurs dans le produit ne relâche pas son contrôle. */
const REGLES: Record<CodeTauxSortie, Regle> = {
  emploi: { numerateur: ['emploi6Mois'], seuils: ['sortants'] },
  emploi12: { numerateur: ['emploi12Mois'], seuils: ['sortants'] },
  emploi18: { numerateur: ['emploi18Mois'], seuils: ['sortants'] },
  emploi24: { numerateur: ['emploi24Mois'], seuils: ['sortants'] },
  poursuite: { numerateur: ['poursuite'], seuils: ['effectifTerminale'] },
  partEmploi: { numerateur: ['emploi6Mois'], seuils: ['effectifTerminale', 'sortants'] },
  devenir: { numerateur: ['poursuite', 'emploi6Mois'], seuils: ['effectifTerminale', 'sortants'] },
};
const TAUX = Object.keys(REGLES) as CodeTauxSortie[];

/** Taux qui rendraient le taux d'emploi là où il est tu. */
const INDUITS = { partEmploi: 'la part en emploi', devenir: 'le devenir favorable' } as const;

/** Noms de comptes qu'aucune réponse ne porte, sans casse ni tiret bas. */
const INTERDITS: ReadonlySet<string> = new Set([
  'effectifterminale',
  'sortants',
  ...[6, 12, 18, 24].map((mois) => `emploi${mois}mois`),
]);

const MAX_FAUTES = 20;

const isAuSeuil = (comptes: readonly ComptesSortie[], { seuils }: Regle): boolean =>
  seuils.every((compte) => comptes.reduce((total, ligne) => total + (ligne[compte] ?? 0), 0) >= SEUIL_INSERJEUNES);

/**
 * Dit si le taux d'une formation peut se montrer : une cellule connue y passe seule le seuil, ou, pour la France, un
 * groupe d'au moins deux cellules secrètes habitées, hors continuum, le passe ensemble (décision 003).
 */
const isMontrable = (comptes: readonly ComptesSortie[], regle: Regle, france: boolean): boolean => {
  const { numerateur, seuils } = regle;
  const connues = comptes.filter((ligne) => [...numerateur, ...seuils].every((compte) => ligne[compte] !== null));
  if (connues.some((ligne) => isAuSeuil([ligne], regle))) return true;
  const groupe = connues.filter((ligne) => ligne.cfdContinuum === null);
  const habitees = groupe.filter((ligne) => seuils.every((compte) => (ligne[compte] ?? 0) > 0));
  return france && habitees.length >= 2 && isAuSeuil(groupe, regle);
};

const groupComptes = (comptes: readonly ComptesSortie[]): Map<string, ComptesSortie[]> => {
  const cellules = new Map<string, ComptesSortie[]>();
  for (const ligne of comptes)
    for (const cle of [`${ligne.formationId}|${ligne.region}`, `${ligne.formationId}|`])
      cellules.set(cle, [...(cellules.get(cle) ?? []), ligne]);
  return cellules;
};

const findFauteTaux = (valeur: TauxDiffuse | undefined, montrable: () => boolean): string | null => {
  if (typeof valeur !== 'number') return null;
  if (!montrable()) return 'montré sous le seuil de diffusion';
  return Math.abs(valeur * 100 - Math.round(valeur * 100)) > 1e-9 ? 'plus précis que le point entier' : null;
};

/** Clés interdites d'une réponse, à toute profondeur. */
const listInterdits = (valeur: unknown, chemin: string): string[] => {
  if (typeof valeur !== 'object' || valeur === null) return [];
  if (Array.isArray(valeur)) return typeof valeur[0] === 'object' ? listInterdits(valeur[0], chemin) : [];
  return Object.entries(valeur).flatMap(([cle, contenu]) => [
    ...(INTERDITS.has(cle.replaceAll('_', '').toLowerCase()) ? [`${chemin}.${cle} : un compte quitte le serveur`] : []),
    ...listInterdits(contenu, `${chemin}.${cle}`),
  ]);
};

type Colonnes = Record<CodeTauxSortie, TauxDiffuse[]>;

/** Fautes d'une ligne de taux, dont `parFormation` sont les comptes. */
const listFautesLigne = (
  colonnes: Colonnes,
  i: number,
  parFormation: readonly (readonly ComptesSortie[])[],
  france: boolean,
): string[] => [
  ...TAUX.flatMap((taux) => {
    const montrable = () => parFormation.some((comptes) => isMontrable(comptes, REGLES[taux], france));
    const faute = findFauteTaux(colonnes[taux][i], montrable);
    return faute === null ? [] : `taux « ${taux} » ${faute}`;
  }),
  ...Object.entries(INDUITS).flatMap(([taux, nom]) =>
    colonnes.emploi[i] === 'sous_seuil' && typeof colonnes[taux as keyof typeof INDUITS][i] === 'number'
      ? `${nom} rendrait le taux d’emploi`
      : [],
  ),
];

const listFautesSorties = ({ formations, sorties }: Faits, cellules: Map<string, ComptesSortie[]>): string[] =>
  sorties.formation.flatMap((rang, i) => {
    const region = sorties.region[i] ?? '';
    const comptes = cellules.get(`${formations.id[rang]}|${region}`) ?? [];
    const lieu = `${formations.cle[rang]}${region && `, région ${region}`}`;
    return listFautesLigne(sorties, i, [comptes], region === '').map((faute) => `${lieu} : ${faute}`);
  });

/** Les axes du quadrant : formations scolaires du niveau, sans continuum. */
const listFautesMoyennes = ({ formations, moyennes }: Faits, cellules: Map<string, ComptesSortie[]>): string[] =>
  moyennes.niveau.flatMap((niveau, i) => {
    const region = moyennes.region[i] ?? '';
    const scolaires = formations.id.filter(
      (_, f) => formations.niveau[f] === niveau && formations.voie[f] === 'scolaire',
    );
    const parFormation = scolaires.map((id) =>
      (cellules.get(`${id}|${region}`) ?? []).filter((ligne) => ligne.cfdContinuum === null),
    );
    const lieu = `moyenne du niveau ${niveau}${region && `, région ${region}`}`;
    return listFautesLigne(moyennes, i, parFormation, region === '').map((faute) => `${lieu} : ${faute}`);
  });

/**
 * Fautes de secret statistique des faits servis à une rentrée, au regard des comptes de la base ; au plus vingt. Un
 * taux ne se montre qu'au seuil de tous les comptes qu'il couvre, en points entiers, moyennes comprises ; un taux
 * d'emploi tu tait la part en emploi et le devenir favorable, qui le rendraient ; aucun compte ne sort (décision 003).
 */
export const listFautesSecret = (faits: Faits, comptes: readonly ComptesSortie[]): string[] => {
  const cellules = groupComptes(comptes);
  return [
    ...listInterdits(faits, 'faits'),
    ...listFautesSorties(faits, cellules),
    ...listFautesMoyennes(faits, cellules),
  ].slice(0, MAX_FAUTES);
};
