import { explainAcces } from '#server/acces/explication.ts';
import { explainBesoin } from '#server/besoins/explication.ts';
import type { Db } from '#server/db/connection.ts';
import { explainEtablissement } from '#server/etablissements/explication.ts';
import { DomainError } from '#shared/errors.ts';
import type { DemandeExplication, Explication } from '#shared/explications/explication.ts';
import {
  type CodeAcces,
  type CodeBesoin,
  getIndicateur,
  isBesoin,
  isCompte,
  isEtablissement,
  isTauxEntree,
  isTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import { buildContexte, type Contexte } from './contexte.ts';
import { explainEntree } from './entrees.ts';
import { selectOffresFiltrees } from './offres.ts';
import { explainSortie } from './sorties.ts';

/** Territoire où se mesure le besoin : le bassin d'une offre (nul s'il est inconnu), sinon celui où le chiffre est lu. */
const getTerritoireBesoin = ({ serveur: { faits }, etablissement, territoire }: Contexte): string | null => {
  if (etablissement < 0) return territoire;
  const bassin = faits.etablissements.bassin[etablissement] ?? null;
  return bassin === null ? null : `bassin:${bassin}`;
};

const explainBesoinDe = (db: Db, contexte: Contexte, code: CodeBesoin) => {
  const { demande, serveur, formation, etablissement } = contexte;
  const { formations, offres } = serveur.faits;
  const listCfds = (): string[] =>
    selectOffresFiltrees(contexte).map((offre) => (formations.cle[offres.formation[offre] ?? -1] ?? '').slice(0, 8));
  const sujet = {
    faits: serveur.faits,
    cfds: formation ? [formation.cfd] : [...new Set(listCfds())],
    territoire: getTerritoireBesoin(contexte),
    nature: !formation ? 'ensemble' : etablissement < 0 ? 'formation' : 'offre',
    zone: demande.zone !== '' && demande.lieu === '' && etablissement < 0,
  } as const;
  return explainBesoin(db, sujet, code);
};

const explainAccesDe = (db: Db, { serveur, formation, etablissement }: Contexte, code: CodeAcces) => {
  if (!formation || etablissement < 0) throw new DomainError('requete_invalide');
  const rang = serveur.formations.indexOf(formation);
  return explainAcces(db.$client, { faits: serveur.faits, etablissement, formation: rang }, code);
};

const explainPartie = (db: Db, contexte: Contexte) => {
  const { code, etablissement } = contexte.demande;
  if (isTauxSortie(code)) return explainSortie(db, contexte, code);
  if (isCompte(code) || isTauxEntree(code)) return explainEntree(db.$client, contexte, code);
  if (isEtablissement(code)) return explainEtablissement(db.$client, etablissement, code);
  return isBesoin(code) ? explainBesoinDe(db, contexte, code) : explainAccesDe(db, contexte, code);
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
