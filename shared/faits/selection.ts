import type { FormationsFilters } from '../formations/filters.ts';
import { isFerme, type Ouverture } from '../formations/formation.ts';
import { buildIndexMots, type IndexMots, scoreRecherche } from '../recherche/index-mots.ts';
import { listSigles } from '../recherche/sigles.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import { isInZone, parseZone } from '../territoires/zone.ts';
import { isToutDistance } from './distance.ts';
import type { Faits } from './faits.ts';

export type CriteresFormations = Pick<
  FormationsFilters,
  'territoire' | 'zone' | 'niveau' | 'domaine' | 'voie' | 'q' | 'communes' | 'ouverture'
>;

/** Mots cherchables, préparés une fois par jeu de faits. */
export type IndexRecherche = { formations: IndexMots; etablissements: IndexMots };

/** Prépare la recherche : libellés, sigles, codes et famille des formations ; UAI, nom et commune des établissements. */
export const buildIndexRecherche = (faits: Faits): IndexRecherche => {
  const { formations: f, etablissements: e } = faits;
  const niveaux = new Map(faits.niveaux.map((n) => [n.code, n.libelle]));
  return {
    formations: buildIndexMots(
      f.cle.map((cle, i) => {
        const niveau = f.niveau[i] ?? '';
        const [libelle = '', famille] = [f.libelle[i], f.famille[i]];
        return {
          textes: [libelle, f.libelleCourt[i], niveaux.get(niveau), famille, cle],
          sigles: [...listSigles(libelle, niveau), ...(famille ? listSigles(famille, niveau) : [])],
        };
      }),
    ),
    etablissements: buildIndexMots(e.uai.map((uai, i) => ({ textes: [uai, e.nom[i], e.commune[i]] }))),
  };
};

/** Force d'une recherche : celle de chacun de ses mots, dans les formations puis dans les établissements. */
const scoreMots = (index: IndexRecherche, q: string): { formations: Uint8Array[]; etablissements: Uint8Array[] } => {
  const mots = scoreRecherche([index.formations, index.etablissements], q);
  return {
    formations: mots.map(([f]) => f ?? new Uint8Array()),
    etablissements: mots.map(([, e]) => e ?? new Uint8Array()),
  };
};

/**
 * Formations que la recherche désigne à elle seule, sans l'aide d'un établissement : leur force (somme de celle
 * des mots, les mots entiers d'abord), 0 si un mot au moins leur échappe. Une recherche vide les désigne toutes.
 */
export const rankFormations = (index: IndexRecherche, q: string): Uint16Array => {
  const { formations } = scoreMots(index, q);
  return Uint16Array.from({ length: index.formations.taille }, (_, rang) =>
    formations.every((mot) => mot[rang]) ? formations.reduce((somme, mot) => somme + (mot[rang] ?? 0), 1) : 0,
  );
};

/** Formations retenues par les filtres qui portent sur elles seules (niveau, domaine, voie, années communes). */
export const selectFormations = (
  formations: Pick<Faits['formations'], 'niveau' | 'nsf' | 'voie' | 'type' | 'cle'>,
  criteres: Pick<CriteresFormations, 'niveau' | 'domaine' | 'voie' | 'communes'>,
): Uint8Array => {
  const retenues = new Uint8Array(formations.cle.length);
  const niveaux = new Set(criteres.niveau);
  for (let i = 0; i < retenues.length; i++) {
    const nsf = formations.nsf[i] ?? '';
    const retenue =
      (niveaux.size === 0 || niveaux.has(formations.niveau[i] ?? '')) &&
      (criteres.domaine.length === 0 || criteres.domaine.some((d) => nsf.startsWith(d))) &&
      (criteres.voie === '' || formations.voie[i] === criteres.voie) &&
      (criteres.communes || formations.type[i] !== 'commune');
    retenues[i] = retenue ? 1 : 0;
  }
  return retenues;
};

const selectTerritoire = (etablissements: Faits['etablissements'], territoire: string): Uint8Array => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return new Uint8Array(etablissements.uai.length).fill(1);
  const colonne = etablissements[choisi.maille];
  return Uint8Array.from(colonne, (code) => (code === choisi.code ? 1 : 0));
};

/**
 * Établissements du territoire et de la zone choisis ; tous si c'est la France entière. Sous une zone, un
 * établissement sans coordonnées est écarté : on ne sait pas où il est.
 */
export const selectEtablissements = (
  etablissements: Faits['etablissements'],
  territoire: CriteresFormations['territoire'],
  zone: CriteresFormations['zone'] = '',
): Uint8Array => {
  const retenus = selectTerritoire(etablissements, territoire);
  const choisie = parseZone(zone);
  if (!choisie) return retenus;
  return retenus.map((retenu, e) => {
    const latitude = etablissements.latitude[e] ?? null;
    const longitude = etablissements.longitude[e] ?? null;
    const isDedans = latitude !== null && longitude !== null && isInZone(choisie, { latitude, longitude });
    return retenu && isDedans ? 1 : 0;
  });
};

/**
 * Offres retenues malgré la fermeture de leur diplôme. Nul si toutes le sont : le cas d'un panorama.
 */
const buildOuverture = ({ formations, offres }: Faits, ouverture: Ouverture): ((offre: number) => boolean) | null => {
  if (ouverture === 'tous') return null;
  const fermes = formations.dateFermeture.map((date) => isFerme(date));
  const { formation, effectif, capacite, voeux } = offres;
  const hasEntree = (i: number): boolean =>
    (effectif[i] ?? capacite[i] ?? voeux[i] ?? null) !== null || isToutDistance(offres, i);
  return (i) => !fermes[formation[i] ?? -1] || (ouverture === 'entree' && hasEntree(i));
};

/**
 * Rangs des offres retenues par tous les filtres. Une recherche à plusieurs mots demande que chaque mot se
 * trouve dans la formation ou dans l'établissement : « cuisine lens » trouve la cuisine à Lens.
 */
export const selectOffres = (faits: Faits, index: IndexRecherche, criteres: CriteresFormations): Int32Array => {
  const formations = selectFormations(faits.formations, criteres);
  const etablissements = selectEtablissements(faits.etablissements, criteres.territoire, criteres.zone);
  const mots = scoreMots(index, criteres.q);
  const isOuverte = buildOuverture(faits, criteres.ouverture);
  const { etablissement, formation } = faits.offres;
  const retenues = new Int32Array(formation.length);
  let n = 0;
  for (let i = 0; i < formation.length; i++) {
    const f = formation[i] ?? 0;
    const e = etablissement[i] ?? 0;
    if (!formations[f] || !etablissements[e]) continue;
    if (isOuverte && !isOuverte(i)) continue;
    if (!mots.formations.every((mot, m) => mot[f] || mots.etablissements[m]?.[e])) continue;
    retenues[n++] = i;
  }
  return retenues.slice(0, n);
};
