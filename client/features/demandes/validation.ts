import { type SaisieDemande, saisieDemande } from '#shared/demandes/demande.ts';
import { listManques } from '#shared/demandes/rules.ts';
import { type Champ, isChamp, NOMS_CHAMPS } from './champs.ts';

export type Erreurs = Partial<Record<Champ, string>>;

/** Ce qui empêche d'enregistrer, même un brouillon : une valeur illisible ou hors bornes. */
export const listErreurs = (saisie: SaisieDemande): Erreurs => {
  const erreurs: Erreurs = {};
  for (const { path, message } of saisieDemande.safeParse(saisie).error?.issues ?? []) {
    const champ = String(path[0]);
    if (isChamp(champ)) erreurs[champ] ??= message;
  }
  return erreurs;
};

/** Erreurs et manques d'une saisie, erreurs d'abord : ce que le formulaire dit pendant la frappe. */
export const validate = (saisie: SaisieDemande): { erreurs: Erreurs; manques: Erreurs } => {
  const erreurs = listErreurs(saisie);
  return { erreurs, manques: Object.keys(erreurs).length > 0 ? {} : listManques(saisie) };
};

/** Premier champ signalé, dans l'ordre du formulaire. */
export const findPremier = (erreurs: Erreurs): Champ | undefined => NOMS_CHAMPS.find((champ) => champ in erreurs);
