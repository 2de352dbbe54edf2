import type { Acces } from '#server/acces/service.ts';
import { explainDistance, PARENTES_ACCES } from '#shared/acces/acces.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { readTauxPublie, type TauxEtablissements, type TauxPublies } from '#shared/etablissements/publies.ts';
import { absent, type MotifAbsence, present, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  CODES_ETABLISSEMENT,
  type CodeAcces,
  type CodeBesoin,
  type CodeEtablissement,
} from '#shared/indicateurs/catalogue.ts';
import { type BesoinsClient, computeBesoin, getBesoinsClient } from './besoins-client.ts';
import type { FaitsClient } from './faits-client.ts';

/** Une source reçue à part, ou pourquoi elle n'est pas là. */
export type Recu<T> = T | Extract<MotifAbsence, 'calcul_en_cours' | 'non_recue'>;
export type SourcesLocales = { besoins: Recu<Besoins>; acces: Recu<Acces>; taux: Recu<TauxEtablissements> };

/** Année de chaque source locale ; nulle tant qu'elle n'est pas reçue, ou si elle n'est pas chargée. */
export type AnneesLocales = {
  bmo: number | null;
  tension: number | null;
  chomage: number | null;
  millesimes: TauxEtablissements['millesimes'] | null;
};

/** Ce que des données reçues à part disent d'une formation, d'une offre ou d'un établissement. */
export type Locaux = {
  /** Besoin d'un diplôme (CFD) dans un territoire (« maille:code », vide = France). */
  besoin: (territoire: string, cfd: string, code: CodeBesoin) => Valeur;
  /** Besoin d'un ensemble de diplômes : leurs familles distinctes, jamais la somme de leurs besoins. */
  besoinEnsemble: (territoire: string, cfds: Iterable<string>, code: CodeBesoin) => Valeur;
  /** Distance d'une offre, désignée par son rang. */
  distance: (offre: number, code: CodeAcces) => Valeur;
  tauxEtablissement: (uai: string, code: CodeEtablissement) => Valeur;
  annees: AnneesLocales;
};

const buildBesoin = (client: FaitsClient, besoins: Recu<Besoins>): Pick<Locaux, 'besoin' | 'besoinEnsemble'> => {
  if (typeof besoins === 'string') return { besoin: () => absent(besoins), besoinEnsemble: () => absent(besoins) };
  const prepares: BesoinsClient = getBesoinsClient(besoins, client.faits);
  const connues = new Map<string, Valeur>();
  return {
    besoin: (territoire, cfd, code) => {
      const cle = `${territoire}|${cfd}|${code}`;
      const valeur = connues.get(cle) ?? computeBesoin(prepares, [cfd], territoire, code);
      connues.set(cle, valeur);
      return valeur;
    },
    besoinEnsemble: (territoire, cfds, code) => computeBesoin(prepares, cfds, territoire, code),
  };
};

const HECTOMETRES_PAR_KM = 10;

const buildDistance = ({ faits }: FaitsClient, acces: Recu<Acces>): Locaux['distance'] => {
  if (typeof acces === 'string') return () => absent(acces);
  // Les colonnes suivent l'ordre des offres d'une seule version des faits : sur une autre, elles mentiraient.
  if (acces.version !== faits.version || acces.formation.length !== faits.offres.formation.length)
    return () => absent('non_recue');
  return (offre, code) => {
    const parente = PARENTES_ACCES[code];
    const hectometres = acces[parente][offre] ?? -1;
    if (hectometres >= 0) return present(hectometres / HECTOMETRES_PAR_KM);
    const { etablissement, formation } = faits.offres;
    return absent(explainDistance(faits, parente, etablissement[offre] ?? -1, formation[offre] ?? -1));
  };
};

const buildTaux = (recus: Recu<TauxEtablissements>): Locaux['tauxEtablissement'] => {
  if (typeof recus === 'string') return () => absent(recus);
  const parUai = new Map(
    recus.uai.map((uai, i): [string, TauxPublies] => [
      uai,
      {
        perimetre: recus.perimetre[i] ?? 'ensemble',
        ...(Object.fromEntries(CODES_ETABLISSEMENT.map((code) => [code, recus[code][i] ?? null])) as Record<
          CodeEtablissement,
          number | null
        >),
      },
    ]),
  );
  return (uai, code) => readTauxPublie(code, parUai.get(uai));
};

/** Réunit les sources locales reçues ; ce qui manque encore porte la raison de son absence. */
export const buildLocaux = (client: FaitsClient, { besoins, acces, taux }: SourcesLocales): Locaux => ({
  ...buildBesoin(client, besoins),
  distance: buildDistance(client, acces),
  tauxEtablissement: buildTaux(taux),
  annees: {
    bmo: typeof besoins === 'string' ? null : besoins.annee,
    tension: typeof besoins === 'string' ? null : besoins.anneeTension,
    chomage: typeof besoins === 'string' ? null : besoins.anneeChomage,
    millesimes: typeof taux === 'string' ? null : taux.millesimes,
  },
});

const EN_COURS = absent('calcul_en_cours');

/** Aucune source locale demandée : une seule instance, pour que les lignes construites avec elle se partagent. */
export const SANS_LOCAUX: Locaux = {
  besoin: () => EN_COURS,
  besoinEnsemble: () => EN_COURS,
  distance: () => EN_COURS,
  tauxEtablissement: () => EN_COURS,
  annees: { bmo: null, tension: null, chomage: null, millesimes: null },
};
