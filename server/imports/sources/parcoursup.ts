import { parcoursup as table } from '#server/db/schema/offre.ts';
import { defineSource } from '../source.ts';
import { CAPACITE_MAX, type Capacite, classifyCapacite, parseVoie, sumCapacites, sumConnus } from './capacites.ts';
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
    const offres = new Map<string, Offre & Capacite & { voeux: number | null }>();
    return {
      ligne: (l) => {
        const offre = { uai: l.uai('uai'), mefstat11: ctx.mefstat11(l, 'mefstat11'), voie: parseVoie(l, 'statut') };
        const voeux = l.findCount('voeux', VOEUX_MAX);
        const capacite = classifyCapacite(l.findCount('capacite', CAPACITE_MAX), 1, CAPACITE_MAX + 1);
        const cle = `${offre.uai} ${offre.mefstat11} ${offre.voie}`;
        const connue = offres.get(cle);
        offres.set(cle, {
          rentree: Number(ctx.annee),
          ...offre,
          voeux: connue ? sumConnus(connue.voeux, voeux) : voeux,
          ...(connue ? sumCapacites(connue, capacite) : capacite),
        });
        return connue ? 'sommee' : undefined;
      },
      fin: () => {
        for (const offre of offres.values()) ctx.emit(table, offre);
      },
    };
  },
});
