import {
  type Couverture,
  computeEntree,
  getCouverture,
  mergeSommes,
  type Sommes,
  sumOffres,
} from '#shared/faits/agregation.ts';
import type { IdentiteFormation, LigneFormations } from '#shared/formations/columns.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import {
  type CodeBesoin,
  type CodeExplicable,
  type CodeTauxSortie,
  isAcces,
  isBesoin,
  isEtablissement,
  isLocal,
  isTauxSortie,
} from '#shared/indicateurs/catalogue.ts';
import type { FaitsClient } from './faits-client.ts';
import type { Locaux } from './locaux.ts';

/** Identité d'une formation de rang donné. */
export const getIdentite = (client: FaitsClient, rang: number, continuum: boolean): IdentiteFormation => {
  const f = client.faits.formations;
  const cle = f.cle[rang] ?? '';
  const nsf = f.nsf[rang] ?? '';
  const niveau = f.niveau[rang] ?? '';
  return {
    cle,
    formation: f.libelle[rang] ?? '',
    cfd: cle.slice(0, 8),
    voie: f.voie[rang] ?? 'scolaire',
    niveau: client.niveaux.get(niveau) ?? niveau,
    domaine: client.domaines.get(nsf) ?? nsf,
    famille: f.famille[rang] ?? null,
    commune: f.type[rang] === 'commune',
    fermeture: f.dateFermeture[rang] ?? null,
    continuum,
  };
};

/** Où une grille se lit, et avec quelles données locales. */
export type Cadre = {
  /** Région des taux InserJeunes ; vide = France. */
  region: string;
  /** « maille:code », vide = France. */
  territoire: string;
  /** Une zone dessinée sur la carte restreint l'offre : la BMO ne s'y mesure pas. */
  isZone: boolean;
  locaux: Locaux;
};

type Mesures = {
  sommes: Sommes;
  sortie: (code: CodeTauxSortie) => Valeur;
  besoin: (code: CodeBesoin) => Valeur;
};

const SANS_OBJET = absent('non_applicable');

/** Lit un indicateur là où il se trouve, une seule fois. */
const buildMesure = ({ sommes, sortie, besoin }: Mesures): ((code: CodeExplicable) => Valeur) => {
  const connues: Partial<Record<CodeExplicable, Valeur>> = {};
  const compute = (code: CodeExplicable): Valeur => {
    if (isTauxSortie(code)) return sortie(code);
    if (isBesoin(code)) return besoin(code);
    // Une distance ou un taux d'établissement n'a pas de sens pour une formation.
    return isAcces(code) || isEtablissement(code) ? SANS_OBJET : computeEntree(code, sommes);
  };
  return (code) => {
    connues[code] ??= compute(code);
    return connues[code];
  };
};

const buildCouverture =
  (sommes: Sommes) =>
  (code: CodeExplicable): Couverture | null =>
    isTauxSortie(code) || isLocal(code) ? null : getCouverture(code, sommes);

const HORS_MAILLE = absent('hors_maille');

/** Sommes par formation (rang → sommes) des offres retenues. */
export const sumFormations = (client: FaitsClient, offres: Int32Array): (Sommes | undefined)[] => {
  const { formation } = client.faits.offres;
  return sumOffres(client.faits, offres, (offre) => formation[offre] ?? -1);
};

/** Une ligne par formation présente dans les offres retenues. */
export const buildLignesFormations = (
  client: FaitsClient,
  sommes: readonly (Sommes | undefined)[],
  { region, territoire, isZone, locaux }: Cadre,
): LigneFormations[] =>
  sommes.flatMap((groupe, rang) => {
    if (!groupe) return [];
    const { taux, position, stabilite, sansPerspectives, continuum } = client.getSortie(rang, region);
    const identite = getIdentite(client, rang, continuum);
    const besoin = (code: CodeBesoin) => (isZone ? HORS_MAILLE : locaux.besoin(territoire, identite.cfd, code));
    return {
      ...identite,
      offres: groupe.lignes,
      position,
      stabilite,
      sansPerspectives,
      mesure: buildMesure({ sommes: groupe, sortie: taux, besoin }),
      couverture: buildCouverture(groupe),
    };
  });

/** Nombre d'établissements distincts des offres retenues. */
const countEtablissements = (client: FaitsClient, offres: Int32Array): number => {
  const vus = new Uint8Array(client.faits.etablissements.uai.length);
  for (const offre of offres) vus[client.faits.offres.etablissement[offre] ?? 0] = 1;
  return vus.reduce((total, vu) => total + vu, 0);
};

/**
 * Ligne de total : la somme des lignes ; l'insertion vient du serveur, qui seul en a les comptes ; le besoin compte
 * une fois chaque famille de métiers des formations retenues.
 */
export const buildTotal = (
  client: FaitsClient,
  offres: Int32Array,
  groupes: readonly (Sommes | undefined)[],
  sortie: (code: CodeTauxSortie) => Valeur,
  { territoire, isZone, locaux }: Cadre,
): LigneFormations => {
  const sommes = mergeSommes(groupes.filter((groupe) => groupe !== undefined));
  const { cle } = client.faits.formations;
  const listCfds = () => groupes.flatMap((groupe, rang) => (groupe ? (cle[rang] ?? '').slice(0, 8) : []));
  const besoin = (code: CodeBesoin) => (isZone ? HORS_MAILLE : locaux.besoinEnsemble(territoire, listCfds(), code));
  return {
    cle: 'total',
    formation: 'Ensemble',
    cfd: '',
    voie: null,
    niveau: '',
    domaine: '',
    famille: null,
    commune: false,
    fermeture: null,
    continuum: false,
    offres: countEtablissements(client, offres),
    position: 'hors_quadrant',
    stabilite: 'non_calculable',
    sansPerspectives: null,
    mesure: buildMesure({ sommes, sortie, besoin }),
    couverture: buildCouverture(sommes),
  };
};
