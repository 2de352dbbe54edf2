import { z } from 'zod';
import { normalize } from '../format.ts';
import { COLONNES_DEMANDES, type DemandeListee } from './columns.ts';
import { NOMS_TYPES, TYPES_DEMANDE } from './demande.ts';
import { NOMS_STATUTS, STATUTS } from './workflow.ts';

const TRI_PAR_DEFAUT = '-modifieLe';

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
  tri: z.string().max(40).catch(TRI_PAR_DEFAUT).default(TRI_PAR_DEFAUT),
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

/** Range les demandes selon `tri` : une clé de colonne, précédée de « - » pour l'ordre décroissant ; vides à la fin. */
export const sortDemandes = (demandes: readonly DemandeListee[], tri: string): DemandeListee[] => {
  const cle = tri.replace(/^-/, '');
  const colonne = COLONNES_DEMANDES.find((c) => c.cle === cle);
  if (colonne === undefined) return sortDemandes(demandes, TRI_PAR_DEFAUT);
  const sens = tri.startsWith('-') ? -1 : 1;
  const ordre = new Intl.Collator('fr', { numeric: true });
  const compare = (a: DemandeListee, b: DemandeListee): number => {
    const [x, y] = [colonne.valeur(a), colonne.valeur(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const ecart = typeof x === 'number' && typeof y === 'number' ? x - y : ordre.compare(String(x), String(y));
    return sens * ecart;
  };
  return [...demandes].sort((a, b) => compare(a, b) || ordre.compare(a.numero, b.numero));
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
