/** Une ligne refusée, telle que montrée. */
export type LigneRejetee = { ligne: number; colonne: string; valeur: string; motif: string };

/** Un rapprochement manqué : codes absents de la référence et lignes touchées. */
export type JointureManquee = { libelle: string; codes: number; lignes: number; exemples: string[] };

export type Avertissement = { motif: string; nombre: number; exemples: string[] };

export type StatutFichier = 'charge' | 'inchange' | 'non_charge' | 'refuse' | 'non_ecrit';

export type RapportFichier = {
  chemin: string;
  nom: string;
  octets: number;
  empreinte: string;
  statut: StatutFichier;
  /** Pourquoi le fichier est refusé ou n'est pas chargé. */
  motif: string | null;
  source: string | null;
  libelle: string | null;
  presentation: string | null;
  encodage: string | null;
  forme: string | null;
  annees: string[];
  lues: number;
  retenues: number;
  /** Lignes ajoutées à une clé déjà lue. */
  sommees: number;
  ignorees: number;
  ignoreesParRaison: Record<string, number>;
  rejetees: number;
  rejeteesParMotif: Record<string, number>;
  /** Les premières lignes rejetées (au plus `MAX_REJETS`). */
  rejets: LigneRejetee[];
  avertissements: Avertissement[];
  jointures: JointureManquee[];
};

export const MAX_REJETS = 1000;

export type StatutImport = 'charge' | 'inchange' | 'essai' | 'refuse';

export type RapportImport = {
  statut: StatutImport;
  origine: 'officielle' | 'demonstration';
  /** Version des données après l'import ; nulle si rien n'est en base. */
  version: string | null;
  dureeMs: number;
  /** Phrases qui expliquent un refus ; vide sinon. */
  fautes: string[];
  fichiers: RapportFichier[];
};

/** Ce que dit une lecture dont rien ne sort : tout est déjà en vigueur, ou aucun fichier n'est de données. */
export const explainInchange = ({ fichiers }: Pick<RapportImport, 'fichiers'>): string =>
  fichiers.some(({ statut }) => statut === 'inchange')
    ? 'Les fichiers reconnus sont déjà en vigueur, à l’octet près\u00a0: il n’y a rien à publier.'
    : 'Aucun fichier de données reconnu\u00a0: il n’y a rien à publier. Le rapport dit pourquoi chacun est écarté.';

export const buildRapportFichier = (
  chemin: string,
  nom: string,
  octets: number,
  empreinte: string,
): RapportFichier => ({
  chemin,
  nom,
  octets,
  empreinte,
  statut: 'non_ecrit',
  motif: null,
  source: null,
  libelle: null,
  presentation: null,
  encodage: null,
  forme: null,
  annees: [],
  lues: 0,
  retenues: 0,
  sommees: 0,
  ignorees: 0,
  ignoreesParRaison: {},
  rejetees: 0,
  rejeteesParMotif: {},
  rejets: [],
  avertissements: [],
  jointures: [],
});
