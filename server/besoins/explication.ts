import type { Db } from '#server/db/connection.ts';
import type { Besoins } from '#shared/besoins/besoins.ts';
import { computeIndicateur } from '#shared/besoins/indicateurs.ts';
import { buildTable, findChomage, indexLiens } from '#shared/besoins/territoire.ts';
import type { Explication } from '#shared/explications/explication.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import { absent, MOTIFS_ABSENCE, type MotifAbsence, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeBesoin } from '#shared/indicateurs/catalogue.ts';
import { explainTermes, type MesureEnsemble } from './explication-termes.ts';
import { getAnnees, measureFamilles } from './mesures.ts';
import { listSources } from './queries.ts';
import { type BesoinsServeur, loadBesoins } from './service.ts';

type Partie = Pick<
  Explication,
  'valeur' | 'affiche' | 'termes' | 'calcul' | 'annees' | 'sources' | 'notes' | 'intervalle' | 'repli'
>;
type Note = Explication['notes'][number];

/** Ce dont on explique le besoin : les diplômes (CFD), le territoire où il se mesure, et ce qui l'a désigné. */
export type SujetBesoin = {
  faits: Faits;
  cfds: readonly string[];
  /** « maille:code », vide = France ; nul quand rien ne situe l'établissement. */
  territoire: string | null;
  nature: 'ensemble' | 'formation' | 'offre';
  /** La zone dessinée sur la carte : la BMO ne s'y mesure pas. */
  zone: boolean;
};

const CHEMIN = ['certif_info', 'rome', 'passage_rome_fap2009', 'fap_2021'];
const SOURCES: Record<CodeBesoin, readonly string[]> = {
  projets: [...CHEMIN, 'bmo'],
  partDifficiles: [...CHEMIN, 'bmo'],
  partSaisonniers: [...CHEMIN, 'bmo'],
  placesParProjet: [...CHEMIN, 'bmo', 'affelnet', 'parcoursup'],
  enTension: [...CHEMIN, 'metiers_tension'],
  chomage: ['chomage_departements', 'chomage_regions'],
};

/** Le chômage a l'année du taux montré : région et département ne se publient pas toujours ensemble. */
const formatAnnees = (code: CodeBesoin, besoins: Besoins, { faits, territoire }: SujetBesoin): string => {
  const { bmo, tension, chomage, affelnet, parcoursup } = getAnnees(besoins, faits);
  if (code === 'chomage') {
    const annee = (territoire === null ? null : findChomage(besoins, territoire)?.annee) ?? chomage;
    return annee === null ? 'non chargé' : `4ᵉ trimestre ${annee}`;
  }
  if (code === 'enTension') return tension === null ? 'aucun arrêté chargé' : `arrêté de ${tension}`;
  return [
    bmo === null ? 'BMO non chargée' : `projets BMO ${bmo}`,
    code === 'placesParProjet' && affelnet !== null && `capacités Affelnet ${affelnet}`,
    code === 'placesParProjet' && parcoursup !== null && `Parcoursup ${parcoursup}`,
  ]
    .filter(Boolean)
    .join(', ');
};

/** Le chemin d'un diplôme à ses familles, en une phrase par métier. */
const listChemin = ({ getChemin, libelles, besoins }: BesoinsServeur, cfd: string): Note[] => {
  const chemin = getChemin(cfd);
  const nameFamille = (code: string) => `${besoins.familles.find((f) => f.code === code)?.libelle ?? code} (${code})`;
  const etapes = chemin.romes.map(
    ({ rome, faps2009, familles }) =>
      `${rome} ${libelles.romes.get(rome) ?? ''} → FAP-2009 ${faps2009.join(', ') || 'aucune'} → ${familles.map(nameFamille).join(', ') || 'aucune famille'}`,
  );
  const corrections = [
    ...chemin.familles.filter((f) => f.correction).map((f) => `${nameFamille(f.famille)} ajoutée par correction`),
    ...chemin.retirees.map((f) => `${nameFamille(f.famille)} retirée par correction`),
  ];
  return [
    {
      titre: 'Du diplôme au métier',
      phrase: `CFD ${cfd}, qualification ${chemin.qualification}. ${[...etapes, ...corrections].join(' ; ')}.`,
    },
  ];
};

const listNotesNature = (serveur: BesoinsServeur, { nature, cfds }: SujetBesoin): Note[] => {
  const [cfd] = cfds;
  if (nature !== 'ensemble') return cfd === undefined ? [] : listChemin(serveur, cfd);
  return [
    {
      titre: 'Sans double compte',
      phrase: `${formatNombre(cfds.length)} diplômes sont retenus ; une famille de métiers où plusieurs mènent compte une fois. Ce n’est pas la somme des formations.`,
    },
  ];
};

const listNotes = (
  serveur: BesoinsServeur,
  sujet: SujetBesoin,
  code: CodeBesoin,
  valeur: Valeur,
  mesure: MesureEnsemble,
): Note[] => {
  const notes: Note[] = [];
  if (valeur.motif !== null) notes.push({ titre: 'Pourquoi il manque', phrase: MOTIFS_ABSENCE[valeur.motif].phrase });
  if (code === 'chomage') {
    const chomage = sujet.territoire === null ? null : findChomage(serveur.besoins, sujet.territoire);
    if (chomage && sujet.territoire !== `${chomage.maille}:${chomage.code}`)
      notes.push({
        titre: 'Échelon',
        phrase: `Celui ${chomage.maille === 'region' ? 'de la région' : 'du département'} : l’Insee ne le publie pas ici.`,
      });
    return notes;
  }
  if (sujet.nature === 'offre')
    notes.push({ titre: 'Où', phrase: 'Mesuré dans le bassin d’emploi de l’établissement.' });
  if (mesure.secretes > 0 && code !== 'enTension' && valeur.motif !== 'non_situe' && valeur.motif !== 'hors_maille')
    notes.push({
      titre: 'Secret statistique',
      phrase: `${formatNombre(mesure.secretes)} des ${formatNombre(mesure.cellules)} lignes du fichier sont secrètes : ni comptées, ni prises pour zéro. La somme des projets est un minimum.`,
    });
  return [...notes, ...listNotesNature(serveur, sujet)];
};

/** Fichiers d'un chiffre ; les capacités sont celles de la rentrée lue, non de la dernière. */
const listFichiers = (db: Db, code: CodeBesoin, { periode }: Faits): Explication['sources'] => {
  const { affelnet, parcoursup } = periode;
  return listSources(db.$client, { affelnet, parcoursup })
    .filter(({ source }) => SOURCES[code].includes(source))
    .map((fichier) => ({ ...fichier, lignes: [] }));
};

const SANS_TERME = { termes: [], calcul: null };

/** Pourquoi rien ne se mesure là : établissement que rien ne situe, zone dessinée sur la carte. */
const explainRefus = ({ territoire, zone }: SujetBesoin, code: CodeBesoin): MotifAbsence | null => {
  if (territoire === null) return 'non_situe';
  return zone && code !== 'chomage' ? 'hors_maille' : null;
};

/**
 * Explication d'un indicateur du besoin local, pour une formation, une offre (dans son bassin) ou un ensemble de
 * formations (familles distinctes) : termes, secret compté, chemin du diplôme au métier, année de chaque terme.
 */
export const explainBesoin = (db: Db, sujet: SujetBesoin, code: CodeBesoin): Partie => {
  const serveur = loadBesoins(db);
  const { besoins } = serveur;
  const liens = indexLiens(besoins);
  const familles = [...new Set(sujet.cfds.flatMap((cfd) => liens.get(cfd) ?? []))];
  const territoire = sujet.territoire ?? '';
  const table = buildTable(besoins, sujet.faits, territoire);
  const refus = explainRefus(sujet, code);
  const valeur = refus === null ? computeIndicateur(code, besoins, table, territoire, familles) : absent(refus);
  const mesure: MesureEnsemble = {
    ...measureFamilles(besoins, table, territoire, familles),
    parFamille: familles.map((rang) => ({
      libelle: besoins.familles[rang]?.libelle ?? '',
      ...measureFamilles(besoins, table, territoire, [rang]),
    })),
  };
  const affiche = formatValeur(code, valeur);
  const { termes, calcul } = refus === null ? explainTermes(code, valeur, mesure) : SANS_TERME;
  return {
    valeur,
    affiche,
    termes,
    calcul,
    annees: formatAnnees(code, besoins, sujet),
    sources: listFichiers(db, code, sujet.faits),
    notes: listNotes(serveur, sujet, code, valeur, mesure),
    intervalle: null,
    repli: [],
  };
};
