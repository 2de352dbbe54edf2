import type { Database } from 'better-sqlite3';
import { getVersion } from '#server/faits/queries.ts';
import type { TauxEtablissements, TauxPublies } from '#shared/etablissements/publies.ts';
import { CODES_ETABLISSEMENT } from '#shared/indicateurs/catalogue.ts';
import { listPubliees, type SortiePubliee } from './queries.ts';

/** Une ligne publiée, aux codes du catalogue. */
export const toTauxPublies = (sortie: SortiePubliee): TauxPublies => ({
  perimetre: sortie.perimetre,
  etabEmploi: sortie.tauxEmploi6Mois,
  etabAttendu: sortie.tauxEmploiAttendu,
  etabValeurAjoutee: sortie.valeurAjoutee,
  etabPoursuite: sortie.tauxPoursuite,
});

/** Taux publiés de tous les établissements, en colonnes. */
export const buildTauxEtablissements = (sqlite: Database): TauxEtablissements => {
  const publiees = listPubliees(sqlite);
  const taux = publiees.map(toTauxPublies);
  const colonnes = Object.fromEntries(CODES_ETABLISSEMENT.map((code) => [code, taux.map((t) => t[code])]));
  return {
    version: getVersion(sqlite),
    millesimes: Object.fromEntries(publiees.map(({ perimetre, millesime }) => [perimetre, millesime])),
    uai: publiees.map(({ uai }) => uai),
    perimetre: taux.map(({ perimetre }) => perimetre),
    ...(colonnes as Pick<TauxEtablissements, (typeof CODES_ETABLISSEMENT)[number]>),
  };
};
