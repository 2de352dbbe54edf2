import { affelnet as table } from '#server/db/schema/offre.ts';
import type { Ligne } from '../ligne.ts';
import { defineSource } from '../source.ts';
import { CAPACITE_MAX, classifyCapacite, parseVoie, readCapacite, sumCapacites, sumComptes } from './capacites.ts';
import { joinUai } from './jointures.ts';

/** Une capacité de carte scolaire, toutes lignes sommées, n'est retenue que de 5 à 499 places (DOMAINE 3.2). */
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

const readBruts = (l: Ligne<Cle | 'annee'>) => ({
  capacite: readCapacite(l.findCount('capacite', CAPACITE_MAX)),
  affectation: readCapacite(l.findCount('affectation', CAPACITE_MAX)),
  voeux1: l.findCount('voeux1', VOEUX_MAX),
  voeux: l.findCount('voeux', VOEUX_MAX),
  affectes1: l.findCount('affectes1', VOEUX_MAX),
  affectes: l.findCount('affectes', VOEUX_MAX),
});
type Bruts = ReturnType<typeof readBruts>;

const sumBruts = (a: Bruts, b: Bruts): Bruts => ({
  capacite: sumCapacites(a.capacite, b.capacite),
  affectation: sumCapacites(a.affectation, b.affectation),
  voeux1: sumComptes(a.voeux1, b.voeux1),
  voeux: sumComptes(a.voeux, b.voeux),
  affectes1: sumComptes(a.affectes1, b.affectes1),
  affectes: sumComptes(a.affectes, b.affectes),
});

const classifyBruts = ({ capacite, affectation, ...comptes }: Bruts) => ({
  ...comptes,
  ...classifyCapacite(capacite, CAPACITE_MIN, CAPACITE_LIMITE),
  // La capacité d'affectation peut être petite (une part de la carte scolaire) : pas de borne basse.
  capaciteAffectation: classifyCapacite(affectation, 0, CAPACITE_LIMITE).capacite,
});

/**
 * Affelnet : capacité de carte scolaire et vœux à l'entrée en voie professionnelle. Une offre (UAI × MEFSTAT11 ×
 * voie) peut tenir sur plusieurs lignes (groupes, paliers) : elles sont sommées, puis la somme est bornée.
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
    const offres = new Map<string, { offre: Offre; bruts: Bruts }>();
    return {
      ligne: (l) => {
        const cles = { uai: l.uai('uai'), mefstat11: ctx.mefstat11(l, 'mefstat11'), voie: parseVoie(l, 'statut') };
        const bruts = readBruts(l);
        const cle = `${cles.uai} ${cles.mefstat11} ${cles.voie}`;
        const connue = offres.get(cle);
        const offre = { rentree: Number(ctx.annee), ...cles, ligne: connue?.offre.ligne ?? ctx.numero };
        offres.set(cle, { offre, bruts: connue ? sumBruts(connue.bruts, bruts) : bruts });
        return connue ? 'sommee' : undefined;
      },
      fin: () => {
        for (const { offre, bruts } of offres.values()) ctx.emit(table, { ...offre, ...classifyBruts(bruts) });
      },
    };
  },
});
