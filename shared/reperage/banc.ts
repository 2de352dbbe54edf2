import { buildFaitsEssai, type EtablissementEssai, type FormationEssai, type OffreEssai } from '../faits/banc.ts';
import type { ColonnesSorties, Faits } from '../faits/faits.ts';
import { CODES_TAUX_SORTIE } from '../indicateurs/catalogue.ts';
import type { Parametres } from '../indicateurs/parametres.ts';
import { buildContexte, type Contexte, type SourceReperage } from './contexte.ts';

type LigneSortie = { [K in keyof ColonnesSorties]: ColonnesSorties[K][number] };
export type SortieEssai = Partial<LigneSortie>;

const SORTIE: SortieEssai = {
  formation: 0,
  region: '84',
  position: 'q4',
  stabilite: 'solide',
  sansPerspectives: true,
  continuum: false,
  emploi: 0.25,
  emploiBas: 0.18,
  emploiHaut: 0.29,
  poursuite: 0.4,
  poursuiteBas: 0.35,
  poursuiteHaut: 0.46,
};

const toSorties = (lignes: readonly SortieEssai[]): ColonnesSorties => {
  const completes = lignes.map((ligne) => {
    const taux = Object.fromEntries(CODES_TAUX_SORTIE.map((code) => [code, 'donnee_absente']));
    return { ...taux, ...SORTIE, ...ligne } as LigneSortie;
  });
  const cles = [...CODES_TAUX_SORTIE, ...(Object.keys(SORTIE) as (keyof LigneSortie)[])];
  return Object.fromEntries(cles.map((cle) => [cle, completes.map((ligne) => ligne[cle])])) as ColonnesSorties;
};

type ContexteEssai = Partial<Omit<SourceReperage, 'faits'>> & {
  periode?: Partial<Faits['periode']>;
  rentrees?: number[];
  formations?: readonly FormationEssai[];
  etablissements?: readonly EtablissementEssai[];
  offres?: readonly OffreEssai[];
  sorties?: readonly SortieEssai[];
  parametres?: Partial<Parametres>;
};

/** Lieux d'essai : Lyon, Villeurbanne (6 km), Grenoble (94 km). */
export const LYON = { latitude: 45.76, longitude: 4.84 };
export const VILLEURBANNE = { latitude: 45.77, longitude: 4.91 };
export const GRENOBLE = { latitude: 45.19, longitude: 5.72 };

/** Contexte d'essai : une offre à Lyon et sa sortie régionale, si l'on ne dit rien d'autre. */
export const buildContexteEssai = ({
  sorties = [{}],
  parametres,
  rentrees = [2024],
  series = new Map(),
  besoin = null,
  ouvrable = '2027-09-01',
  ...faits
}: ContexteEssai = {}): Contexte => {
  const essai = buildFaitsEssai({ etablissements: [LYON], offres: [{}], ...faits });
  return buildContexte({
    faits: {
      ...essai,
      rentrees,
      sorties: toSorties(sorties),
      parametres: { ...essai.parametres, ...parametres },
      departements: [
        { code: '069', libelle: 'Rhône', parent: '10' },
        { code: '038', libelle: 'Isère', parent: '08' },
      ],
      academies: [
        { code: '10', libelle: 'Lyon', parent: '84' },
        { code: '08', libelle: 'Grenoble', parent: '84' },
      ],
      bassins: [{ code: '8401', libelle: 'Lyon', parent: '84' }],
    },
    series,
    besoin,
    ouvrable,
  });
};
