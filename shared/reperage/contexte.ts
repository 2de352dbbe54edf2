import type { Faits } from '../faits/faits.ts';
import { explainSortieAbsente } from '../faits/insertion.ts';
import { absent, present, type Valeur } from '../indicateurs/absence.ts';
import type { CodeTauxSortie } from '../indicateurs/catalogue.ts';
import type { Position } from '../indicateurs/quadrant.ts';
import type { Intervalle, Stabilite } from '../indicateurs/stabilite.ts';
import { computeEnsemble, type Ensemble, type Series } from './tendance.ts';
import { buildCoordonnees, type Coordonnees } from './voisinage.ts';

/** Ce que les places par projet laissent de côté : offres à la capacité inconnue, cellules secrètes de la BMO. */
export type CouvertureBesoin = { offres: number; connues: number; secretes: number };

/** Besoin local d'un diplôme dans un territoire (« departement:062 »), tel que shared/besoins le calcule. */
export type BesoinLocal = {
  annee: number | null;
  anneeTension: number | null;
  get: (cfd: string, territoire: string, code: 'projets' | 'placesParProjet' | 'enTension') => Valeur;
  getCouverture: (cfd: string, territoire: string) => CouvertureBesoin;
};

/** Ce dont le repérage a besoin : les faits diffusés, et rien qui ne soit déjà public. */
export type SourceReperage = {
  faits: Faits;
  series: Series;
  besoin: BesoinLocal | null;
  /** Un diplôme fermé avant ce jour (AAAA-MM-JJ) ne s'examine plus. */
  ouvrable: string;
};

/** Sortie diffusée d'une formation dans une région (« » : la France). */
export type Sortie = {
  taux: (code: CodeTauxSortie) => Valeur;
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
  emploi: Intervalle | null;
  poursuite: Intervalle | null;
  continuum: boolean;
};

export type Contexte = SourceReperage & {
  coordonnees: Coordonnees;
  /** Recul d'ensemble auquel celui d'une offre se compare. */
  ensemble: Ensemble;
  /** Rentrée la plus récente de toutes les sources. */
  derniere: number;
  getSortie: (formation: number, region: string | null) => Sortie;
  /** Offres d'un même diplôme dans une même voie, tous dispositifs réunis. */
  getMemeDiplome: (formation: number) => readonly number[];
  /** Offres d'une formation. */
  getOffres: (formation: number) => readonly number[];
};

const VIDE = {
  position: 'hors_quadrant',
  stabilite: 'non_calculable',
  sansPerspectives: null,
  emploi: null,
  poursuite: null,
  continuum: false,
} as const;

const toIntervalle = (bas: number | null | undefined, haut: number | null | undefined): Intervalle | null =>
  bas == null || haut == null ? null : { bas, haut };

const readSortie = ({ sorties }: Faits, rang: number): Sortie => ({
  taux: (code) => {
    const diffuse = sorties[code][rang] ?? 'donnee_absente';
    return typeof diffuse === 'number' ? present(diffuse) : absent(diffuse);
  },
  position: sorties.position[rang] ?? 'hors_quadrant',
  stabilite: sorties.stabilite[rang] ?? 'non_calculable',
  sansPerspectives: sorties.sansPerspectives[rang] ?? null,
  emploi: toIntervalle(sorties.emploiBas[rang], sorties.emploiHaut[rang]),
  poursuite: toIntervalle(sorties.poursuiteBas[rang], sorties.poursuiteHaut[rang]),
  continuum: sorties.continuum[rang] ?? false,
});

const explain = ({ formations: f, periode }: Faits, rang: number, region: string | null): Sortie => {
  const formation = {
    niveau: f.niveau[rang] ?? '',
    voie: f.voie[rang] ?? 'scolaire',
    type: f.type[rang] ?? 'simple',
    duree: f.duree[rang] ?? 1,
    dateOuverture: f.dateOuverture[rang] ?? null,
  };
  const motif = absent(region === null ? 'hors_perimetre' : explainSortieAbsente(formation, region, periode.millesime));
  return { ...VIDE, taux: () => motif };
};

const buildGetSortie = (faits: Faits): Contexte['getSortie'] => {
  const rangs = new Map(faits.sorties.formation.map((f, i) => [`${f}|${faits.sorties.region[i]}`, i]));
  const connues = new Map<string, Sortie>();
  return (formation, region) => {
    const cle = `${formation}|${region}`;
    const rang = region === null ? undefined : rangs.get(cle);
    const sortie =
      connues.get(cle) ?? (rang === undefined ? explain(faits, formation, region) : readSortie(faits, rang));
    connues.set(cle, sortie);
    return sortie;
  };
};

const groupOffres = <K>(faits: Faits, getCle: (formation: number) => K): Map<K, number[]> => {
  const groupes = new Map<K, number[]>();
  faits.offres.formation.forEach((f, offre) => {
    const cle = getCle(f);
    const groupe = groupes.get(cle);
    if (groupe) groupe.push(offre);
    else groupes.set(cle, [offre]);
  });
  return groupes;
};

/** Diplôme et voie d'une formation : sa clé sans le dispositif. */
export const getDiplomeVoie = (cle: string): string => cle.replace(/\.\d*\./, '.');

/** Prépare les faits pour le repérage : sorties par formation et région, offres par formation et par diplôme. */
export const buildContexte = (source: SourceReperage): Contexte => {
  const { faits } = source;
  const diplomes = faits.formations.cle.map(getDiplomeVoie);
  const parDiplome = groupOffres(faits, (f) => diplomes[f] ?? '');
  const parFormation = groupOffres(faits, (f) => f);
  return {
    ...source,
    coordonnees: buildCoordonnees(faits),
    ensemble: computeEnsemble(source.series),
    derniere: Math.max(0, ...faits.rentrees),
    getSortie: buildGetSortie(faits),
    getMemeDiplome: (f) => parDiplome.get(diplomes[f] ?? '') ?? [],
    getOffres: (f) => parFormation.get(f) ?? [],
  };
};

/** Dit si une formation peut encore être ouverte ou fermée : ni année commune, ni diplôme déjà fermé. */
export const isExaminable = ({ faits, ouvrable }: SourceReperage, formation: number): boolean => {
  const { type, dateFermeture } = faits.formations;
  const fermeture = dateFermeture[formation] ?? null;
  return type[formation] !== 'commune' && (fermeture === null || fermeture >= ouvrable);
};
