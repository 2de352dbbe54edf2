/** Profil de chaque filière : ce qui fait qu'une carte, un quadrant ou un classement ressemble à quelque chose. */
import { type Ligne, liste, readTable } from './nomenclatures.ts';
import { bruit, clamp } from './prng.ts';

export interface Filiere {
  nom: string;
  nsf: readonly string[];
  /** Reconnaît à son libellé une filière que le groupe de spécialité confond avec une autre. */
  libelle: RegExp | null;
  /** Écarts de taux à la moyenne du niveau de diplôme. */
  emploi: number;
  poursuite: number;
  /** Vœux par place, relativement à une formation ordinaire. */
  attractivite: number;
  filles: number;
  capacites: readonly [number, ...number[]];
  /** Régions (code INSEE) où la filière est plus présente qu'ailleurs, ou presque absente. */
  regions: ReadonlyMap<string, number>;
}

export type Voie = 'scolaire' | 'apprentissage';

export interface Debouches {
  emploi: number;
  poursuite: number;
}

const COLONNES = [
  ...(['nom', 'nsf', 'libelle', 'emploi', 'poursuite', 'attractivite', 'filles', 'capacites', 'regions'] as const),
];

function parseFiliere(ligne: Ligne<(typeof COLONNES)[number]>): Filiere {
  const [premiere = 12, ...suivantes] = liste(ligne.capacites).map(Number);
  return {
    nom: ligne.nom,
    nsf: liste(ligne.nsf),
    libelle: ligne.libelle === '' ? null : new RegExp(ligne.libelle),
    emploi: Number(ligne.emploi),
    poursuite: Number(ligne.poursuite),
    attractivite: Number(ligne.attractivite),
    filles: Number(ligne.filles),
    capacites: [premiere, ...suivantes],
    regions: new Map(
      liste(ligne.regions).map((paire) => {
        const [region = '', facteur] = paire.split(':');
        return [region, Number(facteur)];
      }),
    ),
  };
}

/** L'ordre du fichier compte : les filières reconnues à leur libellé y passent avant les autres. */
export const FILIERES: readonly Filiere[] = readTable('../filieres', COLONNES).map(parseFiliere);

const REGIONS = new Map(readTable('../regions', ['region', 'emploi', 'poursuite']).map((r) => [r.region, r]));

export function findFiliere(nsf: string, libelle: string): Filiere {
  const trouvee = FILIERES.find((filiere) => filiere.libelle?.test(libelle) || filiere.nsf.includes(nsf));
  if (trouvee === undefined) throw new Error(`Aucune filière pour la spécialité ${nsf} (${libelle})`);
  return trouvee;
}

/** Taux d'emploi moyens par niveau de diplôme, en voie scolaire puis en apprentissage. */
const EMPLOI = new Map<string, readonly [number, number]>([
  ['500', [0.28, 0.6]],
  ['503', [0.32, 0.62]],
  ['400', [0.45, 0.68]],
  ['403', [0.5, 0.72]],
  ['401', [0.45, 0.65]],
  ['320', [0.6, 0.7]],
  ['323', [0.62, 0.74]],
]);
const POURSUITE = new Map([
  ['500', 0.42],
  ['503', 0.45],
  ['400', 0.5],
  ['403', 0.46],
  ['401', 0.42],
  ['320', 0.46],
  ['323', 0.46],
]);
const EMPLOI_PAR_DEFAUT = [0.56, 0.68] as const;
const POURSUITE_PAR_DEFAUT = 0.3;
const CHOMAGE_MOYEN = 7.2;

/** Taux attendus d'une formation (repérée par sa lignée, pour qu'une rénovation les garde) dans un territoire. */
export function estimateDebouches(
  lignee: { cle: string; niveau: string; filiere: Filiere },
  voie: Voie,
  territoire: { region: string; departement: string; chomage: number },
): Debouches {
  const [scolaire, apprentissage] = EMPLOI.get(lignee.niveau) ?? EMPLOI_PAR_DEFAUT;
  const region = REGIONS.get(territoire.region);
  const emploi =
    (voie === 'scolaire' ? scolaire : apprentissage) +
    (voie === 'scolaire' ? 1 : 0.6) * (lignee.filiere.emploi + 0.05 * bruit(`emploi/${lignee.cle}`)) +
    Number(region?.emploi ?? 0) -
    0.009 * (Math.min(territoire.chomage, 20) - CHOMAGE_MOYEN) +
    0.015 * bruit(`emploi/${territoire.departement}`);
  const poursuite =
    (POURSUITE.get(lignee.niveau) ?? POURSUITE_PAR_DEFAUT) -
    (voie === 'scolaire' ? 0 : 0.06) +
    lignee.filiere.poursuite +
    0.06 * bruit(`poursuite/${lignee.cle}`) +
    Number(region?.poursuite ?? 0) +
    0.015 * bruit(`poursuite/${territoire.departement}`);
  return { emploi: clamp(emploi, 0.06, 0.94), poursuite: clamp(poursuite, 0.08, 0.88) };
}

/** Vœux par place attendus, hors l'écart propre à l'établissement. */
export function estimateAttractivite(lignee: { cle: string; filiere: Filiere }, departement: string): number {
  const ecart = 0.28 * bruit(`attractivite/${lignee.cle}`) + 0.1 * bruit(`attractivite/${departement}`);
  return lignee.filiere.attractivite * Math.exp(ecart);
}
