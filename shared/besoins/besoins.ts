/**
 * Cellules de la BMO, une par bassin × département × famille, en colonnes : rangs dans les tables, et sommes des
 * métiers de la famille dont la valeur est publiée. Un secret n'y vaut jamais zéro : il est compté à part.
 */
export type ColonnesCellules = {
  bassin: number[];
  departement: number[];
  famille: number[];
  /** Somme des projets publiés. */
  projets: number[];
  /** Projets jugés difficiles publiés ; `margeDifficiles` est ce que les comptes tus peuvent y ajouter au plus. */
  difficiles: number[];
  margeDifficiles: number[];
  saisonniers: number[];
  margeSaisonniers: number[];
  /** Lignes du fichier (métiers de la famille), et celles dont le nombre de projets est secret. */
  cellules: number[];
  secretes: number[];
};

/** Métier inscrit à l'arrêté des métiers en tension ; `region` vide pour la France entière. */
export type Tension = { region: string; famille: string; metier: string };

/** Taux de chômage localisé, en fraction, du 4e trimestre de `annee`. */
export type Chomage = { maille: 'region' | 'departement'; code: string; annee: number; taux: number };

/** Le besoin local en main-d'œuvre, tel que le serveur l'envoie : le même objet des deux côtés. */
export type Besoins = {
  version: string;
  /** Année de la BMO servie, de l'arrêté de tension et du chômage ; nulles si le fichier n'est pas chargé. */
  annee: number | null;
  anneeTension: number | null;
  anneeChomage: number | null;
  bassins: string[];
  departements: { code: string; academie: string; region: string }[];
  familles: { code: string; libelle: string }[];
  cellules: ColonnesCellules;
  /** Familles de chaque CFD, corrections comprises, par leur rang. */
  liens: { cfd: string[]; familles: number[][] };
  tension: Tension[];
  chomages: Chomage[];
};

/** Une ligne du fichier BMO, ramenée à sa famille ; nul = secret. */
export type LigneBmo = {
  bassin: string;
  departement: string;
  famille: string;
  projets: number | null;
  difficiles: number | null;
  saisonniers: number | null;
};

/** Plus grand nombre que cache un « * » : la BMO ne publie aucun compte de moins de cinq (constaté sur 53 443 lignes). */
export const SECRET_MAX = 4;

const MESURES = ['projets', 'difficiles', 'margeDifficiles', 'saisonniers', 'margeSaisonniers'] as const;
const COMPTES = ['cellules', 'secretes'] as const;
export const COMPTEURS_BESOIN = [...MESURES, ...COMPTES] as const;
export type CompteurBesoin = (typeof COMPTEURS_BESOIN)[number];

const toCompteurs = ({ projets, difficiles, saisonniers }: LigneBmo): Record<CompteurBesoin, number> => {
  const marge = (compte: number | null): number =>
    projets === null || compte !== null ? 0 : Math.min(projets, SECRET_MAX);
  const connu = (compte: number | null): number => (projets === null ? 0 : (compte ?? 0));
  return {
    projets: projets ?? 0,
    difficiles: connu(difficiles),
    margeDifficiles: marge(difficiles),
    saisonniers: connu(saisonniers),
    margeSaisonniers: marge(saisonniers),
    cellules: 1,
    secretes: projets === null ? 1 : 0,
  };
};

const buildRangs = (codes: readonly string[]): ((code: string) => number) => {
  const rangs = new Map(codes.map((code, i) => [code, i]));
  return (code) => rangs.get(code) ?? -1;
};

type Tables = {
  bassins: readonly string[];
  departements: readonly { code: string }[];
  familles: readonly { code: string }[];
};

/** Réunit les lignes de la BMO par bassin, département et famille. Une ligne hors des tables est ignorée. */
export const buildCellules = (lignes: Iterable<LigneBmo>, tables: Tables): ColonnesCellules => {
  const rangBassin = buildRangs(tables.bassins);
  const rangDepartement = buildRangs(tables.departements.map((d) => d.code));
  const rangFamille = buildRangs(tables.familles.map((f) => f.code));
  const vides = (): number[] => [];
  const colonnes: ColonnesCellules = {
    ...{ bassin: vides(), departement: vides(), famille: vides(), projets: vides(), difficiles: vides() },
    ...{
      margeDifficiles: vides(),
      saisonniers: vides(),
      margeSaisonniers: vides(),
      cellules: vides(),
      secretes: vides(),
    },
  };
  const connues = new Map<string, number>();
  for (const ligne of lignes) {
    const [b, d, f] = [rangBassin(ligne.bassin), rangDepartement(ligne.departement), rangFamille(ligne.famille)];
    if (b < 0 || d < 0 || f < 0) continue;
    const cle = `${b}|${d}|${f}`;
    const rang = connues.get(cle) ?? colonnes.bassin.length;
    if (rang === colonnes.bassin.length) {
      connues.set(cle, rang);
      colonnes.bassin.push(b);
      colonnes.departement.push(d);
      colonnes.famille.push(f);
    }
    const compteurs = toCompteurs(ligne);
    for (const code of COMPTEURS_BESOIN) colonnes[code][rang] = (colonnes[code][rang] ?? 0) + compteurs[code];
  }
  return colonnes;
};
