import { getParametres } from '../indicateurs/parametres.ts';
import type { ColonnesEtablissements, ColonnesFormations, ColonnesOffres, Faits, Periode } from './faits.ts';
import type { LigneSortie } from './insertion.ts';

type Ligne<T> = { [K in keyof T]: T[K] extends (infer V)[] ? V : never };

const toColonnes = <T extends Record<string, unknown[]>>(lignes: readonly Ligne<T>[], defauts: Ligne<T>): T =>
  Object.fromEntries(Object.keys(defauts).map((nom) => [nom, lignes.map((ligne) => ligne[nom])])) as T;

const FORMATION: Ligne<ColonnesFormations> = {
  id: 1,
  cle: '40025214.247.scolaire',
  libelle: 'Maintenance des véhicules',
  libelleCourt: 'MAINT VEHIC',
  niveau: '400',
  nsf: '252',
  voie: 'scolaire',
  type: 'simple',
  famille: null,
  dateOuverture: null,
  dateFermeture: null,
  duree: 3,
  cfdContinuum: null,
};

const ETABLISSEMENT: Ligne<ColonnesEtablissements> = {
  uai: '0690001A',
  nom: 'Lycée d’essai',
  commune: 'Lyon',
  secteur: 'public',
  departement: '069',
  academie: '10',
  region: '84',
  bassin: '8401',
  zone: '8421',
  latitude: null,
  longitude: null,
};

const OFFRE: Ligne<ColonnesOffres> = {
  etablissement: 0,
  formation: 0,
  effectif: null,
  effectifTotal: null,
  filles: null,
  capacite: null,
  capaciteAffectation: null,
  voeux: null,
  affectes1: null,
  affectes: null,
  capaciteDistance: null,
  voeuxDistance: null,
};

/** Colonnes de taux vides, neuves à chaque fois : un essai qui les remplit n'atteint pas les autres. */
const buildTaux = () => ({
  emploi: [],
  emploi12: [],
  emploi18: [],
  emploi24: [],
  poursuite: [],
  partEmploi: [],
  devenir: [],
});

export type FormationEssai = Partial<Ligne<ColonnesFormations>>;
export type EtablissementEssai = Partial<Ligne<ColonnesEtablissements>>;
export type OffreEssai = Partial<Ligne<ColonnesOffres>>;

type FaitsEssai = {
  periode?: Partial<Periode>;
  niveaux?: Faits['niveaux'];
  formations?: readonly FormationEssai[];
  etablissements?: readonly EtablissementEssai[];
  offres?: readonly OffreEssai[];
};

/** Jeu de faits d'essai : une formation et un établissement par défaut, toutes les sources à la rentrée 2024. */
export const buildFaitsEssai = ({ periode, niveaux, formations, etablissements, offres }: FaitsEssai = {}): Faits => ({
  version: 'essai',
  periode: { constat: 2024, affelnet: 2024, parcoursup: 2024, millesime: '2022_2023', ...periode },
  rentrees: [2024],
  niveaux: niveaux ?? [
    { code: '320', libelle: 'BTS' },
    { code: '400', libelle: 'BAC PRO' },
    { code: '500', libelle: 'CAP' },
  ],
  nsf: [],
  regions: [],
  academies: [],
  departements: [],
  bassins: [],
  zones: [],
  formations: toColonnes<ColonnesFormations>(
    (formations ?? [{}]).map((f, i) => ({ ...FORMATION, id: i + 1, ...f })),
    FORMATION,
  ),
  etablissements: toColonnes<ColonnesEtablissements>(
    (etablissements ?? [{}]).map((e) => ({ ...ETABLISSEMENT, ...e })),
    ETABLISSEMENT,
  ),
  offres: toColonnes<ColonnesOffres>(
    (offres ?? []).map((o) => ({ ...OFFRE, ...o })),
    OFFRE,
  ),
  sorties: {
    formation: [],
    region: [],
    position: [],
    stabilite: [],
    sansPerspectives: [],
    continuum: [],
    emploiBas: [],
    emploiHaut: [],
    poursuiteBas: [],
    poursuiteHaut: [],
    ...buildTaux(),
  },
  moyennes: { niveau: [], region: [], ...buildTaux() },
  parametres: getParametres([], '2026-01-01'),
});

const isSecrete = (ligne: LigneSortie): boolean => (ligne.sortants ?? 0) < 20 && ligne.emploi6Mois !== null;

/**
 * Un autre monde possible, pour l'essai du secret : les emplois des cellules secrètes changent, la somme de chaque
 * groupe publiable d'une formation (au moins deux cellules habitées, vingt sortants ensemble) reste la même.
 */
export const buildAutreMonde = <L extends LigneSortie>(lignes: readonly L[]): L[] => {
  const autre = lignes.map((ligne) => ({ ...ligne }));
  const parFormation = new Map<number, L[]>();
  for (const ligne of autre) {
    if (!isSecrete(ligne)) continue;
    parFormation.set(ligne.formationId, [...(parFormation.get(ligne.formationId) ?? []), ligne]);
  }
  for (const toutes of parFormation.values()) {
    const secretes = toutes.filter((l) => l.cfdContinuum === null);
    const habitees = secretes.filter((l) => (l.sortants ?? 0) > 0 && (l.effectifTerminale ?? 0) > 0);
    const isGroupe = habitees.length >= 2 && secretes.reduce((total, l) => total + (l.sortants ?? 0), 0) >= 20;
    for (const ligne of isGroupe ? toutes.filter((l) => l.cfdContinuum !== null) : toutes)
      ligne.emploi6Mois = (ligne.sortants ?? 0) - (ligne.emploi6Mois ?? 0);
    const donneuse = isGroupe ? secretes.find((l) => (l.emploi6Mois ?? 0) > 0) : undefined;
    const receveuse = secretes.find((l) => l !== donneuse && (l.emploi6Mois ?? 0) < (l.sortants ?? 0));
    if (!donneuse || !receveuse) continue;
    donneuse.emploi6Mois = (donneuse.emploi6Mois ?? 0) - 1;
    receveuse.emploi6Mois = (receveuse.emploi6Mois ?? 0) + 1;
  }
  return autre;
};
