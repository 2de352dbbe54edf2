import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildRapportFichier, type RapportFichier } from '#shared/donnees/rapport.ts';
import type { Lecture } from './analyse.ts';
import { buildFauteEntetes, findReconnaissance, normalizeEntete, type Reconnaissance } from './entetes.ts';
import { Faute } from './fautes.ts';
import { findRaisonNom, openFichier } from './lecture.ts';
import { getPeriode } from './periode.ts';
import { NON_CHARGES, SOURCES } from './sources.ts';
import type { Candidat } from './tableau.ts';

/** Fichier reconnu, prêt à être lu. */
export type Reconnu = { rapport: RapportFichier; candidat: Candidat; lecture: Lecture };

/**
 * Exécute une étape sur un fichier. Une `Faute` le refuse, et tout l'import avec lui, mais n'arrête pas
 * l'examen des autres : le rapport montre tous les défauts d'un coup.
 */
export const attempt = async <T>(
  rapport: RapportFichier,
  fautes: string[],
  etape: () => Promise<T> | T,
): Promise<T | null> => {
  try {
    return await etape();
  } catch (erreur) {
    if (!(erreur instanceof Faute)) throw erreur;
    rapport.statut = 'refuse';
    rapport.motif = erreur.message;
    fautes.push(`« ${rapport.nom} » : ${erreur.message}`);
    return null;
  }
};

const setNonCharge = (rapport: RapportFichier, raison: string): null => {
  rapport.statut = 'non_charge';
  rapport.motif = raison;
  return null;
};

/** Année portée par l'en-tête d'une colonne (« code_bassin_2026 »), quand la présentation le dit. */
const findAnneeEntete = ({ layout, titres }: Lecture): string | null => {
  const attendu = layout.anneeDans ? layout.colonnes[layout.anneeDans] : undefined;
  if (layout.anneeDans === undefined || !(attendu instanceof RegExp)) return null;
  return attendu.exec(normalizeEntete(titres[layout.anneeDans] ?? ''))?.[1] ?? null;
};

const buildLecture = (
  trouve: Exclude<Reconnaissance, { nonCharge: unknown }>,
  candidat: Candidat,
  rapport: RapportFichier,
  option: string | undefined,
): Lecture => {
  const { source, layout } = trouve;
  rapport.source = source.code;
  rapport.libelle = source.libelle;
  rapport.presentation = layout.nom;
  rapport.encodage = candidat.encodage;
  rapport.forme = candidat.forme;
  const lecture: Lecture = { ...trouve, annee: null, texteAnnee: '', largeur: candidat.entetes.length };
  if (layout.colonnes.annee !== undefined) return lecture;
  return { ...lecture, annee: getPeriode(source.periode, findAnneeEntete(lecture), option, rapport.nom) };
};

const recognize = async (
  rapport: RapportFichier,
  octets: Uint8Array,
  option: string | undefined,
): Promise<Reconnu | null> => {
  const ouvert = await openFichier(octets);
  if (!Array.isArray(ouvert)) return setNonCharge(rapport, ouvert.raison);
  for (const candidat of ouvert) {
    const trouve = findReconnaissance(candidat.entetes, SOURCES, NON_CHARGES);
    if (!trouve) continue;
    if ('nonCharge' in trouve) {
      rapport.libelle = trouve.nonCharge.libelle;
      return setNonCharge(rapport, trouve.nonCharge.raison);
    }
    return { rapport, candidat, lecture: buildLecture(trouve, candidat, rapport, option) };
  }
  // Dans un classeur, les données viennent après les notes : à largeur égale, la dernière feuille.
  const large = ouvert.reduce((a, b) => (b.entetes.length >= a.entetes.length ? b : a));
  throw buildFauteEntetes(large.entetes, SOURCES);
};

/** Lit un fichier et le reconnaît ; `reconnu` est nul s'il est refusé ou n'est pas à charger, le rapport dit pourquoi. */
export const recognizeFichier = async (
  chemin: string,
  fautes: string[],
  option: string | undefined,
): Promise<{ rapport: RapportFichier; reconnu: Reconnu | null }> => {
  const octets = readFileSync(chemin);
  const empreinte = createHash('sha256').update(octets).digest('hex');
  const rapport = buildRapportFichier(chemin, basename(chemin), octets.length, empreinte);
  const raison = findRaisonNom(chemin);
  if (raison) return { rapport, reconnu: setNonCharge(rapport, raison) };
  return { rapport, reconnu: await attempt(rapport, fautes, () => recognize(rapport, octets, option)) };
};
