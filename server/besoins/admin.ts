import type { Db } from '#server/db/connection.ts';
import { DomainError } from '#shared/errors.ts';
import { normalize } from '#shared/format.ts';
import type { Acteur } from '#shared/permissions.ts';
import { nameChemin } from './formation.ts';
import { listCorrections, listDiplomes } from './queries.ts';
import { loadBesoins } from './service.ts';

/** Diplômes proposés à la recherche ; au-delà, un mot de plus. */
const DIPLOMES_MAX = 12;

/** Diplômes de la carte que trouvent tous les mots cherchés (libellé, niveau, CFD), avec leur nombre de familles. */
export const searchDiplomes = (db: Db, q: string) => {
  const mots = normalize(q).split(/\s+/).filter(Boolean);
  const trouves = listDiplomes(db.$client).filter(({ cfd, libelle, niveau }) => {
    const texte = normalize(`${libelle} ${niveau} ${cfd}`);
    return mots.every((mot) => texte.includes(mot));
  });
  const { getChemin } = loadBesoins(db);
  return {
    total: trouves.length,
    diplomes: trouves
      .slice(0, DIPLOMES_MAX)
      .map((diplome) => ({ ...diplome, familles: getChemin(diplome.cfd).familles.length })),
  };
};

/** Chemin en vigueur d'un diplôme de la carte, pour le corriger. Lève `diplome_introuvable`. */
export const getCheminDiplome = (db: Db, acteur: Acteur, cfd: string) => {
  const serveur = loadBesoins(db);
  const diplome = listDiplomes(db.$client).find((d) => d.cfd === cfd);
  if (!diplome) throw new DomainError('diplome_introuvable');
  return { ...nameChemin(serveur, serveur.getChemin(cfd), acteur), libelle: diplome.libelle, niveau: diplome.niveau };
};

/** Historique des corrections, annulées comprises, avec les libellés du diplôme et de la famille. */
export const listHistorique = (db: Db) => {
  const { besoins } = loadBesoins(db);
  const diplomes = new Map(listDiplomes(db.$client).map((d) => [d.cfd, d]));
  return listCorrections(db.$client).map((correction) => ({
    ...correction,
    libelleDiplome: diplomes.get(correction.cfd)?.libelle ?? correction.cfd,
    niveau: diplomes.get(correction.cfd)?.niveau ?? '',
    libelleFamille: besoins.familles.find((f) => f.code === correction.famille)?.libelle ?? correction.famille,
  }));
};
