import type { Db } from '#server/db/connection.ts';
import { mefs as tableMefs } from '#server/db/schema/nomenclatures.ts';
import type { RapportFichier, RapportImport } from '#shared/donnees/rapport.ts';
import { parseFichier } from './analyse.ts';
import { findPropriete, listMefs, type Origine, refuseOrigine } from './base.ts';
import { chargeLots, type FichierLu, findReduction, listAEcrire } from './charge.ts';
import { Faute } from './fautes.ts';
import { listChemins } from './lecture.ts';
import { attempt, type Reconnu, recognizeFichier } from './reconnaissance.ts';
import { SOURCES } from './sources.ts';

export type Progression = {
  etape: 'reconnaissance' | 'lecture' | 'chargement' | 'comparaison';
  nom: string;
  fait: number;
  total: number;
};

export type OptionsImport = {
  /** Période des fichiers qui ne la portent pas (« 2024 », « 2022_2023 »). */
  annee?: string;
  /** Tout faire, ne rien écrire. */
  essai?: boolean;
  /** Accepter un fichier bien plus court que celui qu'il remplace. */
  reduction?: boolean;
  origine?: Origine;
  onProgres?: (progression: Progression) => void;
};

type Suivi = { fautes: string[]; rapports: RapportFichier[]; options: OptionsImport };

const recognizeTout = async (chemins: readonly string[], suivi: Suivi): Promise<Reconnu[]> => {
  const reconnus: Reconnu[] = [];
  for (const [fait, chemin] of chemins.entries()) {
    suivi.options.onProgres?.({ etape: 'reconnaissance', nom: chemin, fait, total: chemins.length });
    const { rapport, reconnu } = await recognizeFichier(chemin, suivi.fautes, suivi.options.annee);
    suivi.rapports.push(rapport);
    if (reconnu) reconnus.push(reconnu);
  }
  return reconnus.sort((a, b) => SOURCES.indexOf(a.lecture.source) - SOURCES.indexOf(b.lecture.source));
};

const parseReconnu = async ({ candidat, lecture, rapport }: Reconnu, mefs: ReadonlySet<string>): Promise<FichierLu> => {
  if (lecture.source.exigeMefs && mefs.size === 0) {
    throw new Faute(
      'la nomenclature des MEF (nMef) n’est ni en base ni dans les fichiers donnés : importez-la d’abord ou avec ce fichier.',
    );
  }
  return { source: lecture.source, lot: parseFichier(await candidat.read(), lecture, mefs, rapport), rapport };
};

/** Lit les fichiers reconnus, nomenclatures d'abord : les MEF du même import servent à vérifier les autres. */
const parseTout = async (db: Db, reconnus: readonly Reconnu[], suivi: Suivi): Promise<FichierLu[]> => {
  const lus: FichierLu[] = [];
  let mefs: ReadonlySet<string> = listMefs(db);
  for (const [fait, reconnu] of reconnus.entries()) {
    suivi.options.onProgres?.({ etape: 'lecture', nom: reconnu.rapport.nom, fait, total: reconnus.length });
    const lu = await attempt(reconnu.rapport, suivi.fautes, () => parseReconnu(reconnu, mefs));
    if (!lu) continue;
    lus.push(lu);
    if (lu.source.tables.includes(tableMefs))
      mefs = new Set(lu.lot.listRows(tableMefs).map((m) => String(m.mefstat11)));
  }
  return lus;
};

/** Un seul fichier par source et période ; le même fichier donné deux fois n'est lu qu'une. */
const removeDoublons = (lus: readonly FichierLu[], fautes: string[]): FichierLu[] => {
  const donnes = new Map<string, RapportFichier>();
  return lus.filter(({ source, rapport }) => {
    for (const annee of rapport.annees) {
      const premier = donnes.get(`${source.code} ${annee}`);
      if (premier?.empreinte === rapport.empreinte) {
        Object.assign(rapport, {
          statut: 'non_charge',
          motif: `identique à « ${premier.nom} », chargé une seule fois`,
        });
        return false;
      }
      if (premier) {
        const motif = `« ${premier.nom} » donne déjà « ${source.libelle} »${annee && ` pour ${annee}`} dans cet import : gardez l’un des deux.`;
        Object.assign(rapport, { statut: 'refuse', motif });
        fautes.push(`« ${rapport.nom} » : ${motif}`);
        return false;
      }
      donnes.set(`${source.code} ${annee}`, rapport);
    }
    return true;
  });
};

const refuseReductions = async (db: Db, lus: readonly FichierLu[], suivi: Suivi): Promise<void> => {
  if (suivi.options.reduction) return;
  for (const lu of lus) {
    await attempt(lu.rapport, suivi.fautes, () => {
      const motif = findReduction(db, lu);
      if (motif !== null) throw new Faute(motif);
    });
  }
};

const chargeTout = (db: Db, lus: readonly FichierLu[], suivi: Suivi): Pick<RapportImport, 'statut' | 'version'> => {
  const aEcrire = listAEcrire(db, lus);
  for (const { rapport } of lus) rapport.statut = 'inchange';
  if (aEcrire.length === 0) return { statut: 'inchange', version: findPropriete(db, 'version') };
  let fait = 0;
  const { essai = false, origine = 'officielle', onProgres } = suivi.options;
  const version = chargeLots(db, aEcrire, {
    origine,
    essai,
    onFichier: ({ nom }) => onProgres?.({ etape: 'chargement', nom, fait: fait++, total: aEcrire.length }),
  });
  if (!essai) return { statut: 'charge', version };
  for (const { rapport } of aEcrire) rapport.statut = 'non_ecrit';
  return { statut: 'essai', version };
};

/** Phrase d'un refus ; toute autre erreur est relancée. */
const formatFaute = (erreur: unknown): string => {
  if (erreur instanceof Faute) return erreur.message;
  throw erreur;
};

const runImport = async (
  db: Db,
  chemins: readonly string[],
  suivi: Suivi,
): Promise<Pick<RapportImport, 'statut' | 'version'>> => {
  try {
    refuseOrigine(db, suivi.options.origine ?? 'officielle');
    const reconnus = await recognizeTout(listChemins(chemins), suivi);
    const lus = removeDoublons(await parseTout(db, reconnus, suivi), suivi.fautes);
    await refuseReductions(db, lus, suivi);
    if (suivi.fautes.length === 0) return chargeTout(db, lus, suivi);
  } catch (erreur) {
    suivi.fautes.push(formatFaute(erreur));
  }
  return { statut: 'refuse', version: findPropriete(db, 'version') };
};

/**
 * Importe des fichiers ou des dossiers officiels : reconnaissance au contenu, lecture, contrôles, puis une
 * seule transaction. Une faute sur un fichier, ou trop de lignes rejetées, et rien n'est écrit : le rapport a
 * alors le statut « refuse » et dit pourquoi. Ne lève que sur une erreur de programmation ou de disque.
 */
export const importFiles = async (
  db: Db,
  chemins: readonly string[],
  options: OptionsImport = {},
): Promise<RapportImport> => {
  const debut = performance.now();
  const suivi: Suivi = { fautes: [], rapports: [], options };
  const { statut, version } = await runImport(db, chemins, suivi);
  return {
    statut,
    origine: options.origine ?? 'officielle',
    version,
    dureeMs: Math.round(performance.now() - debut),
    fautes: suivi.fautes,
    fichiers: suivi.rapports,
  };
};
