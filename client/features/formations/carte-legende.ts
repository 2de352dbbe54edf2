import type { Echelle } from '#client/design/scales.ts';
import { JETONS, type Theme } from '#client/design/tokens.ts';
import type { LigneLegende, SectionLegende } from '#client/map/legende.ts';
import { isPlein } from '#client/map/symboles.ts';
import { NOMS_TYPES, TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { NOMS_STATUTS, STATUTS, type Statut } from '#shared/demandes/workflow.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { present } from '#shared/indicateurs/absence.ts';
import { type CodeCarte, type CodeIndicateur, getIndicateur, isBesoin } from '#shared/indicateurs/catalogue.ts';
import type { SujetDemande } from './carte-demandes.ts';
import { isHors, type Vue } from './carte-modele.ts';
import { computeRayon, type EchellesPoints, type EchelleTaille, type ReglagePoints } from './carte-points.ts';
import { formatSource } from './carte-titres.ts';

const describeClasse = (code: CodeCarte, { bornes }: Echelle, rang: number): string => {
  const format = (v: number) => formatValeur(code, present(v));
  const bas = bornes[rang - 1];
  const haut = bornes[rang];
  if (bas === undefined) return haut === undefined ? 'valeur unique' : `moins de ${format(haut)}`;
  return haut === undefined ? `${format(bas)} et plus` : `${format(bas)} à ${format(haut)}`;
};

const SANS_VALEUR = 'sans valeur';
const NOTE_BESOIN =
  'Familles de métiers des formations retenues, chacune comptée une fois, que le territoire offre ou non ces formations.';

/** Territoires : leurs classes, la couleur des absents, et ce qui est approché. */
const buildTerritoires = (vue: Vue, echelle: Echelle, emploi: boolean, theme: Theme): SectionLegende => {
  const isEmploi = vue.maille === 'bassin' || vue.maille === 'zone';
  const hasAbsents = vue.valeurs.some(({ valeur }) => valeur.valeur === null && !isHors(valeur));
  const hasHors = vue.valeurs.some(({ valeur }) => isHors(valeur));
  const hasPresents = vue.valeurs.some(({ valeur }) => valeur.valeur !== null);
  const classes: LigneLegende[] = echelle.couleurs.map((couleur, i) => ({
    motif: { forme: 'aplat', couleur },
    texte: describeClasse(vue.indicateur, echelle, i),
  }));
  const absents: LigneLegende = {
    motif: { forme: 'aplat', couleur: JETONS[theme].carteSansValeur },
    texte: SANS_VALEUR,
  };
  const hors: LigneLegende = {
    motif: { forme: 'aplat', couleur: JETONS[theme].carteHors },
    texte: 'hors du lieu choisi',
  };
  const approches: LigneLegende = { motif: { forme: 'tirets' }, texte: 'contours approchés' };
  return {
    titre: getIndicateur(vue.indicateur).libelle,
    source: formatSource(vue.indicateur, vue.annees),
    lignes: [
      ...(hasPresents ? classes : []),
      ...(hasAbsents ? [absents] : []),
      ...(hasHors ? [hors] : []),
      ...(isEmploi && emploi ? [approches] : []),
    ],
    notes: [
      isEmploi && !emploi ? 'Ronds posés au centre des établissements : des repères, pas des contours.' : '',
      isBesoin(vue.indicateur) && vue.indicateur !== 'chomage' ? NOTE_BESOIN : '',
    ].filter(Boolean),
  };
};

const arrondi = (valeur: number): number => {
  const pas = 10 ** Math.floor(Math.log10(valeur));
  return valeur >= 1 ? Math.round(valeur / pas) * pas : Math.round(valeur * 100) / 100;
};

const buildTailles = (code: CodeIndicateur, echelle: EchelleTaille): LigneLegende[] => {
  const paliers = [...new Set([echelle.max, echelle.max / 4, echelle.max / 20].map((v) => (v > 0 ? arrondi(v) : 0)))];
  return paliers
    .filter((valeur) => valeur > 0)
    .map((valeur) => ({
      motif: { forme: 'rond', couleur: '', rayon: computeRayon(echelle, valeur) },
      texte: formatValeur(code, present(valeur)),
    }));
};

const NOMS_POINTS = { etablissements: 'établissement', offres: 'offre', aucun: '' };

/** « 1 établissement », « 1 525 établissements ». */
const formatCompte = (nombre: number, nom: string): string => `${formatNombre(nombre)} ${nom}${nombre > 1 ? 's' : ''}`;

/** Combien ne sont pas sur la carte, faute de coordonnées. */
const formatNonPlaces = (nombre: number, nom: string): string =>
  nombre === 0 ? '' : `Hors de la carte, faute de coordonnées : ${formatCompte(nombre, nom)}.`;

const listNotes = (vue: Vue, { points, taille }: ReglagePoints): string[] => {
  const nonPlaces = vue.sujets.filter(({ position }) => position === null).length;
  const sansTaille = taille === '' ? 0 : vue.sujets.filter((sujet) => sujet.mesure(taille).valeur === null).length;
  return [
    points === 'offres' ? 'Les offres d’un établissement sont posées en spirale autour de lui.' : '',
    sansTaille > 0 ? `Anneau, sans valeur : ${formatCompte(sansTaille, NOMS_POINTS[points])}.` : '',
    formatNonPlaces(nonPlaces, NOMS_POINTS[points]),
  ].filter(Boolean);
};

/** Points : leur taille, puis leur couleur, chacune avec son indicateur et son année. */
const buildSectionsPoints = (
  vue: Vue,
  reglage: ReglagePoints,
  echelles: EchellesPoints,
  theme: Theme,
): SectionLegende[] => {
  const { points, taille, teinte } = reglage;
  if (points === 'aucun') return [];
  const { annees } = vue;
  const notes = listNotes(vue, reglage);
  const sections: SectionLegende[] = [];
  if (taille && echelles.taille)
    sections.push({
      titre: `Taille des points : ${getIndicateur(taille).libelle}`,
      source: formatSource(taille, annees),
      lignes: buildTailles(taille, echelles.taille),
      notes: [],
    });
  if (teinte && echelles.teinte) {
    const { teinte: echelle } = echelles;
    const absents: LigneLegende = {
      motif: { forme: 'rond', couleur: JETONS[theme].carteSansValeur, rayon: 5 },
      texte: SANS_VALEUR,
    };
    const hasAbsents = vue.sujets.some((sujet) => sujet.mesure(teinte).valeur === null);
    const classes: LigneLegende[] = echelle.couleurs.map((couleur, i) => ({
      motif: { forme: 'rond', couleur, rayon: 5 },
      texte: describeClasse(teinte, echelle, i),
    }));
    sections.push({
      titre: `Couleur des points : ${getIndicateur(teinte).libelle}`,
      source: formatSource(teinte, annees),
      lignes: hasAbsents ? [...classes, absents] : classes,
      notes: [],
    });
  }
  const derniere = sections.at(-1);
  if (derniere) derniere.notes = notes;
  else if (notes.length > 0) sections.push({ titre: '', source: '', lignes: [], notes });
  return sections;
};

/** Statuts de même aspect (teinte, plein ou contour), dits ensemble. */
const groupStatuts = (demandes: readonly SujetDemande[]): { statut: Statut; texte: string }[] => {
  const presents = NOMS_STATUTS.filter((statut) => demandes.some((d) => d.statut === statut));
  const groupes = Map.groupBy(presents, (statut) => `${STATUTS[statut].ton} ${isPlein(statut)}`);
  return [...groupes.values()].flatMap((statuts) => {
    const [statut] = statuts;
    return statut ? [{ statut, texte: statuts.map((s) => STATUTS[s].libelle).join(', ') }] : [];
  });
};

/** Demandes : un symbole par type, une teinte et un plein par statut, seulement ceux qui sont là. */
const buildSectionDemandes = (demandes: readonly SujetDemande[]): SectionLegende => {
  const types = NOMS_TYPES.filter((type) => demandes.some((d) => d.type === type));
  const nonPlacees = demandes.filter(({ position }) => position === null).length;
  return {
    titre: 'Demandes',
    source:
      demandes.length === 0 ? 'aucune ne répond aux filtres' : 'contour : en instruction ; plein : projet ou décidée',
    lignes: [
      ...types.map(
        (type): LigneLegende => ({
          motif: { forme: 'symbole', type, statut: 'brouillon' },
          texte: TYPES_DEMANDE[type],
        }),
      ),
      ...groupStatuts(demandes).map(
        ({ statut, texte }): LigneLegende => ({
          motif: { forme: 'symbole', type: types[0] ?? 'ouverture', statut },
          texte,
        }),
      ),
    ],
    notes: [formatNonPlaces(nonPlacees, 'demande')].filter(Boolean),
  };
};

export type ContenuLegende = {
  vue: Vue;
  echelle: Echelle;
  points: EchellesPoints;
  reglage: ReglagePoints;
  /** Les contours d'emploi sont là. */
  emploi: boolean;
  /** Demandes montrées ; nulles si elles ne le sont pas. */
  demandes: readonly SujetDemande[] | null;
  theme: Theme;
};

/** Légende complète d'une carte : la même à l'écran et sur les feuilles exportées. */
export const buildLegende = ({
  vue,
  echelle,
  points,
  reglage,
  emploi,
  demandes,
  theme,
}: ContenuLegende): SectionLegende[] => [
  buildTerritoires(vue, echelle, emploi, theme),
  ...buildSectionsPoints(vue, reglage, points, theme),
  ...(demandes ? [buildSectionDemandes(demandes)] : []),
];
