import { affelnet as table } from '#server/db/schema/offre.ts';
import type { Ligne } from '../ligne.ts';
import { defineSource } from '../source.ts';
import { CAPACITE_MAX, classifyCapacite, parseVoie, sumCapacites, sumConnus } from './capacites.ts';
import { joinUai } from './jointures.ts';

/** Une capacité de carte scolaire n'est retenue que de 5 à 499 places (DOMAINE 3.2). */
const CAPACITE_MIN = 5;
const CAPACITE_LIMITE = 500;
/** Le plus fort nombre de premiers vœux en 2022 est 252. */
const VOEUX_MAX = 20_000;

type Cle = 'uai' | 'mefstat11' | 'statut' | 'capacite' | 'affectation' | 'voeux1' | 'voeux' | 'affectes1' | 'affectes';
type Offre = Omit<typeof table.$inferInsert, 'fichierId'>;

const COMMUNES = {
  uai: "Etablissement d'accueil",
  mefstat11: 'MEF STAT 11',
  statut: 'Statut Offre de formation',
  capacite: 'Capacité carte scolaire',
  voeux1: 'Demandes vœux 1',
} as const;

const parseComptes = (l: Ligne<Cle | 'annee'>) => ({
  ...classifyCapacite(l.findCount('capacite', CAPACITE_MAX), CAPACITE_MIN, CAPACITE_LIMITE),
  // La capacité d'affectation peut être petite (une part de la carte scolaire) : seules les sentinelles l'écartent.
  capaciteAffectation: classifyCapacite(l.findCount('affectation', CAPACITE_MAX), 0, CAPACITE_LIMITE).capacite,
  voeux1: l.findCount('voeux1', VOEUX_MAX),
  voeux: l.findCount('voeux', VOEUX_MAX),
  affectes1: l.findCount('affectes1', VOEUX_MAX),
  affectes: l.findCount('affectes', VOEUX_MAX),
});
type Comptes = ReturnType<typeof parseComptes>;

const sumComptes = (a: Comptes, b: Comptes): Comptes => ({
  ...sumCapacites(a, b),
  capaciteAffectation: sumConnus(a.capaciteAffectation, b.capaciteAffectation),
  voeux1: sumConnus(a.voeux1, b.voeux1),
  voeux: sumConnus(a.voeux, b.voeux),
  affectes1: sumConnus(a.affectes1, b.affectes1),
  affectes: sumConnus(a.affectes, b.affectes),
});

/**
 * Affelnet : capacité de carte scolaire et vœux à l'entrée en voie professionnelle. Une offre (UAI × MEFSTAT11 ×
 * voie) peut tenir sur plusieurs lignes (groupes, paliers) : elles sont sommées, voir `sumCapacites`.
 */
export const affelnet = defineSource<Cle>({
  code: 'affelnet',
  libelle: 'Affelnet, capacités et vœux',
  producteur: 'DGESCO, Affelnet',
  periode: 'rentree',
  tables: [table],
  exigeMefs: true,
  layouts: [
    { nom: '9 colonnes (2022)', colonnes: COMMUNES },
    {
      nom: '23 colonnes (2025)',
      colonnes: {
        ...COMMUNES,
        affectation: "Capacité d'affectation",
        voeux: 'Demandes tous vœux',
        affectes1: 'Affectés voeu 1',
        affectes: 'Affectés tous vœux',
      },
    },
  ],
  jointures: [joinUai(table)],
  parser: (ctx) => {
    const offres = new Map<string, Offre & Comptes>();
    return {
      ligne: (l) => {
        const offre = { uai: l.uai('uai'), mefstat11: ctx.mefstat11(l, 'mefstat11'), voie: parseVoie(l, 'statut') };
        const comptes = parseComptes(l);
        const cle = `${offre.uai} ${offre.mefstat11} ${offre.voie}`;
        const connue = offres.get(cle);
        offres.set(cle, { rentree: Number(ctx.annee), ...offre, ...(connue ? sumComptes(connue, comptes) : comptes) });
        return connue ? 'sommee' : undefined;
      },
      fin: () => {
        for (const offre of offres.values()) ctx.emit(table, offre);
      },
    };
  },
});
