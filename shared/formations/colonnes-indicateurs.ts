import type { Column } from '../column.ts';
import type { Couverture } from '../faits/agregation.ts';
import type { Valeur } from '../indicateurs/absence.ts';
import {
  CODES_ACCES,
  CODES_BESOIN,
  CODES_ETABLISSEMENT,
  CODES_EXPLICABLES,
  type CodeExplicable,
  getIndicateur,
  isLocal,
} from '../indicateurs/catalogue.ts';
import type { Unite } from '../indicateurs/definition.ts';
import { POSITIONS, type Position } from '../indicateurs/quadrant.ts';
import { STABILITES, type Stabilite } from '../indicateurs/stabilite.ts';

export const RENTREE = 'Rentrée';
export const ATTRACTIVITE = 'Attractivité';
export const INSERTION = 'Insertion (région)';
export const BESOIN_LOCAL = 'Besoin local';
export const ACCES = 'Accès';
export const INSERTION_ETABLISSEMENT = 'Insertion de l’établissement';

/** Groupe de chaque indicateur ; leur ordre est celui des colonnes et des listes de choix. */
export const GROUPES_INDICATEUR: Record<CodeExplicable, string> = {
  effectif: RENTREE,
  effectifTotal: RENTREE,
  partFilles: RENTREE,
  remplissage: RENTREE,
  placesVacantes: RENTREE,
  remplissageAffectation: RENTREE,
  evaporation: RENTREE,
  capacite: ATTRACTIVITE,
  capaciteAffectation: ATTRACTIVITE,
  voeux: ATTRACTIVITE,
  pression: ATTRACTIVITE,
  demande: ATTRACTIVITE,
  voeux1Satisfaits: ATTRACTIVITE,
  emploi: INSERTION,
  poursuite: INSERTION,
  devenir: INSERTION,
  partEmploi: INSERTION,
  emploi12: INSERTION,
  emploi18: INSERTION,
  emploi24: INSERTION,
  projets: BESOIN_LOCAL,
  partDifficiles: BESOIN_LOCAL,
  partSaisonniers: BESOIN_LOCAL,
  placesParProjet: BESOIN_LOCAL,
  enTension: BESOIN_LOCAL,
  chomage: BESOIN_LOCAL,
  distanceMeme: ACCES,
  distanceFamille: ACCES,
  distanceNsf: ACCES,
  etabEmploi: INSERTION_ETABLISSEMENT,
  etabAttendu: INSERTION_ETABLISSEMENT,
  etabValeurAjoutee: INSERTION_ETABLISSEMENT,
  etabPoursuite: INSERTION_ETABLISSEMENT,
};

/** Indicateurs dans l'ordre des colonnes, réunis par groupe. */
const ORDRE = Object.keys(GROUPES_INDICATEUR) as CodeExplicable[];

/** Ce que toute ligne de grille sait rendre : chaque indicateur ou la raison de son absence, et son classement. */
export type LigneMesuree = {
  mesure(code: CodeExplicable): Valeur;
  couverture(code: CodeExplicable): Couverture | null;
  position: Position;
  stabilite: Stabilite;
  /** Nul quand un des deux taux manque. */
  sansPerspectives: boolean | null;
};

const COMPTEES: readonly Unite[] = ['eleves', 'places', 'voeux', 'projets', 'metiers'];

const buildColonne = (code: CodeExplicable, precision = ''): Column<LigneMesuree> => {
  const { court, definition, unite } = getIndicateur(code);
  return {
    cle: code,
    titre: court,
    groupe: GROUPES_INDICATEUR[code],
    type: COMPTEES.includes(unite) ? 'nombre' : 'taux',
    largeur: Math.max(84, Math.round(32 + court.length * 6.6)),
    unite,
    valeur: (l) => l.mesure(code).valeur,
    motif: (l) => l.mesure(code).motif,
    definition: precision ? `${definition} ${precision}` : definition,
  };
};

/** Sommes d'offres et taux InserJeunes : ce que portent les faits d'une rentrée. */
export const COLONNES_INDICATEURS = ORDRE.filter((code) => !isLocal(code)).map((code) => buildColonne(code));

/** Le chômage ne dépend pas de la formation : il se lit sur la carte et dans la fiche. */
const BESOINS_COLONNES = CODES_BESOIN.filter((code) => code !== 'chomage');

/** Besoin local d'une formation, dans le territoire filtré. */
export const COLONNES_BESOIN = BESOINS_COLONNES.map((code) => buildColonne(code));

/** Ce qui n'a de sens que pour une offre : le besoin de son bassin, ses distances, les taux de son établissement. */
export const COLONNES_OFFRE = [
  ...BESOINS_COLONNES.map((code) => buildColonne(code, 'Ici, dans le bassin d’emploi de l’établissement.')),
  ...[...CODES_ACCES, ...CODES_ETABLISSEMENT].map((code) => buildColonne(code)),
];

const PERSPECTIVES = { true: 'oui', false: 'non', null: 'non calculable' } as const;

/** Classement : la position, sa solidité, et l'étalon absolu qui ne compare à aucune moyenne. */
export const COLONNES_QUADRANT: readonly Column<LigneMesuree>[] = [
  {
    cle: 'position',
    titre: 'Quadrant',
    groupe: INSERTION,
    type: 'texte',
    largeur: 132,
    valeur: (l) => POSITIONS[l.position].libelle,
    definition:
      'Position par rapport aux taux d’emploi et de poursuite de toutes les formations scolaires du même niveau dans la région (la France entière sans région choisie), et solidité de ce classement. Un losange : sans perspectives.',
  },
  {
    cle: 'stabilite',
    titre: 'Solidité',
    groupe: INSERTION,
    type: 'texte',
    largeur: 104,
    valeur: (l) => STABILITES[l.stabilite].libelle,
    definition:
      'Solidité de la position dans le quadrant : solide si les deux taux s’écartent nettement de la moyenne, probable si un seul le fait, fragile sinon (intervalles à 95 %).',
  },
  {
    cle: 'sansPerspectives',
    titre: 'Sans perspectives',
    groupe: INSERTION,
    type: 'texte',
    largeur: 140,
    valeur: (l) => PERSPECTIVES[`${l.sansPerspectives}`],
    definition: 'Taux d’emploi et de poursuite tous deux sous les seuils en vigueur, sans comparaison à une moyenne.',
  },
];

/** Dit si une colonne est un indicateur du catalogue : elle s'explique, et porte la raison de ses absences. */
export const estIndicateur = (cle: string): cle is CodeExplicable =>
  (CODES_EXPLICABLES as readonly string[]).includes(cle);
