import { formatMotif, type SaisieDemande, TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { formatNombre } from '#shared/format.ts';
import { formatRentree } from '#shared/rentree.ts';

/** Champs d'une demande, dans l'ordre du formulaire, tels qu'on les nomme à l'écran. */
export const CHAMPS = {
  uai: 'Établissement (UAI)',
  cfd: 'Formation (CFD)',
  dispositif: 'Dispositif',
  type: 'Type de demande',
  rentree: 'Rentrée d’effet',
  capaciteScolaireActuelle: 'Capacité scolaire actuelle',
  capaciteScolaire: 'Capacité scolaire demandée',
  capaciteApprentissageActuelle: 'Capacité en apprentissage actuelle',
  capaciteApprentissage: 'Capacité en apprentissage demandée',
  motifs: 'Motifs',
  autreMotif: 'Autre motif',
  commentaire: 'Commentaire',
} as const satisfies Record<keyof SaisieDemande, string>;
export type Champ = keyof typeof CHAMPS;
export const NOMS_CHAMPS = Object.keys(CHAMPS) as Champ[];

export const isChamp = (nom: string): nom is Champ => nom in CHAMPS;

export const VIDE = 'non renseigné';

/** Dit si deux valeurs d'un même champ sont égales. */
export const isEgal = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/** Valeur d'un champ en toutes lettres, d'où qu'elle vienne : saisie en cours ou journal. */
export const formatChamp = (champ: Champ, valeur: unknown): string => {
  if (Array.isArray(valeur)) return valeur.map((v) => formatMotif(String(v))).join(', ') || VIDE;
  if (valeur === null || valeur === undefined || valeur === '') return VIDE;
  if (typeof valeur !== 'number')
    return champ === 'type'
      ? ((TYPES_DEMANDE as Record<string, string>)[String(valeur)] ?? String(valeur))
      : `${valeur}`;
  if (Number.isNaN(valeur)) return 'illisible';
  return champ === 'rentree' ? formatRentree(valeur) : formatNombre(valeur);
};

/** Place le focus sur le contrôle d'un champ du formulaire. */
export const focusChamp = (champ: Champ): void => {
  const controle = document.querySelector<HTMLElement>(`#champ-${champ} :is(input, select, textarea)`);
  controle?.focus();
  controle?.scrollIntoView({ block: 'center' });
};
