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

type Offre = Omit<typeof table.$inferInsert, 'fichierId'>;

const COMMUNES = {
  uai: 'UAI',
  mefstat11: 'MEFSTAT11',
  voeux: 'NB_VOEUX_CONFIRMES',
  statut: 'STATUT',
  capacite: 'CAPACITEPSUP',
} as const;

/** Une ligne à zéro place n'est pas une capacité : elle rend la somme inconnue, comme une sentinelle. */
const readPlaces = (valeur: number | null): CapaciteBrute =>
  valeur === 0 ? { places: 0, motif: 'hors_bornes' } : readCapacite(valeur);

/**
 * Parcoursup (BTS) : vœux confirmés et capacité. Une capacité vide, nulle ou à 999 est inconnue ; les doublons
 * UAI × MEFSTAT11 × voie (plusieurs groupes d'une même formation) sont sommés, voir `sumCapacites`.
 */
export const parcoursup = defineSource<'uai' | 'mefstat11' | 'voeux' | 'statut' | 'capacite' | 'propre'>({
  code: 'parcoursup',
  libelle: 'Parcoursup, BTS : capacités et vœux',
  producteur: 'Parcoursup',
  periode: 'rentree',
  // Parcoursup ouvre des formations avant que la BCN ne code leur MEF : 3 % de lignes en 2024.
  tolerance: 0.05,
  tables: [table],
  exigeMefs: true,
  layouts: [
    { nom: '2023 (CFD rectifié)', colonnes: { ...COMMUNES, propre: 'CFD rectifié' } },
    { nom: '2024', colonnes: { ...COMMUNES, propre: 'LIBELLÉFORMATION' } },
    { nom: '2025', colonnes: COMMUNES },
  ],
  jointures: [joinUai(table)],
  parser: (ctx) => {
    const offres = new Map<string, { offre: Offre; places: CapaciteBrute; voeux: number | null }>();
    return {
      ligne: (l) => {
        const cles = { uai: l.uai('uai'), mefstat11: ctx.mefstat11(l, 'mefstat11'), voie: parseVoie(l, 'statut') };
        const voeux = l.findCount('voeux', VOEUX_MAX);
        const places = readPlaces(l.findCount('capacite', CAPACITE_MAX));
        const cle = `${cles.uai} ${cles.mefstat11} ${cles.voie}`;
        const connue = offres.get(cle);
        offres.set(cle, {
          offre: { rentree: Number(ctx.annee), ...cles, ligne: connue?.offre.ligne ?? ctx.numero },
          voeux: connue ? sumComptes(connue.voeux, voeux) : voeux,
          places: connue ? sumCapacites(connue.places, places) : places,
        });
        return connue ? 'sommee' : undefined;
      },
      fin: () => {
        for (const { offre, voeux, places } of offres.values())
          ctx.emit(table, { ...offre, voeux, ...classifyCapacite(places, 1, Number.POSITIVE_INFINITY) });
      },
    };
  },
});
