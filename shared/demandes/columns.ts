import type { Column, Prereglage } from '../column.ts';
import type { Role } from '../permissions.ts';
import { formatMotif, type SaisieDemande, TYPES_DEMANDE } from './demande.ts';
import { computeSolde } from './rules.ts';
import { STATUTS, type Statut } from './workflow.ts';

/** Une demande telle que la liste la montre : la saisie, son état, et les libellés trouvés dans la base. */
export type DemandeListee = SaisieDemande & {
  numero: string;
  version: number;
  statut: Statut;
  region: string | null;
  libelleRegion: string | null;
  departement: string | null;
  libelleDepartement: string | null;
  commune: string | null;
  etablissement: string | null;
  formation: string | null;
  niveau: string;
  libelleNiveau: string | null;
  auteur: string;
  roleAuteur: Role;
  creeLe: string;
  modifieLe: string;
};

type Colonne = Column<DemandeListee>;

const IDENTITE: Colonne[] = [
  {
    cle: 'numero',
    titre: 'Numéro',
    groupe: 'Demande',
    type: 'texte',
    largeur: 110,
    figee: true,
    valeur: (d) => d.numero,
    definition: 'Numéro de la demande, huit caractères, donné à la création et jamais réutilisé.',
  },
  {
    cle: 'statut',
    titre: 'Statut',
    groupe: 'Demande',
    type: 'texte',
    largeur: 160,
    valeur: (d) => STATUTS[d.statut].libelle,
    definition: 'Étape du circuit où se trouve la demande.',
  },
  {
    cle: 'type',
    titre: 'Type',
    groupe: 'Demande',
    type: 'texte',
    largeur: 112,
    valeur: (d) => TYPES_DEMANDE[d.type],
    definition: 'Ouverture, augmentation, diminution ou fermeture de places dans une formation.',
  },
  {
    cle: 'rentree',
    titre: 'Rentrée',
    groupe: 'Demande',
    type: 'nombre',
    format: 'annee',
    largeur: 84,
    valeur: (d) => d.rentree,
    definition: 'Rentrée scolaire à laquelle la demande prend effet.',
  },
];

const LIEU: Colonne[] = [
  {
    cle: 'etablissement',
    titre: 'Établissement',
    groupe: 'Établissement',
    type: 'texte',
    largeur: 260,
    valeur: (d) => d.etablissement,
    definition: 'Nom de l’établissement dans l’annuaire chargé ; vide s’il n’y figure plus.',
  },
  {
    cle: 'commune',
    titre: 'Commune',
    groupe: 'Établissement',
    type: 'texte',
    largeur: 170,
    valeur: (d) => d.commune,
    definition: 'Commune de l’établissement.',
  },
  {
    cle: 'departement',
    titre: 'Département',
    groupe: 'Établissement',
    type: 'texte',
    largeur: 160,
    valeur: (d) => d.libelleDepartement ?? d.departement,
    definition: 'Département de l’établissement.',
  },
];

const FORMATION: Colonne[] = [
  {
    cle: 'formation',
    titre: 'Formation',
    groupe: 'Formation',
    type: 'texte',
    largeur: 300,
    valeur: (d) => d.formation,
    definition: 'Libellé de la formation dans la base centrale des nomenclatures (BCN).',
  },
  {
    cle: 'niveau',
    titre: 'Diplôme',
    groupe: 'Formation',
    type: 'texte',
    largeur: 150,
    valeur: (d) => d.libelleNiveau ?? d.niveau,
    definition: 'Niveau de diplôme, lu dans les trois premiers caractères du CFD.',
  },
];

const CODES: Colonne[] = [
  {
    cle: 'uai',
    titre: 'UAI',
    groupe: 'Codes et région',
    type: 'texte',
    largeur: 110,
    valeur: (d) => d.uai,
    definition: 'Identifiant national de l’établissement.',
  },
  {
    cle: 'cfd',
    titre: 'CFD',
    groupe: 'Codes et région',
    type: 'texte',
    largeur: 110,
    valeur: (d) => d.cfd,
    definition: 'Code formation-diplôme, huit caractères.',
  },
  {
    cle: 'dispositif',
    titre: 'Dispositif',
    groupe: 'Codes et région',
    type: 'texte',
    largeur: 110,
    valeur: (d) => d.dispositif,
    definition: 'Code du dispositif de formation ; vide en apprentissage.',
  },
  {
    cle: 'region',
    titre: 'Région',
    groupe: 'Codes et région',
    type: 'texte',
    largeur: 200,
    valeur: (d) => d.libelleRegion ?? d.region,
    definition: 'Région académique de l’établissement à la création de la demande.',
  },
];

type ChampPlaces =
  | 'capaciteScolaireActuelle'
  | 'capaciteScolaire'
  | 'capaciteApprentissageActuelle'
  | 'capaciteApprentissage';

const buildPlaces = (cle: ChampPlaces, titre: string, definition: string): Colonne => ({
  cle,
  titre,
  groupe: 'Places',
  type: 'nombre',
  largeur: 132,
  valeur: (d) => d[cle],
  definition,
});

const PLACES: Colonne[] = [
  buildPlaces('capaciteScolaireActuelle', 'Scolaire, actuelle', 'Places sous statut scolaire avant la demande.'),
  buildPlaces('capaciteScolaire', 'Scolaire, demandée', 'Places sous statut scolaire demandées.'),
  buildPlaces('capaciteApprentissageActuelle', 'Apprent., actuelle', 'Places en apprentissage avant la demande.'),
  buildPlaces('capaciteApprentissage', 'Apprent., demandée', 'Places en apprentissage demandées.'),
  {
    cle: 'solde',
    titre: 'Solde',
    groupe: 'Places',
    type: 'nombre',
    format: 'signe',
    largeur: 90,
    valeur: computeSolde,
    definition: 'Places demandées moins places actuelles, scolaire et apprentissage réunis.',
  },
];

const INSTRUCTION: Colonne[] = [
  {
    cle: 'motifs',
    titre: 'Motifs',
    groupe: 'Instruction',
    type: 'texte',
    largeur: 280,
    valeur: (d) =>
      [...d.motifs.filter((m) => m !== 'autre').map(formatMotif), d.autreMotif].filter(Boolean).join(' ; '),
    definition: 'Motifs donnés à l’appui de la demande.',
  },
  {
    cle: 'commentaire',
    titre: 'Commentaire',
    groupe: 'Instruction',
    type: 'texte',
    largeur: 280,
    valeur: (d) => d.commentaire,
    definition: 'Commentaire libre de la saisie.',
  },
  {
    cle: 'auteur',
    titre: 'Auteur',
    groupe: 'Instruction',
    type: 'texte',
    largeur: 170,
    valeur: (d) => d.auteur,
    definition: 'Personne qui a créé la demande.',
  },
  {
    cle: 'creeLe',
    titre: 'Créée le',
    groupe: 'Instruction',
    type: 'date',
    largeur: 120,
    valeur: (d) => d.creeLe,
    definition: 'Date de création de la demande (heure de Paris).',
  },
  {
    cle: 'modifieLe',
    titre: 'Modifiée le',
    groupe: 'Instruction',
    type: 'date',
    largeur: 120,
    valeur: (d) => d.modifieLe,
    definition: 'Date de la dernière écriture : saisie ou étape (heure de Paris).',
  },
];

/** Catalogue des colonnes des demandes, dans l'ordre de lecture : la grille et l'export lisent la même liste. */
export const COLONNES_DEMANDES: readonly Colonne[] = [
  ...IDENTITE,
  ...FORMATION,
  ...LIEU,
  ...PLACES,
  ...INSTRUCTION,
  ...CODES,
];

/** Seul préréglage de la liste des demandes : toutes ses colonnes, la dernière modifiée d'abord. */
export const PREREGLAGES_DEMANDES: readonly Prereglage[] = [
  {
    code: 'toutes',
    libelle: 'Toutes les colonnes',
    colonnes: COLONNES_DEMANDES.map(({ cle }) => cle),
    tris: [{ cle: 'modifieLe', sens: 'desc' }],
  },
];
