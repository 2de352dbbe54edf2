/** Lecture des nomenclatures recodées de `seed/nomenclatures` (voir `extract.ts`, qui les reconstruit). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Ligne<C extends string> = Readonly<Record<C, string>>;

export interface Formation {
  cfd: string;
  niveau: string;
  nsf: string;
  libelle: string;
  nature: string;
  anciens: readonly string[];
  nouveaux: readonly string[];
}

/** Les années d'une formation dans un dispositif : tous ses MEF d'un coup. */
export interface Mef {
  cfd: string;
  dispositif: string;
  duree: number;
  annees: readonly number[];
  libelles: readonly string[];
  ouvertures: readonly string[];
  fermetures: readonly string[];
  /** Codes MEFSTAT11, année par année. */
  mefstats: readonly string[];
  diffusionScolaire: number;
  diffusionApprentissage: number;
}

export interface Commune {
  code: string;
  nom: string;
  latitude: number;
  longitude: number;
  bassin: string;
  zone: string;
  taille: number;
  departement: string;
}

export interface Dispositif {
  code: string;
  prefixes: readonly string[];
  mnemoniques: readonly string[];
}

export function readTable<C extends string>(nom: string, colonnes: readonly C[]): Ligne<C>[] {
  const texte = readFileSync(join(import.meta.dirname, 'nomenclatures', `${nom}.tsv`), 'utf-8');
  const [entetes = '', ...lignes] = texte.trimEnd().split('\n');
  if (entetes !== colonnes.join('\t')) throw new Error(`Colonnes inattendues dans ${nom}.tsv : ${entetes}`);
  return lignes.map((ligne) => {
    const champs = ligne.split('\t');
    return Object.fromEntries(colonnes.map((colonne, rang) => [colonne, champs[rang] ?? ''])) as Ligne<C>;
  });
}

export function liste(champ: string): string[] {
  return champ === '' ? [] : champ.split(' ');
}

/** Une valeur commune à toutes les années n'est écrite qu'une fois. */
function parAnnee(champ: string, annees: readonly number[]): string[] {
  const valeurs = champ.split('|');
  return annees.map((_, rang) => valeurs[rang] ?? (valeurs.length === 1 ? (valeurs[0] ?? '') : ''));
}

export const COLONNES_FORMATIONS = [
  ...(['cfd', 'lettre', 'court', 'stat33', 'long', 'ouverture', 'fermeture', 'premiereSession'] as const),
  ...(['derniereSession', 'nature', 'anciens', 'nouveaux'] as const),
] as const;

export function loadFormations(): Map<string, Formation> {
  return new Map(
    readTable('formations', COLONNES_FORMATIONS).map((ligne) => [
      ligne.cfd,
      {
        cfd: ligne.cfd,
        niveau: ligne.cfd.slice(0, 3),
        nsf: ligne.cfd.slice(3, 6),
        libelle: ligne.long,
        nature: ligne.nature,
        anciens: liste(ligne.anciens),
        nouveaux: liste(ligne.nouveaux),
      },
    ]),
  );
}

const COLONNES_MEFS = [
  ...(['cfd', 'dispositif', 'duree', 'annees', 'libelle', 'ouvertures', 'fermetures'] as const),
  ...(['diffusionScolaire', 'diffusionApprentissage'] as const),
] as const;

export function loadMefs(): Mef[] {
  const dispositifs = loadDispositifs();
  return readTable('mefs', COLONNES_MEFS).map((ligne) => {
    const annees = ligne.annees.split('|').map(Number);
    return {
      cfd: ligne.cfd,
      dispositif: ligne.dispositif,
      duree: Number(ligne.duree),
      annees,
      libelles: parAnnee(ligne.libelle, annees),
      ouvertures: parAnnee(ligne.ouvertures, annees),
      fermetures: parAnnee(ligne.fermetures, annees),
      mefstats: annees.map((annee) => {
        const prefixe = dispositifs.get(ligne.dispositif)?.prefixes[annee - 1] ?? '';
        return prefixe + ligne.cfd.slice(3);
      }),
      diffusionScolaire: Number(ligne.diffusionScolaire),
      diffusionApprentissage: Number(ligne.diffusionApprentissage),
    };
  });
}

export const COLONNES_DISPOSITIFS = [
  ...(['dispositif', 'niveau', 'court', 'libelle', 'ouverture', 'prefixes', 'mnemoniques'] as const),
] as const;

export function loadDispositifs(): Map<string, Dispositif> {
  return new Map(
    readTable('dispositifs', COLONNES_DISPOSITIFS).map((ligne) => [
      ligne.dispositif,
      { code: ligne.dispositif, prefixes: ligne.prefixes.split('|'), mnemoniques: ligne.mnemoniques.split('|') },
    ]),
  );
}

/** Département sur trois caractères d'une commune : 001, 02A, 971. */
export function departementDe(commune: string): string {
  return commune.startsWith('97') ? commune.slice(0, 3) : `0${commune.slice(0, 2)}`;
}

export function loadCommunes(): Commune[] {
  const colonnes = ['commune', 'nom', 'latitude', 'longitude', 'bassin', 'zone', 'taille'] as const;
  return readTable('communes', colonnes).map((ligne) => ({
    code: ligne.commune,
    nom: ligne.nom,
    latitude: Number(ligne.latitude),
    longitude: Number(ligne.longitude),
    bassin: ligne.bassin,
    zone: ligne.zone,
    taille: Number(ligne.taille),
    departement: departementDe(ligne.commune),
  }));
}

export interface Territoire {
  departement: string;
  libelleDepartement: string;
  academie: string;
  libelleAcademie: string;
  region: string;
  libelleRegion: string;
  /** Code de région académique d'InserJeunes ; vide hors de son périmètre. */
  regionIj: string;
  /** Dernier taux de chômage publié, en pourcentage ; celui de la région à défaut. */
  chomage: number;
}

export function loadTerritoires(): Map<string, Territoire> {
  const regions = new Map(readTable('regions', ['region', 'libelle', 'codeIj']).map((r) => [r.region, r]));
  const academies = new Map(readTable('academies', ['academie', 'libelle', 'region']).map((a) => [a.academie, a]));
  const taux = new Map(
    readTable('chomage', ['territoire', '2021', '2022', '2023']).map((c) => [c.territoire, c['2023']]),
  );
  return new Map(
    readTable('departements', ['departement', 'academie', 'libelle']).map((ligne) => {
      const academie = academies.get(ligne.academie);
      const region = regions.get(academie?.region ?? '');
      const chomage = taux.get(`D${ligne.departement}`) ?? taux.get(`R${region?.region ?? ''}`);
      return [
        ligne.departement,
        {
          departement: ligne.departement,
          libelleDepartement: ligne.libelle,
          academie: ligne.academie,
          libelleAcademie: academie?.libelle ?? '',
          region: region?.region ?? '',
          libelleRegion: region?.libelle ?? '',
          regionIj: region?.codeIj ?? '',
          // Mayotte n'est dans aucun des deux fichiers ; le taux départemental y dépasse tous les autres.
          chomage: Number(chomage ?? '30'),
        },
      ];
    }),
  );
}
