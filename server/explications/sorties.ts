import type { Database } from 'better-sqlite3';
import type { Db } from '#server/db/connection.ts';
import { selectCellules } from '#server/faits/ensembles.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import { buildTerme, formatCalcul, hideTerme, listCompteursDe } from '#shared/explications/calcul.ts';
import type { Explication } from '#shared/explications/explication.ts';
import {
  computeIntervalleTaux,
  diffuseIntervalle,
  diffuseTaux,
  formatClasse,
  hasComptesMontrables,
  type SommesDiffusees,
  sumSorties,
} from '#shared/faits/diffusion.ts';
import { explainSortieAbsente, type LigneSortie } from '#shared/faits/insertion.ts';
import { formatNombre, formatPourcentage, formatValeur } from '#shared/format.ts';
import { absent, MOTIFS_ABSENCE, type MotifAbsence, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeTauxSortie } from '#shared/indicateurs/catalogue.ts';
import type { CompteurSortie, TauxDef } from '#shared/indicateurs/definition.ts';
import { listRuptures } from '#shared/indicateurs/ruptures.ts';
import { SEUIL_INSERJEUNES, TAUX_SORTIE } from '#shared/indicateurs/sorties.ts';
import { formatMillesime } from '#shared/rentree.ts';
import type { Contexte } from './contexte.ts';
import { listRepli } from './repli.ts';
import { listSourcesPeriode, listSourcesSortie } from './sources.ts';

type Partie = Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
>;

/** Cellules sur lesquelles porte le taux, ou pourquoi il n'en a pas à cet échelon. */
const selectLignes = (db: Db, contexte: Contexte): { lignes: readonly LigneSortie[]; motif: MotifAbsence | null } => {
  const { demande, formation, serveur, region } = contexte;
  const { millesime } = serveur.faits.periode;
  if (formation) {
    const lignes = serveur.insertion.getLignes(formation.id, region);
    const motif = lignes.length === 0 ? explainSortieAbsente(formation, region, millesime) : null;
    return { lignes, motif };
  }
  if (demande.retenues !== null) return { lignes: [], motif: 'filtre_colonne' };
  const ensembles = selectCellules(db, demande);
  return ensembles.motif === null
    ? { lignes: ensembles.get(region), motif: null }
    : { lignes: [], motif: ensembles.motif };
};

/** Un taux lu : ses cellules, leurs sommes, et si leurs comptes peuvent se montrer. */
type Lecture = { lignes: readonly LigneSortie[]; sommes: SommesDiffusees; valeur: Valeur; montrables: boolean };

const explainTermes = (
  def: TauxDef<CompteurSortie>,
  { lignes, sommes, valeur, montrables }: Lecture,
): Pick<Partie, 'termes' | 'calcul'> => {
  const compteurs = listCompteursDe(def);
  if (valeur.motif !== null) return { termes: [], calcul: null };
  if (!montrables) {
    const classe = formatClasse(sommes.denominateur);
    return {
      termes: compteurs.map((c) => hideTerme(c, c === def.denominateur ? classe : 'non montré')),
      calcul: null,
    };
  }
  const lit = (compteur: CompteurSortie) => lignes.reduce((total, ligne) => total + (ligne[compteur] ?? 0), 0);
  return { termes: compteurs.map((c) => buildTerme(c, lit(c))), calcul: formatCalcul(def, lit) };
};

const pluriel = (n: number): string => (n > 1 ? 's' : '');

const buildNotes = (contexte: Contexte, { lignes, sommes, valeur, montrables }: Lecture): Explication['notes'] => {
  const { formation, serveur, isRegional, region, etablissement } = contexte;
  const { millesime } = serveur.faits.periode;
  const notes: Explication['notes'] = [];
  if (valeur.motif !== null) notes.push({ titre: 'Pourquoi il manque', phrase: MOTIFS_ABSENCE[valeur.motif].phrase });
  const libelleRegion = serveur.faits.regions.find((r) => r.code === region)?.libelle;
  if (formation && libelleRegion && (!isRegional || etablissement >= 0))
    notes.push({
      titre: 'Échelon',
      phrase: `InserJeunes ne publie ce taux qu’à la région : c’est celui de la région ${libelleRegion}, pas celui du territoire ou de l’établissement choisi.`,
    });
  notes.push({
    titre: 'Seuil de diffusion',
    phrase: `Au moins ${SEUIL_INSERJEUNES} jeunes au dénominateur de chaque formation et région.`,
  });
  if (sommes.masquees > 0 && valeur.motif === null)
    notes.push({
      titre: 'Secret statistique',
      phrase: `${formatNombre(sommes.masquees)} cellule${pluriel(sommes.masquees)} (formation × région) sous le seuil ${sommes.masquees > 1 ? 'ne sont pas comptées' : 'n’est pas comptée'} : ${sommes.masquees > 1 ? 'elles se retrouveraient' : 'elle se retrouverait'} par différence.`,
    });
  if (valeur.motif === null && !montrables)
    notes.push({
      titre: 'Comptes non montrés',
      phrase: `Un des comptes est sous ${SEUIL_INSERJEUNES}, ou se déduirait des autres : seul le taux publié est montré, avec la classe de son dénominateur.`,
    });
  const continuums = [...new Set(lignes.flatMap((l) => l.cfdContinuum ?? []))];
  if (continuums.length > 0)
    notes.push({
      titre: 'Continuum',
      phrase: `Comptes de l’ancien diplôme ${continuums.join(', ')}, que celui-ci remplace seul : le nouveau n’a pas encore les siens.`,
    });
  const anterieur = Number(millesime?.slice(0, 4) ?? Number.NaN) - 1;
  const ruptures = millesime ? listRuptures(`${anterieur}_${anterieur + 1}`, millesime) : [];
  if (ruptures.length > 0)
    notes.push({
      titre: 'Rupture de série',
      phrase: `Depuis le millésime précédent : ${ruptures.map((r) => r.libelle).join(' ; ')}.`,
    });
  return notes;
};

const listSources = (sqlite: Database, { formation, region, serveur }: Contexte): Explication['sources'] => {
  const { periode } = serveur.faits;
  if (!formation || periode.millesime === null) return listSourcesPeriode(sqlite, periode, ['inserjeunes_regions']);
  const propres = listSourcesSortie(sqlite, formation, region, periode.millesime);
  return propres.length > 0 ? propres : listSourcesPeriode(sqlite, periode, ['inserjeunes_regions']);
};

/** Le calcul exact, puis l'arrondi du producteur : « 45 ÷ 82 = 54,9 %, publié 55 % ». */
const formatPublie = (calcul: string | null, exact: number, affiche: string): string | null =>
  calcul === null || formatPourcentage(exact) === affiche ? calcul : `${calcul}, arrondi à ${affiche}`;

/** Explication d'un taux InserJeunes : région ou France, comptes si le secret le permet, échelle de repli. */
export const explainSortie = (db: Db, contexte: Contexte, code: CodeTauxSortie): Partie => {
  const { formation, serveur, region, isRegional, demande } = contexte;
  const { millesime } = serveur.faits.periode;
  const def: TauxDef<CompteurSortie> = TAUX_SORTIE[code];
  const { lignes, motif } = selectLignes(db, contexte);
  const toutes = sumSorties(lignes, region === FRANCE);
  const sommes = toutes[code];
  const ensembleFin = !formation && !isRegional;
  const valeur = ensembleFin
    ? absent('grain_regional')
    : (motif ?? millesime) === null || motif !== null
      ? absent(motif ?? 'donnee_absente')
      : diffuseTaux(toutes, millesime ?? '')[code];
  const lecture = { lignes, sommes, valeur, montrables: hasComptesMontrables(lignes, listCompteursDe(def)) };
  const { termes, calcul } = explainTermes(def, lecture);
  const affiche = formatValeur(code, valeur);
  return {
    valeur,
    affiche,
    termes,
    calcul: formatPublie(calcul, sommes.numerateur / sommes.denominateur, affiche),
    annees:
      millesime === null ? 'aucun millésime chargé' : `sortants de ${formatMillesime(millesime).replace('-', ' et ')}`,
    sources: listSources(db.$client, contexte),
    notes: buildNotes(contexte, lecture),
    intervalle: valeur.motif === null ? diffuseIntervalle(computeIntervalleTaux(sommes)) : null,
    repli: formation ? listRepli(db.$client, serveur, formation, { uai: demande.etablissement, region, code }) : [],
  };
};
