import { MOTIFS_PAR_TYPE, type SaisieDemande } from './demande.ts';

type Manques = Partial<Record<keyof SaisieDemande, string>>;

const somme = (a: number | null, b: number | null): number => (a ?? 0) + (b ?? 0);

/**
 * Ce qui manque ou se contredit dans une saisie, champ par champ, en français (règles de DOMAINE 4.5).
 * Vide = dossier complet. Un brouillon s'enregistre avec des manques ; les étapes qui l'exigent les refusent.
 * Les places se comptent sur les deux voies, par entier positif ou nul.
 */
export const listManques = (saisie: SaisieDemande): Manques => {
  const manques: Manques = {};
  const actuelles = somme(saisie.capaciteScolaireActuelle, saisie.capaciteApprentissageActuelle);
  const futures = somme(saisie.capaciteScolaire, saisie.capaciteApprentissage);
  const scolaireFutur = saisie.capaciteScolaire ?? 0;
  const apprentissageFutur = saisie.capaciteApprentissage ?? 0;
  const scolaireActuel = saisie.capaciteScolaireActuelle ?? 0;
  const apprentissageActuel = saisie.capaciteApprentissageActuelle ?? 0;

  if (
    saisie.capaciteScolaireActuelle === null &&
    saisie.capaciteApprentissageActuelle === null &&
    saisie.type !== 'ouverture'
  )
    manques.capaciteScolaireActuelle = 'Indiquez la capacité actuelle.';
  if (saisie.capaciteScolaire === null && saisie.capaciteApprentissage === null && saisie.type !== 'fermeture')
    manques.capaciteScolaire = 'Indiquez la capacité demandée.';

  switch (saisie.type) {
    case 'ouverture':
      if (actuelles > 0) manques.capaciteScolaireActuelle ??= 'Pour une ouverture, la capacité actuelle est nulle.';
      if (futures === 0) manques.capaciteScolaire ??= 'Pour une ouverture, la capacité demandée est positive.';
      break;
    case 'fermeture':
      if (actuelles === 0)
        manques.capaciteScolaireActuelle ??= 'Pour une fermeture, la capacité actuelle est positive.';
      if (futures > 0) manques.capaciteScolaire ??= 'Pour une fermeture, la capacité demandée est nulle.';
      break;
    case 'augmentation':
      if (actuelles === 0)
        manques.capaciteScolaireActuelle ??= 'Pour une augmentation, la capacité actuelle est positive.';
      if (scolaireFutur < scolaireActuel)
        manques.capaciteScolaire ??= 'Une augmentation ne retire pas de places scolaires.';
      if (apprentissageFutur < apprentissageActuel)
        manques.capaciteApprentissage ??= 'Une augmentation ne retire pas de places d’apprentissage.';
      if (futures <= actuelles) manques.capaciteScolaire ??= 'La capacité demandée doit dépasser la capacité actuelle.';
      break;
    case 'diminution':
      if (scolaireFutur > scolaireActuel)
        manques.capaciteScolaire ??= 'Une diminution n’ajoute pas de places scolaires.';
      if (apprentissageFutur > apprentissageActuel)
        manques.capaciteApprentissage ??= 'Une diminution n’ajoute pas de places d’apprentissage.';
      if (futures >= actuelles) manques.capaciteScolaire ??= 'La capacité demandée doit être inférieure à l’actuelle.';
      if (futures === 0) manques.capaciteScolaire ??= 'Si plus aucune place ne reste, demandez une fermeture.';
      break;
  }

  if (saisie.motifs.length === 0) manques.motifs = 'Choisissez au moins un motif.';
  else if (new Set(saisie.motifs).size < saisie.motifs.length) manques.motifs = 'Un motif est donné deux fois.';
  else if (saisie.motifs.some((motif) => !Object.hasOwn(MOTIFS_PAR_TYPE[saisie.type], motif)))
    manques.motifs = 'Un motif ne convient pas à ce type de demande.';
  if (saisie.motifs.includes('autre') && saisie.autreMotif.trim() === '')
    manques.autreMotif = 'Précisez l’autre motif.';
  return manques;
};

/** Somme de deux voies ; nulle si aucune n'est saisie : une capacité manquante n'est pas un zéro. */
const sumSaisies = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : somme(a, b);

/** Places d'une saisie, toutes voies ; une ouverture part de rien, une fermeture ne laisse rien. */
export const computePlaces = (saisie: SaisieDemande): { actuelles: number | null; demandees: number | null } => {
  const actuelles = sumSaisies(saisie.capaciteScolaireActuelle, saisie.capaciteApprentissageActuelle);
  const demandees = sumSaisies(saisie.capaciteScolaire, saisie.capaciteApprentissage);
  return {
    actuelles: actuelles ?? (saisie.type === 'ouverture' ? 0 : null),
    demandees: demandees ?? (saisie.type === 'fermeture' ? 0 : null),
  };
};

/** Solde de places d'une saisie : demandées moins actuelles, toutes voies ; nul tant que l'une manque. */
export const computeSolde = (saisie: SaisieDemande): number | null => {
  const { actuelles, demandees } = computePlaces(saisie);
  return actuelles === null || demandees === null ? null : demandees - actuelles;
};
