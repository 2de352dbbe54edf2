import { parcoursup as table } from '#server/db/schema/offre.ts';
import { defineSource } from '../source.ts';
import {
  CAPACITE_MAX,
  type CapaciteBrute,
  classifyCapacite,
  parseVoie,
  readCapacite,
  sumCapacites,
  sumComptes,
} from './capacites.ts';
import { joinUai } from './jointures.ts';

/** Le plus fort nombre de vœux confirmés en 2024 est 6 369. */
const VOEUX_MAX = 100_000;

type Cles = Pick<typeof table.$inferInsert, 'rentree' | 'uai' | 'mefstat11' | 'voie' | 'ligne'>;

/** Cumul des lignes d'une même clé, d'un même lieu : sur place, ou à distance. */
type Cumul = { places: CapaciteBrute; voeux: number | null };
type Offre = { cles: Cles; surPlace: Cumul | null; distance: Cumul | null };

const COMMUNES = {
  uai: 'UAI',
  mefstat11: 'MEFSTAT11',
  voeux: 'NB_VOEUX_CONFIRMES',
  statut: 'STATUT',
  capacite: 'CAPACITEPSUP',
} as const;
const FACULTATIVES = { libelle: 'LIBELLÉFORMATION' } as const;

/** Ce que Parcoursup ajoute au libellé d'une formation qui ne se suit nulle part. */
const ENTIEREMENT_A_DISTANCE = /entièrement (?:en distanciel|à distance)/i;

/** Une ligne à zéro place n'est pas une capacité : elle rend la somme inconnue, comme une sentinelle. */
const readPlaces = (valeur: number | null): CapaciteBrute =>
  valeur === 0 ? { places: 0, motif: 'hors_bornes' } : readCapacite(valeur);

const addCumul = (avant: Cumul | null, { places, voeux }: Cumul): Cumul =>
  avant ? { places: sumCapacites(avant.places, places), voeux: sumComptes(avant.voeux, voeux) } : { places, voeux };

const classify = (cumul: Cumul) => classifyCapacite(cumul.places, 1, Number.POSITIVE_INFINITY);

/** Comptes d'une offre : ceux de ses places sur place, et à part ceux de ses places à distance. */
const toComptes = ({ surPlace, distance }: Offre) => ({
  ...(surPlace
    ? { ...classify(surPlace), voeux: surPlace.voeux }
    : { capacite: null, capaciteMotif: 'distance' as const, voeux: null }),
  capaciteDistance: distance ? classify(distance).capacite : null,
  voeuxDistance: distance ? distance.voeux : null,
});

/**
 * Parcoursup (BTS) : vœux confirmés et capacité. Une capacité vide, nulle ou à 999 est inconnue ; les doublons
 * UAI × MEFSTAT11 × voie (plusieurs groupes d'une même formation) sont sommés, voir `sumCapacites`. Ce qui se suit
 * entièrement à distance, que seul le libellé dit, est compté à part (décision 024).
 */
export const parcoursup = defineSource<'uai' | 'mefstat11' | 'voeux' | 'statut' | 'capacite' | 'propre' | 'libelle'>({
  code: 'parcoursup',
  libelle: 'Parcoursup, BTS : capacités et vœux',
  producteur: 'Parcoursup',
  periode: 'rentree',
  // Depuis 2, les places à distance ont leurs propres comptes.
  lecture: 2,
  // Parcoursup ouvre des formations avant que la BCN ne code leur MEF : 3 % de lignes en 2024.
  tolerance: 0.05,
  tables: [table],
  exigeMefs: true,
  layouts: [
    { nom: '2023 (CFD rectifié)', colonnes: { ...COMMUNES, propre: 'CFD rectifié' }, facultatives: FACULTATIVES },
    { nom: '2024', colonnes: { ...COMMUNES, propre: 'LIBELLÉFORMATION' }, facultatives: FACULTATIVES },
    { nom: '2025', colonnes: COMMUNES },
  ],
  jointures: [joinUai(table)],
  parser: (ctx) => {
    const offres = new Map<string, Offre>();
    return {
      ligne: (l) => {
        const cles = { uai: l.uai('uai'), mefstat11: ctx.mefstat11(l, 'mefstat11'), voie: parseVoie(l, 'statut') };
        const voeux = l.findCount('voeux', VOEUX_MAX);
        const places = readPlaces(l.findCount('capacite', CAPACITE_MAX));
        const lieu = ENTIEREMENT_A_DISTANCE.test(l.text('libelle').normalize('NFC')) ? 'distance' : 'surPlace';
        if (lieu === 'distance') ctx.warn('Places entièrement à distance, comptées à part', cles.uai);
        const cle = `${cles.uai} ${cles.mefstat11} ${cles.voie}`;
        const connue = offres.get(cle);
        const offre = connue ?? {
          cles: { rentree: Number(ctx.annee), ...cles, ligne: ctx.numero },
          surPlace: null,
          distance: null,
        };
        offres.set(cle, { ...offre, [lieu]: addCumul(offre[lieu], { places, voeux }) });
        return connue ? 'sommee' : undefined;
      },
      fin: () => {
        for (const offre of offres.values()) ctx.emit(table, { ...offre.cles, ...toComptes(offre) });
      },
    };
  },
});
