import type { Database } from 'better-sqlite3';
import { buildTerme, formatCalcul, hideTerme, listCompteursDe } from '#shared/explications/calcul.ts';
import type { Explication, SourceChiffre, Terme } from '#shared/explications/explication.ts';
import {
  buildSommes,
  computeEntree,
  explainSansOffre,
  getCouverture,
  type Sommes,
  sumOffres,
} from '#shared/faits/agregation.ts';
import type { Periode } from '#shared/faits/faits.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { isPostBac } from '#shared/formations/formation.ts';
import { absent, MOTIFS_ABSENCE, type MotifAbsence, type Valeur } from '#shared/indicateurs/absence.ts';
import { type CodeEntree, isCompte } from '#shared/indicateurs/catalogue.ts';
import { type CompteurEntree, SOURCES_COMPTEUR, type TauxDef } from '#shared/indicateurs/definition.ts';
import { COMPTES, TAUX_ENTREE } from '#shared/indicateurs/entrees.ts';
import type { Contexte } from './contexte.ts';
import { selectOffresDe } from './offres.ts';
import { listSourcesOffre, listSourcesPeriode } from './sources.ts';

type Partie = Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
>;

const sumCompteur = ({ serveur }: Contexte, offres: readonly number[], compteur: CompteurEntree) => {
  const colonne = serveur.faits.offres[compteur];
  const connues = offres.filter((offre) => (colonne[offre] ?? null) !== null);
  return { somme: connues.reduce((total, offre) => total + (colonne[offre] ?? 0), 0), connues: connues.length };
};

/** Offres auxquelles l'indicateur s'applique, d'après leur niveau de diplôme. */
const listApplicables = (
  { serveur }: Contexte,
  offres: readonly number[],
  { applicable }: TauxDef<CompteurEntree>,
): readonly number[] => {
  const { formations, offres: colonnes } = serveur.faits;
  return applicable ? offres.filter((o) => applicable(formations.niveau[colonnes.formation[o] ?? -1] ?? '')) : offres;
};

/** Offres que le taux retient : tous ses compteurs connus, l'indicateur applicable, les rentrées concordantes. */
const listRetenues = (contexte: Contexte, offres: readonly number[], def: TauxDef<CompteurEntree>): number[] => {
  const { faits } = contexte.serveur;
  const { constat, affelnet, parcoursup } = faits.periode;
  const croise = new Set(listCompteursDe(def).map((c) => SOURCES_COMPTEUR[c])).size > 1;
  return listApplicables(contexte, offres, def).filter((offre) => {
    const niveau = faits.formations.niveau[faits.offres.formation[offre] ?? -1] ?? '';
    const admission = isPostBac(niveau) ? parcoursup : affelnet;
    if (croise && constat !== null && admission !== null && constat !== admission) return false;
    return listCompteursDe(def).every((compteur) => (faits.offres[compteur][offre] ?? null) !== null);
  });
};

type Famille = 'constat' | 'affelnet' | 'parcoursup';

/** Sources que le chiffre lit : le constat, et l'admission des niveaux de diplôme de ses offres. */
const listFamilles = (
  { serveur }: Contexte,
  offres: readonly number[],
  compteurs: readonly CompteurEntree[],
): Famille[] => {
  const { formations, offres: colonnes } = serveur.faits;
  const sources = new Set(compteurs.map((compteur) => SOURCES_COMPTEUR[compteur]));
  const postBacs = new Set(offres.map((o) => isPostBac(formations.niveau[colonnes.formation[o] ?? -1] ?? '')));
  const familles: Famille[] = [];
  if (sources.has('constat')) familles.push('constat');
  if (sources.has('admission') && postBacs.has(false)) familles.push('affelnet');
  if (sources.has('admission') && postBacs.has(true)) familles.push('parcoursup');
  return familles;
};

const LIBELLES: Record<Famille, string> = {
  constat: 'constat de la rentrée',
  affelnet: 'Affelnet',
  parcoursup: 'Parcoursup',
};

const formatAnnees = (periode: Periode, familles: readonly Famille[]): string =>
  familles.map((famille) => `${LIBELLES[famille]} ${periode[famille] ?? '(non chargé)'}`).join(', ');

const listSources = (
  sqlite: Database,
  { formation, demande, serveur }: Contexte,
  familles: readonly Famille[],
  toutes: boolean,
): SourceChiffre[] => {
  const { periode } = serveur.faits;
  if (!formation || !demande.etablissement) return listSourcesPeriode(sqlite, periode, familles);
  const source = isPostBac(formation.niveau) ? 'parcoursup' : 'affelnet';
  const rentree = familles.includes(source) ? periode[source] : null;
  return listSourcesOffre(sqlite, formation, demande.etablissement, {
    constat: familles.includes('constat') ? periode.constat : null,
    admission: rentree === null ? null : { source, rentree },
    toutes,
  });
};

const explainTermes = (contexte: Contexte, code: CodeEntree, offres: readonly number[], valeur: Valeur) => {
  if (isCompte(code)) {
    const { compteur } = COMPTES[code];
    const { somme, connues } = sumCompteur(contexte, offres, compteur);
    const calcul = connues > 1 ? `Somme de ${formatNombre(connues)} offres = ${formatNombre(somme)}` : null;
    return { termes: connues > 0 ? [buildTerme(compteur, somme)] : [], calcul };
  }
  const def: TauxDef<CompteurEntree> = TAUX_ENTREE[code];
  const retenues = listRetenues(contexte, offres, def);
  if (valeur.motif === null) {
    const lit = (compteur: CompteurEntree) => sumCompteur(contexte, retenues, compteur).somme;
    return { termes: listCompteursDe(def).map((c) => buildTerme(c, lit(c))), calcul: formatCalcul(def, lit) };
  }
  // Le taux manque : dire ce que l'on connaît de chaque terme, pris seul.
  const termes = listCompteursDe(def).map((compteur): Terme => {
    const { somme, connues } = sumCompteur(contexte, offres, compteur);
    return connues > 0 ? buildTerme(compteur, somme) : hideTerme(compteur, 'inconnu');
  });
  return { termes, calcul: null };
};

/** Places à distance que le chiffre laisse de côté : combien, et pourquoi elles n'y sont pas. */
const buildNoteDistance = (
  contexte: Contexte,
  offres: readonly number[],
  compteurs: readonly CompteurEntree[],
): Explication['notes'] => {
  if (!compteurs.some((compteur) => SOURCES_COMPTEUR[compteur] === 'admission')) return [];
  const [places, voeux] = (['capaciteDistance', 'voeuxDistance'] as const).map((c) => sumCompteur(contexte, offres, c));
  if (!places || !voeux || places.connues + voeux.connues === 0) return [];
  const detail = voeux.connues > 0 ? ` (${formatNombre(voeux.somme)}\u00a0vœux)` : '';
  return [
    {
      titre: 'À distance',
      phrase: `${formatNombre(places.somme)}\u00a0places à distance${detail}, hors du total : une formation suivie entièrement à distance n’est pas du territoire de l’établissement qui la porte.`,
    },
  ];
};

const buildNotes = (valeur: Valeur, code: CodeEntree, sommes: Sommes): Explication['notes'] => {
  const { retenues, lignes } = getCouverture(code, sommes);
  return [
    ...(valeur.motif === null ? [] : [{ titre: 'Pourquoi il manque', phrase: MOTIFS_ABSENCE[valeur.motif].phrase }]),
    ...(valeur.motif === null && retenues < lignes
      ? [
          {
            titre: 'Couverture',
            phrase: `Calculé sur ${formatNombre(retenues)} offres des ${formatNombre(lignes)} auxquelles l’indicateur s’applique ; les autres sont inconnues.`,
          },
        ]
      : []),
  ];
};

const explainVide = ({ formation, serveur }: Contexte, code: CodeEntree): MotifAbsence =>
  formation ? explainSansOffre(code, formation, serveur.faits.periode) : 'donnee_absente';

/** Explication d'un indicateur d'entrée : ses termes, leur somme, leurs années, leurs lignes de fichier. */
export const explainEntree = (sqlite: Database, contexte: Contexte, code: CodeEntree): Partie => {
  const offres = selectOffresDe(contexte);
  const sommes = sumOffres(contexte.serveur.faits, offres, () => 0)[0] ?? buildSommes();
  const valeur = sommes.lignes === 0 ? absent(explainVide(contexte, code)) : computeEntree(code, sommes);
  const compteurs = isCompte(code) ? [COMPTES[code].compteur] : listCompteursDe<CompteurEntree>(TAUX_ENTREE[code]);
  const applicables = isCompte(code) ? offres : listApplicables(contexte, offres, TAUX_ENTREE[code]);
  const familles = listFamilles(contexte, applicables, compteurs);
  return {
    valeur,
    affiche: formatValeur(code, valeur),
    ...explainTermes(contexte, code, offres, valeur),
    annees: formatAnnees(contexte.serveur.faits.periode, familles),
    sources: listSources(sqlite, contexte, familles, compteurs.includes('effectifTotal')),
    notes: [...buildNotes(valeur, code, sommes), ...buildNoteDistance(contexte, offres, compteurs)],
    intervalle: null,
    repli: [],
  };
};
