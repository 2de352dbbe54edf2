import type { FaitsClient } from '#client/faits/faits-client.ts';
import { formatNombre } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { LIBELLES_VOIE, PHRASES_OUVERTURE } from '#shared/formations/formation.ts';
import { type CodeCarte, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { formatMillesime, formatRentree } from '#shared/rentree.ts';
import { LIBELLES_MAILLE, type MailleTerritoire } from '#shared/territoires/maille.ts';
import { parseZone } from '#shared/territoires/zone.ts';
import { hasFiltresColonnes } from '#shared/vues/etat-grille.ts';
import type { Annees } from './annees.ts';

/** Années des sources que nomme un indicateur ; les autres n'ont rien à voir avec lui. */
const listAnnees = (source: string, annees: Annees): string[] =>
  [
    ['constat', annees.constat && `constat ${annees.constat}`],
    ['Affelnet', annees.affelnet && `Affelnet ${annees.affelnet}`],
    ['Parcoursup', annees.parcoursup && `Parcoursup ${annees.parcoursup}`],
    ['InserJeunes', annees.millesime && `sortants ${formatMillesime(annees.millesime)}`],
    ['BMO', annees.bmo && `BMO ${annees.bmo}`],
    ['Arrêté', annees.tension && `arrêté de ${annees.tension}`],
    ['chômage', annees.chomage && `4ᵉ trimestre ${annees.chomage}`],
  ].flatMap(([nom, annee]) => (annee && source.includes(String(nom)) ? [String(annee)] : []));

/** Source d'un indicateur et ses années : « DEPP, constat de rentrée (constat 2024) ». */
export const formatSource = (code: CodeCarte, annees: Annees): string => {
  const { source } = getIndicateur(code);
  const dites = listAnnees(source, annees);
  return dites.length > 0 ? `${source} (${dites.join(', ')})` : source;
};

/** « Effectif en entrée par département ». */
export const formatTitre = (code: CodeCarte, maille: MailleTerritoire): string =>
  `${getIndicateur(code).libelle} par ${LIBELLES_MAILLE[maille].toLocaleLowerCase('fr-FR')}`;

/** « à moins de 30 km de Vaulx-en-Velin », « zone dessinée » ; vide sans zone. */
export const formatZoneChoisie = (zone: string, centre: string): string => {
  const choisie = parseZone(zone);
  if (!choisie) return '';
  if (choisie.forme === 'polygone') return 'zone dessinée';
  return `à moins de ${formatNombre(choisie.rayonKm)} km ${centre ? `de ${centre}` : 'd’un point'}`;
};

const joinLibelles = (codes: readonly string[], libelles: ReadonlyMap<string, string>): string =>
  codes.map((code) => libelles.get(code) ?? code).join(', ');

/** Filtres en vigueur, en une phrase : le sous-titre d'une carte exportée. */
export const formatFiltres = (client: FaitsClient, filtres: FormationsFilters, centre: string): string => {
  const { territoire, niveau, domaine, voie, q, rentree, formation, communes, ouverture } = filtres;
  const { cle, libelle } = client.faits.formations;
  return [
    territoire ? (client.territoires.get(territoire) ?? territoire) : 'France entière',
    formatZoneChoisie(filtres.zone, centre),
    rentree ? formatRentree(rentree) : 'dernières données de chaque source',
    formation && (libelle[cle.indexOf(formation)] ?? formation),
    joinLibelles(niveau, client.niveaux),
    joinLibelles(domaine, client.domaines),
    voie && LIBELLES_VOIE[voie],
    q && `recherche « ${q} »`,
    communes && 'années communes comprises',
    ouverture !== 'entree' && PHRASES_OUVERTURE[ouverture].toLocaleLowerCase('fr-FR'),
    filtres.lasso && 'sélection du quadrant',
    hasFiltresColonnes(filtres.g) && 'filtres de colonnes de la grille',
  ]
    .filter(Boolean)
    .join(' · ');
};
