import type { Column, Prereglage } from '../column.ts';
import type { Couverture } from '../faits/agregation.ts';
import { normalize } from '../format.ts';
import type { Valeur } from '../indicateurs/absence.ts';
import { CODES_INDICATEUR, type CodeIndicateur, getIndicateur } from '../indicateurs/catalogue.ts';
import { POSITIONS, type Position } from '../indicateurs/quadrant.ts';
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
export type LigneFormations = IdentiteFormation & {
  offres: number;
  position: Position;
  mesure(code: CodeIndicateur): Valeur;
  couverture(code: CodeIndicateur): Couverture | null;
};

/** Ligne de la grille « offres » : une formation dans un établissement. */
export type LigneOffres = IdentiteFormation & {
  uai: string;
  etablissement: string;
  ville: string | null;
  departement: string;
  academie: string;
  region: string;
  secteur: 'public' | 'prive' | null;
  position: Position;
  mesure(code: CodeIndicateur): Valeur;
  couverture(code: CodeIndicateur): Couverture | null;
};

const SECTEURS = { public: 'Public', prive: 'Privé' } as const;

const IDENTITE: readonly Column<IdentiteFormation>[] = [
  {
    cle: 'formation',
    titre: 'Formation',
    groupe: 'Formation',
    type: 'texte',
    largeur: 290,
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
    largeur: 120,
    valeur: (l) => (l.voie === null ? null : LIBELLES_VOIE[l.voie]),
    definition: 'Sous statut scolaire ou par apprentissage.',
  },
];

const CODES = 'Codes et domaine';
/** Groupes qui disent de quoi parle la ligne : ils n'ont pas de préréglage à eux. */
const GROUPES_IDENTITE = new Set(['Formation', 'Diplôme', 'Établissement']);

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

const GROUPES: Record<CodeIndicateur, string> = {
  effectif: 'Rentrée',
  effectifTotal: 'Rentrée',
  partFilles: 'Rentrée',
  remplissage: 'Rentrée',
  placesVacantes: 'Rentrée',
  remplissageAffectation: 'Rentrée',
  evaporation: 'Rentrée',
  capacite: 'Attractivité',
  capaciteAffectation: 'Attractivité',
  voeux: 'Attractivité',
  pression: 'Attractivité',
  demande: 'Attractivité',
  voeux1Satisfaits: 'Attractivité',
  emploi: 'Insertion (région)',
  poursuite: 'Insertion (région)',
  devenir: 'Insertion (région)',
  partEmploi: 'Insertion (région)',
  emploi12: 'Insertion (région)',
  emploi18: 'Insertion (région)',
  emploi24: 'Insertion (région)',
};

/** Indicateurs dans l'ordre des colonnes, réunis par groupe. */
const ORDRE = Object.keys(GROUPES) as CodeIndicateur[];

/** Ce que toute ligne de grille sait rendre : chaque indicateur ou la raison de son absence, et sa couverture. */
export type LigneMesuree = {
  mesure(code: CodeIndicateur): Valeur;
  couverture(code: CodeIndicateur): Couverture | null;
  position: Position;
};

const INDICATEURS: readonly Column<LigneMesuree>[] = ORDRE.map((code) => {
  const { court, definition, unite } = getIndicateur(code);
  return {
    cle: code,
    titre: court,
    groupe: GROUPES[code],
    type: ['eleves', 'places', 'voeux'].includes(unite) ? 'nombre' : 'taux',
    largeur: Math.max(92, 34 + court.length * 7),
    unite,
    valeur: (l) => l.mesure(code).valeur,
    motif: (l) => l.mesure(code).motif,
    definition,
  };
});

const POSITION: Column<LigneMesuree> = {
  cle: 'position',
  titre: 'Quadrant',
  groupe: 'Insertion (région)',
  type: 'texte',
  largeur: 104,
  valeur: (l) => POSITIONS[l.position].libelle,
  definition:
    'Position par rapport aux taux d’emploi et de poursuite de toutes les formations scolaires du même niveau dans la région (la France entière sans région choisie).',
};

/** Colonnes de la grille « formations ». */
export const COLONNES_FORMATIONS: readonly Column<LigneFormations>[] = [
  ...IDENTITE,
  {
    cle: 'offres',
    titre: 'Étab.',
    groupe: 'Rentrée',
    type: 'nombre',
    largeur: 76,
    valeur: (l) => l.offres,
    definition: 'Nombre d’établissements du territoire qui proposent la formation.',
  },
  ...INDICATEURS,
  POSITION,
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
  texte('etablissement', 'Établissement', 220, 'Nom dans l’annuaire de l’éducation.', (l) => l.etablissement),
  texte('ville', 'Commune', 130, 'Commune de l’établissement.', (l) => l.ville),
  ...INDICATEURS,
  POSITION,
  ...IDENTITE.filter(({ cle }) => cle === 'voie'),
  texte('uai', 'UAI', 92, 'Unité administrative immatriculée.', (l) => l.uai),
  texte('departement', 'Département', 150, 'Département de l’établissement.', (l) => l.departement),
  texte('academie', 'Académie', 130, 'Académie de l’établissement.', (l) => l.academie),
  texte('region', 'Région', 190, 'Région de l’établissement.', (l) => l.region),
  texte('secteur', 'Secteur', 84, 'Public ou privé.', (l) => (l.secteur ? SECTEURS[l.secteur] : null)),
  ...COMPLEMENTS,
];

export const estIndicateur = (cle: string): cle is CodeIndicateur =>
  (CODES_INDICATEUR as readonly string[]).includes(cle);

/** « Mixité et capacités » → « mixite-et-capacites » : ce que l'adresse porte. */
const getCodeGroupe = (libelle: string): string =>
  normalize(libelle)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');

const listCles = (catalogue: readonly Column<never>[], groupe: string): string[] =>
  catalogue.filter((colonne) => colonne.groupe === groupe).map(({ cle }) => cle);

/** Colonnes de la première lecture ; celles qu'un catalogue n'a pas sont passées. */
const ESSENTIEL = ['offres', 'effectif', 'remplissage', 'capacite', 'pression', 'demande', 'emploi', 'poursuite'];

/**
 * Préréglages d'un catalogue : l'essentiel, puis un par groupe de colonnes au-delà de l'identité (un groupe
 * d'indicateurs nouveau a le sien sans rien écrire), puis tout. L'ordre de départ suit l'effectif, sinon la
 * première colonne de nombres montrée, du plus grand au plus petit.
 */
const buildPrereglages = (catalogue: readonly Column<never>[], identite: readonly string[]): Prereglage[] => {
  const build = (code: string, libelle: string, cles: readonly string[]): Prereglage => {
    const colonnes = [...new Set([...identite, ...cles])].filter((cle) => catalogue.some((c) => c.cle === cle));
    const nombres = catalogue.filter((c) => colonnes.includes(c.cle) && c.type !== 'texte').map(({ cle }) => cle);
    const premier = nombres.includes('effectif') ? 'effectif' : nombres[0];
    return {
      code,
      libelle,
      colonnes,
      tris: premier ? [{ cle: premier, sens: 'desc' }] : [{ cle: 'formation', sens: 'asc' }],
    };
  };
  const groupes = [...new Set(catalogue.map(({ groupe }) => groupe))].filter((g) => !GROUPES_IDENTITE.has(g));
  return [
    build('essentiel', 'Essentiel', [...ESSENTIEL, 'position']),
    ...groupes.map((groupe) => {
      const libelle = groupe.replace(/ \(.*\)$/, '');
      return build(getCodeGroupe(libelle), libelle, [
        ...listCles(catalogue, groupe),
        ...(groupe === CODES ? ['uai'] : []),
      ]);
    }),
    build(
      'tout',
      'Toutes les colonnes',
      catalogue.map(({ cle }) => cle),
    ),
  ];
};

/** Préréglages des deux vues de la page Formations ; le premier est celui de départ. */
export const PREREGLAGES: Record<'formations' | 'offres', readonly Prereglage[]> = {
  formations: buildPrereglages(COLONNES_FORMATIONS, ['formation', 'niveau', 'voie']),
  offres: buildPrereglages(COLONNES_OFFRES, ['formation', 'niveau', 'etablissement', 'ville']),
};
