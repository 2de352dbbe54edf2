import { gzipSync } from 'node:zlib';
import type { Db } from '#server/db/connection.ts';
import { type FaitsServeur, loadFaits } from '#server/faits/service.ts';
import {
  type ColonnesAcces,
  computeAcces,
  type MotifSansDistance,
  PARENTES,
  type Parente,
  type Rayon,
} from '#shared/acces/acces.ts';
import { listVoisinage, type Voisin, type Voisinage } from '#shared/acces/offre.ts';
import { DomainError } from '#shared/errors.ts';
import type { Faits } from '#shared/faits/faits.ts';

/**
 * Réponse de GET /donnees/acces.json : l'accès de chaque offre de /donnees/offres.json, dans le même ordre. À ne
 * rapprocher que de faits de même `version` et de même `rentree` demandée.
 */
export type Acces = { version: string; rentree: number; rayon: Rayon } & ColonnesAcces;

const comprimes = new WeakMap<FaitsServeur, Map<Rayon, Buffer>>();

/** Accès de toutes les offres d'une rentrée, comprimé (gzip), calculé une fois par version des données et par rayon. */
export const readAcces = (serveur: FaitsServeur, rayon: Rayon): Buffer => {
  const parRayon = comprimes.get(serveur) ?? new Map<Rayon, Buffer>();
  comprimes.set(serveur, parRayon);
  const connu = parRayon.get(rayon);
  if (connu) return connu;
  const { faits, rentree } = serveur;
  const acces: Acces = { version: faits.version, rentree, rayon, ...computeAcces(faits, rayon) };
  const corps = gzipSync(JSON.stringify(acces), { level: 6 });
  parRayon.set(rayon, corps);
  return corps;
};

/** Un autre établissement, tel qu'on le montre ; `capacite` nulle quand elle est inconnue d'au moins une de ses offres. */
export type EtablissementProche = {
  uai: string;
  nom: string;
  commune: string | null;
  km: number;
  capacite: number | null;
  formations: { cle: string; libelle: string }[];
};

/** Le plus proche, ou pourquoi il n'y en a pas ; `nonSitues` : ceux qui la proposent et que rien ne situe. */
export type Proche =
  | { etablissement: EtablissementProche; motif: null; nonSitues: number }
  | { etablissement: null; motif: MotifSansDistance; nonSitues: number };

/** Accès d'une offre : les plus proches par parenté, et tous ceux de la même formation dans le rayon. */
export type AccesOffre = {
  periode: Faits['periode'];
  famille: string | null;
  libelleNsf: string;
  proches: Record<Parente, Proche>;
  rayon: Rayon;
  dansRayon: EtablissementProche[];
};

const toEtablissement = ({ etablissements, formations, offres }: Faits, voisin: Voisin): EtablissementProche => {
  const capacites = voisin.offres.map((i) => offres.capacite[i] ?? null);
  return {
    uai: etablissements.uai[voisin.etablissement] ?? '',
    nom: etablissements.nom[voisin.etablissement] ?? '',
    commune: etablissements.commune[voisin.etablissement] ?? null,
    km: voisin.km,
    capacite: capacites.some((c) => c === null) ? null : capacites.reduce<number>((s, c) => s + (c ?? 0), 0),
    formations: voisin.offres.map((i) => {
      const f = offres.formation[i] ?? 0;
      return { cle: formations.cle[f] ?? '', libelle: formations.libelle[f] ?? '' };
    }),
  };
};

const toProche = (faits: Faits, { voisins: [premier], nonSitues, motif }: Voisinage): Proche =>
  premier
    ? { etablissement: toEtablissement(faits, premier), motif: null, nonSitues }
    : { etablissement: null, motif: motif ?? 'aucune_autre', nonSitues };

/**
 * Accès d'une formation vue d'un établissement, qu'il la propose ou non. Lève `etablissement_introuvable` ou
 * `formation_introuvable`.
 */
export const getAccesOffre = (db: Db, uai: string, cle: string, rentree: number, rayon: Rayon): AccesOffre => {
  const { faits } = loadFaits(db, rentree);
  const e = faits.etablissements.uai.indexOf(uai);
  if (e < 0) throw new DomainError('etablissement_introuvable');
  const f = faits.formations.cle.indexOf(cle);
  if (f < 0) throw new DomainError('formation_introuvable');
  const voisinages = Object.fromEntries(PARENTES.map((p) => [p, listVoisinage(faits, e, f, p)])) as Record<
    Parente,
    Voisinage
  >;
  const nsf = faits.formations.nsf[f] ?? '';
  return {
    periode: faits.periode,
    famille: faits.formations.famille[f] ?? null,
    libelleNsf: faits.nsf.find(({ code }) => code === nsf)?.libelle ?? nsf,
    proches: {
      formation: toProche(faits, voisinages.formation),
      famille: toProche(faits, voisinages.famille),
      nsf: toProche(faits, voisinages.nsf),
    },
    rayon,
    dansRayon: voisinages.formation.voisins.filter(({ km }) => km <= rayon).map((v) => toEtablissement(faits, v)),
  };
};
