import { MOTIFS_PAR_TYPE, type SaisieDemande, type TypeDemande } from '#shared/demandes/demande.ts';
import type { NomTransition, Statut } from '#shared/demandes/workflow.ts';

/** Les comptes qui agissent dans la démonstration, par le nom de leur adresse. */
export type NomActeur = 'admin' | 'perdir' | 'gestionnaire' | 'pilote.region';
export type Etape = { transition: NomTransition; motif?: string; par: 'auteur' | 'instructeur' | 'decideur' };

const DEPOT: Etape = { transition: 'proposer', par: 'auteur' };
const INCOMPLET: Etape = {
  transition: 'signaler_incomplet',
  motif: 'Précisez le plateau technique et l’avis du conseil d’administration.',
  par: 'instructeur',
};
const COMPLET: Etape = { transition: 'declarer_complet', par: 'instructeur' };
const PROJET: Etape = { transition: 'retenir', par: 'instructeur' };
const VOTE: Etape = { transition: 'preparer_vote', par: 'instructeur' };
const REFUS: Etape = {
  transition: 'refuser',
  motif: 'La formation est déjà bien représentée dans le bassin et ses places ne se remplissent pas.',
  par: 'decideur',
};

/** Le chemin qui mène à chaque statut, tel que les comptes de démonstration le parcourent. */
export const PARCOURS: Record<Statut, readonly Etape[]> = {
  brouillon: [],
  proposition: [DEPOT],
  dossier_incomplet: [DEPOT, INCOMPLET],
  dossier_complet: [DEPOT, INCOMPLET, DEPOT, COMPLET],
  projet: [DEPOT, COMPLET, PROJET],
  pret_vote: [DEPOT, COMPLET, PROJET, VOTE],
  validee: [DEPOT, COMPLET, PROJET, VOTE, { transition: 'valider', par: 'decideur' }],
  refusee: [DEPOT, COMPLET, REFUS],
  supprimee: [DEPOT, { transition: 'supprimer', par: 'auteur' }],
};

const COMMENTAIRES: Record<TypeDemande, readonly string[]> = {
  ouverture: [
    'Les entreprises du bassin recrutent sur ce métier et l’offre la plus proche est à plus d’une heure de transport.',
    'Le plateau technique existe déjà ; deux enseignants de la spécialité sont en poste.',
  ],
  augmentation: [
    'La section refuse des candidats depuis deux rentrées.',
    'L’atelier rénové permet d’accueillir un demi-groupe de plus.',
  ],
  diminution: [
    'Le remplissage baisse depuis trois rentrées ; un demi-groupe suffit.',
    'Les places libérées accompagnent l’ouverture voisine.',
  ],
  fermeture: [
    'Les élèves sont accueillis dans l’établissement voisin.',
    'Les effectifs ne permettent plus de constituer une division.',
  ],
};

/** Une offre à la capacité connue, sur laquelle une demande peut porter. */
export type Offre = { uai: string; cfd: string; dispositif: string; capacite: number };

const buildPlaces = (type: TypeDemande, capacite: number, rang: number) => {
  const pas = rang % 2 === 0 ? 6 : 12;
  const futures = { ouverture: 12 + pas, augmentation: capacite + pas, diminution: capacite - 6, fermeture: 0 };
  return {
    capaciteScolaireActuelle: type === 'ouverture' ? 0 : capacite,
    capaciteScolaire: futures[type],
    capaciteApprentissageActuelle: 0,
    capaciteApprentissage: type === 'augmentation' && rang % 5 === 0 ? 6 : 0,
  };
};

/** Saisie complète et plausible d'une demande de ce type sur cette offre ; `rang` fait varier places et motifs. */
export const buildSaisie = (offre: Offre, type: TypeDemande, rentree: number, rang: number): SaisieDemande => {
  const proposes = Object.keys(MOTIFS_PAR_TYPE[type]).filter((motif) => motif !== 'autre');
  const motifs = [0, 3].map((ecart) => proposes[(rang + ecart) % proposes.length] ?? 'autre');
  const hasAutre = rang % 7 === 0;
  return {
    ...{ uai: offre.uai, cfd: offre.cfd, dispositif: offre.dispositif, type, rentree },
    ...buildPlaces(type, offre.capacite, rang),
    motifs: hasAutre ? [...motifs, 'autre'] : motifs,
    autreMotif: hasAutre ? 'Réponse à l’appel à projets du campus des métiers.' : '',
    commentaire: COMMENTAIRES[type][rang % 2] ?? '',
  };
};
