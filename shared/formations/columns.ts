import type { Column } from '../column.ts';
import {
  COLONNES_BESOIN,
  COLONNES_INDICATEURS,
  COLONNES_OFFRE,
  COLONNES_QUADRANT,
  type LigneMesuree,
} from './colonnes-indicateurs.ts';
import { LIBELLES_VOIE, type Voie } from './formation.ts';

/** Identité d'une formation dans les grilles. */
export type IdentiteFormation = {
  cle: string;
  formation: string;
  cfd: string;
  /** Nulle sur la ligne de total. */
  voie: Voie | null;
  niveau: string;
  domaine: string;
  famille: string | null;
  commune: boolean;
  fermeture: string | null;
  continuum: boolean;
};

/** Ligne de la grille « formations » : une formation dans le territoire filtré. */
export type LigneFormations = IdentiteFormation & LigneMesuree & { offres: number };

/** Ligne de la grille « offres » : une formation dans un établissement. */
export type LigneOffres = IdentiteFormation &
  LigneMesuree & {
    uai: string;
    etablissement: string;
    ville: string | null;
    departement: string;
    academie: string;
    region: string;
    secteur: 'public' | 'prive' | null;
  };

const SECTEURS = { public: 'Public', prive: 'Privé' } as const;

const IDENTITE: readonly Column<IdentiteFormation>[] = [
  {
    cle: 'formation',
    titre: 'Formation',
    groupe: 'Formation',
    type: 'texte',
    largeur: 262,
    figee: true,
    valeur: (l) => l.formation,
    definition: 'Intitulé du diplôme (DGESCO, sinon BCN).',
  },
  {
    cle: 'niveau',
    titre: 'Diplôme',
    groupe: 'Diplôme',
    type: 'texte',
    largeur: 92,
    valeur: (l) => l.niveau,
    definition: 'Niveau de diplôme (BCN, trois premiers caractères du CFD).',
  },
  {
    cle: 'voie',
    titre: 'Voie',
    groupe: 'Diplôme',
    type: 'texte',
    largeur: 106,
    valeur: (l) => (l.voie === null ? null : LIBELLES_VOIE[l.voie]),
    definition: 'Sous statut scolaire ou par apprentissage.',
  },
];

export const CODES = 'Codes et domaine';
/** Groupes qui disent de quoi parle la ligne : ils n'ont pas de préréglage à eux. */
export const GROUPES_IDENTITE = new Set(['Formation', 'Diplôme', 'Établissement']);

const COMPLEMENTS: readonly Column<IdentiteFormation>[] = [
  {
    cle: 'cfd',
    titre: 'CFD',
    groupe: CODES,
    type: 'texte',
    largeur: 96,
    valeur: (l) => l.cfd,
    definition: 'Code formation-diplôme de la BCN.',
  },
  {
    cle: 'domaine',
    titre: 'Domaine',
    groupe: CODES,
    type: 'texte',
    largeur: 240,
    valeur: (l) => l.domaine,
    definition: 'Groupe de la nomenclature des spécialités de formation (NSF).',
  },
  {
    cle: 'famille',
    titre: 'Famille de métiers',
    groupe: CODES,
    type: 'texte',
    largeur: 220,
    valeur: (l) => l.famille,
    definition: 'Famille de métiers ou groupe d’options auquel la formation appartient.',
  },
];

/** Colonnes de la grille « formations ». */
export const COLONNES_FORMATIONS: readonly Column<LigneFormations>[] = [
  ...IDENTITE,
  {
    cle: 'offres',
    titre: 'Étab.',
    groupe: 'Rentrée',
    type: 'nombre',
    largeur: 74,
    valeur: (l) => l.offres,
    definition: 'Nombre d’établissements du territoire qui proposent la formation.',
  },
  ...COLONNES_INDICATEURS,
  ...COLONNES_QUADRANT,
  ...COLONNES_BESOIN,
  ...COMPLEMENTS,
];

const texte = (
  cle: string,
  titre: string,
  largeur: number,
  definition: string,
  valeur: (l: LigneOffres) => string | null,
): Column<LigneOffres> => ({ cle, titre, groupe: 'Établissement', type: 'texte', largeur, definition, valeur });

/** Colonnes de la grille « offres » : qui propose quoi, les chiffres, puis les codes. */
export const COLONNES_OFFRES: readonly Column<LigneOffres>[] = [
  ...IDENTITE.filter(({ cle }) => cle !== 'voie'),
  texte('etablissement', 'Établissement', 200, 'Nom dans l’annuaire de l’éducation.', (l) => l.etablissement),
  texte('ville', 'Commune', 112, 'Commune de l’établissement.', (l) => l.ville),
  ...COLONNES_INDICATEURS,
  ...COLONNES_QUADRANT,
  ...COLONNES_OFFRE,
  ...IDENTITE.filter(({ cle }) => cle === 'voie'),
  texte('uai', 'UAI', 92, 'Unité administrative immatriculée.', (l) => l.uai),
  texte('departement', 'Département', 150, 'Département de l’établissement.', (l) => l.departement),
  texte('academie', 'Académie', 130, 'Académie de l’établissement.', (l) => l.academie),
  texte('region', 'Région', 190, 'Région de l’établissement.', (l) => l.region),
  texte('secteur', 'Secteur', 84, 'Public ou privé.', (l) => (l.secteur ? SECTEURS[l.secteur] : null)),
  ...COMPLEMENTS,
];
