import type { Faits } from '#shared/faits/faits.ts';
import { explainSortieAbsente } from '#shared/faits/insertion.ts';
import { buildIndexRecherche, type IndexRecherche } from '#shared/faits/selection.ts';
import { absent, type MotifAbsence, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { Position } from '#shared/indicateurs/quadrant.ts';
import type { Intervalle, Stabilite } from '#shared/indicateurs/stabilite.ts';
import { MAILLES_TERRITOIRE, parseTerritoire } from '#shared/territoires/maille.ts';

export type Sortie = {
  taux: (code: CodeTauxSortie) => Valeur;
  position: Position;
  stabilite: Stabilite;
  sansPerspectives: boolean | null;
  /** Intervalles à 95 %, au point près ; nuls quand le taux manque. */
  intervalles: { emploi: Intervalle | null; poursuite: Intervalle | null };
  continuum: boolean;
};

const NON_PLACEE = {
  position: 'hors_quadrant',
  stabilite: 'non_calculable',
  sansPerspectives: null,
  intervalles: { emploi: null, poursuite: null },
  continuum: false,
} as const;

/** Faits reçus, avec ce qu'il faut pour les interroger sans délai. */
export type FaitsClient = {
  faits: Faits;
  index: IndexRecherche;
  niveaux: Map<string, string>;
  domaines: Map<string, string>;
  territoires: Map<string, string>;
  /** Région d'un territoire « maille:code » ; vide pour la France. */
  getRegion: (territoire: string) => string;
  getSortie: (formation: number, region: string) => Sortie;
};

/** Raison qu'a une formation de n'avoir aucune ligne de sortie dans une région : la même que sur le serveur. */
const explain = ({ formations: f, periode }: Faits, rang: number, region: string): MotifAbsence =>
  explainSortieAbsente(
    {
      niveau: f.niveau[rang] ?? '',
      voie: f.voie[rang] ?? 'scolaire',
      type: f.type[rang] ?? 'simple',
      duree: f.duree[rang] ?? 1,
      dateOuverture: f.dateOuverture[rang] ?? null,
    },
    region,
    periode.millesime,
  );

const toIntervalle = (bas: number | null | undefined, haut: number | null | undefined): Intervalle | null =>
  typeof bas === 'number' && typeof haut === 'number' ? { bas, haut } : null;

const buildSorties = (faits: Faits) => {
  const { sorties } = faits;
  const rangs = new Map(sorties.formation.map((formation, i) => [`${formation}|${sorties.region[i]}`, i]));
  const cache = new Map<string, Sortie>();
  const read = (formation: number, region: string): Sortie => {
    const rang = rangs.get(`${formation}|${region}`);
    if (rang === undefined) {
      const motif = absent(explain(faits, formation, region));
      return { ...NON_PLACEE, taux: () => motif };
    }
    return {
      position: sorties.position[rang] ?? 'hors_quadrant',
      stabilite: sorties.stabilite[rang] ?? 'non_calculable',
      sansPerspectives: sorties.sansPerspectives[rang] ?? null,
      intervalles: {
        emploi: toIntervalle(sorties.emploiBas[rang], sorties.emploiHaut[rang]),
        poursuite: toIntervalle(sorties.poursuiteBas[rang], sorties.poursuiteHaut[rang]),
      },
      continuum: sorties.continuum[rang] ?? false,
      taux: (code) => {
        const diffuse = sorties[code][rang] ?? 'donnee_absente';
        return typeof diffuse === 'number' ? present(diffuse) : absent(diffuse);
      },
    };
  };
  return (formation: number, region: string): Sortie => {
    const cle = `${formation}|${region}`;
    const sortie = cache.get(cle) ?? read(formation, region);
    cache.set(cle, sortie);
    return sortie;
  };
};

const buildRegions = (faits: Faits) => {
  const parents = {
    region: new Map(faits.regions.map((r) => [r.code, r.code])),
    academie: new Map(faits.academies.map((a) => [a.code, a.parent])),
    departement: new Map<string, string>(),
    bassin: new Map(faits.bassins.map((b) => [b.code, b.parent])),
    zone: new Map(faits.zones.map((z) => [z.code, z.parent])),
  };
  for (const d of faits.departements) parents.departement.set(d.code, parents.academie.get(d.parent) ?? '');
  return (territoire: string): string => {
    const choisi = parseTerritoire(territoire);
    return choisi ? (parents[choisi.maille].get(choisi.code) ?? '') : '';
  };
};

/** Prépare les faits reçus : index de recherche, libellés, rattachements, taux. */
export const prepareFaits = (faits: Faits): FaitsClient => ({
  faits,
  index: buildIndexRecherche(faits),
  niveaux: new Map(faits.niveaux.map((n) => [n.code, n.libelle])),
  domaines: new Map(faits.nsf.map((n) => [n.code, n.libelle])),
  territoires: new Map(
    MAILLES_TERRITOIRE.flatMap((maille) => faits[`${maille}s`].map((t) => [`${maille}:${t.code}`, t.libelle] as const)),
  ),
  getRegion: buildRegions(faits),
  getSortie: buildSorties(faits),
});

/** Télécharge les faits d'une rentrée ; le navigateur revalide par ETag. */
export const fetchFaits = async (rentree: number): Promise<FaitsClient> => {
  const reponse = await fetch(`/donnees/offres.json${rentree ? `?rentree=${rentree}` : ''}`);
  if (!reponse.ok) throw new Error('Les données n’ont pas pu être chargées.');
  return prepareFaits((await reponse.json()) as Faits);
};
