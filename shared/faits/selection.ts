import { normalize } from '../format.ts';
import type { FormationsFilters } from '../formations/filters.ts';
import { parseTerritoire } from '../territoires/maille.ts';
import { isInZone, parseZone } from '../territoires/zone.ts';
import type { Faits } from './faits.ts';

export type CriteresFormations = Pick<
  FormationsFilters,
  'territoire' | 'zone' | 'niveau' | 'domaine' | 'voie' | 'q' | 'communes'
>;

/** Textes cherchables, préparés une fois par jeu de faits. */
export type IndexRecherche = { formations: string[]; etablissements: string[] };

/** Prépare la recherche : libellés, codes et famille des formations ; UAI, nom et commune des établissements. */
export const buildIndexRecherche = (faits: Faits): IndexRecherche => {
  const { formations: f, etablissements: e } = faits;
  const niveaux = new Map(faits.niveaux.map((n) => [n.code, n.libelle]));
  return {
    formations: f.cle.map((cle, i) =>
      normalize([f.libelle[i], f.libelleCourt[i], niveaux.get(f.niveau[i] ?? ''), f.famille[i], cle].join(' ')),
    ),
    etablissements: e.uai.map((uai, i) => normalize([uai, e.nom[i], e.commune[i]].join(' '))),
  };
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
 * Rangs des offres retenues par tous les filtres. Une recherche à plusieurs mots demande que chaque mot se
 * trouve dans la formation ou dans l'établissement : « cuisine lens » trouve la cuisine à Lens.
 */
export const selectOffres = (faits: Faits, index: IndexRecherche, criteres: CriteresFormations): Int32Array => {
  const formations = selectFormations(faits.formations, criteres);
  const etablissements = selectEtablissements(faits.etablissements, criteres.territoire, criteres.zone);
  const mots = normalize(criteres.q).split(/\s+/).filter(Boolean);
  const parFormation = mots.map((mot) => index.formations.map((texte) => texte.includes(mot)));
  const parEtablissement = mots.map((mot) => index.etablissements.map((texte) => texte.includes(mot)));
  const { etablissement, formation } = faits.offres;
  const retenues = new Int32Array(formation.length);
  let n = 0;
  for (let i = 0; i < formation.length; i++) {
    const f = formation[i] ?? 0;
    const e = etablissement[i] ?? 0;
    if (!formations[f] || !etablissements[e]) continue;
    if (!mots.every((_, m) => parFormation[m]?.[f] || parEtablissement[m]?.[e])) continue;
    retenues[n++] = i;
  }
  return retenues.slice(0, n);
};
