import type { Db } from '#server/db/connection.ts';
import { DomainError } from '#shared/errors.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { type Acteur, can } from '#shared/permissions.ts';
import type { Bilan } from '#shared/reperage/bilan.ts';
import { type Constat, getMotif } from '#shared/reperage/constat.ts';
import type { Contexte } from '#shared/reperage/contexte.ts';
import type { NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import { type Candidat, describeCandidat, getRayon } from '#shared/reperage/reperer.ts';
import { resolveSeuils } from '#shared/reperage/seuils.ts';
import { type CleReperage, getJour } from '#shared/reperage/signal.ts';
import { type ColonneTri, parseTris, sortLignes } from '#shared/reperage/tri.ts';
import { parseTerritoire } from '#shared/territoires/maille.ts';
import { loadCandidats } from './candidats.ts';
import { loadContexte } from './contexte.ts';
import { type Ecart, getObjet, listEcarts, listHistoire, listOuverts } from './queries.ts';

/** Résultats par page : de quoi lire, trier et comparer sans attendre. */
const PAR_PAGE = 300;

const toBref = ({ critere, valeur, affiche, certitude, reserves }: Constat) => ({
  ...{ critere, valeur, affiche, certitude, reserves },
});
const toIndecidable = ({ critere, motif }: Constat) => ({ critere, motif: motif && getMotif(motif) });

const toBrefs = ({ remplis, contre, indecidables, cas }: Bilan) => ({
  remplis: remplis.map(toBref),
  contre: contre.map(toBref),
  indecidables: indecidables.map(toIndecidable),
  cas,
});

const findLibelle = (lignes: readonly { code: string; libelle: string }[], code: string | null): string | null =>
  code === null ? null : (lignes.find((l) => l.code === code)?.libelle ?? code);

/** Le lieu d'un résultat, en toutes lettres : l'établissement et sa commune, ou le territoire. */
const describeLieu = ({ faits }: Contexte, { e, lieu, region }: Candidat) => {
  const libelleRegion = findLibelle(faits.regions, region);
  if (e >= 0) {
    const { nom, commune, departement, secteur } = faits.etablissements;
    return {
      ...{ nomLieu: nom[e] ?? lieu, commune: commune[e] ?? null, secteur: secteur[e] ?? null, libelleRegion },
      departement: findLibelle(faits.departements, departement[e] ?? null),
    };
  }
  const territoire = parseTerritoire(lieu);
  const lignes = territoire?.maille === 'bassin' ? faits.bassins : faits.departements;
  const nomLieu = findLibelle(lignes, territoire?.code ?? null) ?? lieu;
  return { nomLieu, commune: null, secteur: null, libelleRegion, departement: null };
};

const describe = (contexte: Contexte, candidat: Candidat) => {
  const { formations, niveaux } = contexte.faits;
  const { f, nature, lieu, region, taille, cle } = candidat;
  return {
    ...{ id: `${nature}|${cle}`, nature, lieu, region, taille },
    formation: formations.cle[f] ?? '',
    libelle: formations.libelle[f] ?? '',
    niveau: findLibelle(niveaux, formations.niveau[f] ?? null) ?? '',
    voie: formations.voie[f] ?? ('scolaire' as const),
    ...describeLieu(contexte, candidat),
  };
};

const toCle = ({ formation, lieu }: { formation: string; lieu: string }): string => `${formation}|${lieu}`;

const indexParCle = <T extends { formation: string; lieu: string }>(lignes: readonly T[]): Map<string, T> =>
  new Map(lignes.map((ligne) => [toCle(ligne), ligne]));

const toEcarte = (ecart: Ecart | undefined) =>
  ecart === undefined ? null : { id: ecart.id, motif: ecart.motif, auteur: ecart.auteur, le: ecart.le };

const refuseFrance = (nature: NatureReperage, territoire: string): void => {
  if (nature === 'ouverture' && territoire === '')
    throw new DomainError('saisie_invalide', {
      territoire: 'Choisissez une région, une académie, un département ou un bassin.',
    });
};

type Decrite = { rang: number; candidat: Candidat } & ReturnType<typeof describe>;

/** Ce sur quoi chaque colonne se trie : ce qu'elle montre, ou un nombre de critères. */
const LECTURES_TRI: Record<ColonneTri, (ligne: Decrite) => string | number | null> = {
  rang: (l) => l.rang,
  formation: (l) => l.libelle,
  niveau: (l) => l.niveau,
  lieu: (l) => l.nomLieu,
  remplis: (l) => l.candidat.bilan.remplis.length,
  contre: (l) => l.candidat.bilan.contre.length + l.candidat.bilan.cas.length,
  indecidables: (l) => l.candidat.bilan.indecidables.length,
  taille: (l) => l.taille,
  voie: (l) => LIBELLES_VOIE[l.voie],
  commune: (l) => l.commune,
  departement: (l) => l.departement,
  region: (l) => l.libelleRegion,
};

/** Les résultats d'une page, dans l'ordre demandé ; le rang reste celui du repérage. */
const listPage = (contexte: Contexte, candidats: readonly Candidat[], { tri, page }: ReperageFilters): Decrite[] => {
  const debut = (page - 1) * PAR_PAGE;
  const ranges = candidats.map((candidat, i) => ({ rang: i + 1, candidat }));
  const toDecrite = (range: { rang: number; candidat: Candidat }) => ({
    ...range,
    ...describe(contexte, range.candidat),
  });
  const tris = parseTris(tri);
  // Sans tri, seules les lignes de la page se décrivent.
  if (tris.length === 0) return ranges.slice(debut, debut + PAR_PAGE).map(toDecrite);
  return sortLignes(ranges.map(toDecrite), tris, LECTURES_TRI).slice(debut, debut + PAR_PAGE);
};

/**
 * Une page de résultats à examiner. Les mises de côté et les signaux ne se voient que de qui peut les lire ; pour les
 * autres, le résultat est là comme s'il n'en avait pas.
 */
export const getListe = (db: Db, acteur: Acteur, nature: NatureReperage, filtres: ReperageFilters) => {
  refuseFrance(nature, filtres.territoire);
  const contexte = loadContexte(db, filtres.rentree);
  const { candidats, examines } = loadCandidats(contexte, nature, filtres);
  const ecarts = indexParCle(listEcarts(db, acteur, nature));
  const ouverts = indexParCle(listOuverts(db, acteur, nature));
  const montres = filtres.ecartes ? candidats : candidats.filter(({ cle }) => !ecarts.has(cle));
  const { faits } = contexte;
  return {
    lignes: listPage(contexte, montres, filtres).map(({ candidat, ...ligne }) => ({
      ...ligne,
      ...toBrefs(candidat.bilan),
      ecarte: toEcarte(ecarts.get(candidat.cle)),
      echeance: ouverts.get(candidat.cle)?.echeance ?? null,
    })),
    ...{ total: montres.length, examines, page: filtres.page, parPage: PAR_PAGE },
    ecartes: candidats.filter(({ cle }) => ecarts.has(cle)).length,
    seuils: resolveSeuils(filtres.seuils, faits.parametres),
    rayon: getRayon(contexte, filtres),
    periode: faits.periode,
    isBesoinCharge: contexte.besoin !== null,
  };
};

/** Un résultat : tous ses critères, l'histoire de ses mises de côté, et ce que la personne peut en faire. */
export const getDetail = (db: Db, acteur: Acteur, cle: CleReperage, filtres: ReperageFilters) => {
  const contexte = loadContexte(db, filtres.rentree);
  const candidat = describeCandidat(contexte, cle.nature, cle, filtres);
  if (candidat === null) throw new DomainError('reperage_introuvable');
  const { bilan } = candidat;
  const objet = getObjet(db, cle.nature, cle.lieu);
  const histoire = listHistoire(db, acteur, cle);
  const ouvert = listOuverts(db, acteur, cle.nature).find((s) => toCle(s) === candidat.cle);
  return {
    ...describe(contexte, candidat),
    ...toBrefs(bilan),
    nonRemplis: bilan.nonRemplis.map(toBref),
    histoire,
    ecarte: toEcarte(histoire.find(({ leveLe }) => leveLe === null)),
    signal: ouvert ?? null,
    seuils: resolveSeuils(filtres.seuils, contexte.faits.parametres),
    canEcarter: can(acteur, 'reperage.ecarter', objet),
    canSignaler: can(acteur, 'signal.emettre', objet) && ouvert === undefined && bilan.remplis.length > 0,
    canDemander: cle.nature === 'ouverture' ? can(acteur, 'demande.creer') : can(acteur, 'demande.creer', objet),
    jour: getJour(new Date()),
  };
};

/** De quoi remplir les listes de la page : niveaux, territoires, rentrées, et la rentrée de chaque source. */
export const getReferences = (db: Db) => {
  const { faits } = loadContexte(db, 0);
  const { niveaux, regions, academies, departements, bassins, rentrees, parametres } = faits;
  return { niveaux, regions, academies, departements, bassins, rentrees, parametres };
};
