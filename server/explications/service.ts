import type { Db } from '#server/db/connection.ts';
import { explainEtablissement } from '#server/etablissements/explication.ts';
import { DomainError } from '#shared/errors.ts';
import type { DemandeExplication, Explication } from '#shared/explications/explication.ts';
import { getIndicateur, isCompte, isEtablissement, isTauxEntree, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { buildContexte, type Contexte } from './contexte.ts';
import { explainEntree } from './entrees.ts';
import { explainSortie } from './sorties.ts';

const explainPartie = (db: Db, contexte: Contexte) => {
  const { code, etablissement } = contexte.demande;
  if (isTauxSortie(code)) return explainSortie(db, contexte, code);
  if (isCompte(code) || isTauxEntree(code)) return explainEntree(db.$client, contexte, code);
  if (isEtablissement(code)) return explainEtablissement(db.$client, etablissement, code);
  throw new DomainError('requete_invalide');
};

/**
 * Tout ce qu'il faut pour défendre un chiffre : définition, formule avec ses nombres, termes, années, fichiers et
 * lignes, seuil, secret, continuum, ce qui le remplace quand il manque. La seule source des explications du produit.
 */
export const explainChiffre = (db: Db, demande: DemandeExplication): Explication => {
  const contexte = buildContexte(db, demande);
  const { libelle, definition, formule, source, terme, precaution } = getIndicateur(demande.code);
  const partie = explainPartie(db, contexte);
  return {
    code: demande.code,
    libelle,
    contexte: contexte.phrases,
    definition,
    formule,
    sourceLibelle: source,
    terme,
    versionDonnees: contexte.serveur.faits.version.slice(0, 12),
    ...partie,
    notes: [...partie.notes, ...(precaution ? [{ titre: 'Précaution', phrase: precaution }] : [])],
  };
};
