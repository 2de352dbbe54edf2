import type { ColonnesEtablissements, ColonnesFormations, ColonnesOffres, Faits, Periode } from './faits.ts';

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

const OFFRE: Ligne<ColonnesOffres> = { etablissement: 0, formation: 0, effectif: null, capacite: null, voeux: null };

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
    continuum: [],
    emploi: [],
    poursuite: [],
    devenir: [],
  },
});
