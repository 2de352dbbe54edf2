import { z } from 'zod';
import { normalize } from '../format.ts';
import { parametreGrille } from '../vues/etat-grille.ts';
import { parseTris } from '../vues/texte-etat.ts';
import { COLONNES_DEMANDES, type DemandeListee } from './columns.ts';
import { NOMS_TYPES, TYPES_DEMANDE } from './demande.ts';
import { NOMS_STATUTS, STATUTS } from './workflow.ts';

export const TRI_PAR_DEFAUT = '-modifieLe';

/** Liste dans une URL : « validee,refusee ». Une valeur hors de la liste fermée est ignorée, les autres restent. */
const choix = <const N extends string>(noms: readonly N[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((v) => {
      const demandes = new Set(Array.isArray(v) ? v : v.split(','));
      return noms.filter((nom) => demandes.has(nom));
    })
    .catch([])
    .default([]);

const code = (motif: RegExp) => z.string().regex(motif).catch('').default('');

/**
 * Filtres de la liste des demandes : l'URL de la page, l'entrée de la procédure et la requête de l'export lisent
 * ce même schéma. Un paramètre absent ou invalide prend sa valeur par défaut ; rien n'échoue.
 */
export const demandesFilters = z.object({
  statut: choix(NOMS_STATUTS),
  type: choix(NOMS_TYPES),
  region: code(/^\d{2}$/),
  departement: code(/^[0-9AB]{3}$/),
  niveau: code(/^\d{3}$/),
  /** Rentrée d'effet ; 0 = toutes. */
  rentree: z.coerce.number().int().min(0).max(2100).catch(0).default(0),
  q: z.string().max(200).catch('').default(''),
  /** Une ou plusieurs clés de colonne, précédées de « - » pour l'ordre décroissant. */
  tri: z.string().max(200).catch(TRI_PAR_DEFAUT).default(TRI_PAR_DEFAUT),
  /** État de la grille, tris mis à part. */
  g: parametreGrille,
});
export type DemandesFilters = z.infer<typeof demandesFilters>;

/** Dit si une demande répond à une recherche libre : chaque mot se trouve, sans égard aux accents ni à la casse. */
export const isTrouvee = (demande: DemandeListee, q: string): boolean => {
  const { numero, uai, etablissement, commune, formation, cfd } = demande;
  const texte = normalize([numero, uai, etablissement, commune, formation, cfd].join(' '));
  return normalize(q)
    .split(/\s+/)
    .every((mot) => texte.includes(mot));
};

const ordre = new Intl.Collator('fr', { numeric: true });

/** Écart de deux demandes sur une colonne ; les vides à la fin dans les deux sens. */
const compareColonne = (
  a: DemandeListee,
  b: DemandeListee,
  { valeur }: (typeof COLONNES_DEMANDES)[number],
  sens: number,
) => {
  const [x, y] = [valeur(a), valeur(b)];
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  return sens * (typeof x === 'number' && typeof y === 'number' ? x - y : ordre.compare(String(x), String(y)));
};

/**
 * Range les demandes selon `tri` : des clés de colonne séparées par des virgules, précédées de « - » pour l'ordre
 * décroissant, la première d'abord ; une clé inconnue est passée. À égalité, par numéro.
 */
export const sortDemandes = (demandes: readonly DemandeListee[], tri: string): DemandeListee[] => {
  const cles = parseTris(tri).flatMap(({ cle, sens }) => {
    const colonne = COLONNES_DEMANDES.find((c) => c.cle === cle);
    return colonne ? [{ colonne, sens: sens === 'desc' ? -1 : 1 }] : [];
  });
  if (cles.length === 0 && tri !== TRI_PAR_DEFAUT) return sortDemandes(demandes, TRI_PAR_DEFAUT);
  const compare = (a: DemandeListee, b: DemandeListee): number => {
    for (const { colonne, sens } of cles) {
      const ecart = compareColonne(a, b, colonne, sens);
      if (ecart !== 0) return ecart;
    }
    return ordre.compare(a.numero, b.numero);
  };
  return [...demandes].sort(compare);
};

/** Libellés des codes de territoire et de diplôme, pour écrire les filtres en toutes lettres. */
export type LibellesFiltres = { region: string | null; departement: string | null; niveau: string | null };

/** Filtres appliqués, en toutes lettres, pour les légendes et la feuille « Lisez-moi » des exports. */
export const formatFiltres = (filtres: DemandesFilters, libelles: LibellesFiltres): string[] => {
  const phrases = [
    filtres.statut.length > 0 && `Statut : ${filtres.statut.map((s) => STATUTS[s].libelle).join(', ')}`,
    filtres.type.length > 0 && `Type : ${filtres.type.map((t) => TYPES_DEMANDE[t]).join(', ')}`,
    filtres.region && `Région : ${libelles.region ?? filtres.region}`,
    filtres.departement && `Département : ${libelles.departement ?? filtres.departement}`,
    filtres.niveau && `Diplôme : ${libelles.niveau ?? filtres.niveau}`,
    filtres.rentree > 0 && `Rentrée : ${filtres.rentree}`,
    filtres.q && `Recherche : ${filtres.q}`,
  ].filter((phrase) => typeof phrase === 'string' && phrase !== '');
  return phrases.length > 0 ? (phrases as string[]) : ['Aucun filtre : toutes les demandes visibles, hors supprimées'];
};
