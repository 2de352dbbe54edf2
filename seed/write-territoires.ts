/** Régions, départements, communes, bassins, zones d'emploi et chômage. */
import { type Commune, departementDe, loadCommunes, loadTerritoires, readTable } from './nomenclatures.ts';
import { bruit } from './prng.ts';
import { type Ecrivain, type Valeur, virgule } from './write.ts';

/** Paris, Lyon et Marseille : l'annuaire parle d'arrondissements, l'INSEE de communes, les bassins des deux. */
const ARRONDISSEMENT = /^(751\d\d|6938\d|132\d\d)$/;
const TERRITOIRES = loadTerritoires();

export function writeTerritoires(ecrivain: Ecrivain, derniereRentree: number): void {
  writeDepartements(ecrivain);
  const communes = loadCommunes();
  const officielles = communes.filter(({ code }) => !ARRONDISSEMENT.test(code));
  writeCommunes(ecrivain, officielles);
  writeBassins(ecrivain, communes);
  writeChomage(ecrivain, derniereRentree);
}

/** Les académies sans département (« France entière », anciennes académies normandes…) y figurent aussi, à ignorer. */
function writeDepartements(ecrivain: Ecrivain): void {
  const territoires = [...TERRITOIRES.values()];
  const couvertes = new Set(territoires.map(({ academie }) => academie));
  const regions = new Map(readTable('regions', ['region', 'libelle', 'codeIj']).map((r) => [r.region, r.libelle]));
  const orphelines = readTable('academies', ['academie', 'libelle', 'region']).filter(
    ({ academie }) => !couvertes.has(academie),
  );
  ecrivain.rows('departements_academies_regions.csv', 'departements_academies_regions', [
    ...territoires.map((t): Valeur[] => [
      ...[t.libelleRegion, t.academie, t.region, t.departement, t.libelleAcademie, t.libelleDepartement],
    ]),
    ...orphelines.map((a): Valeur[] => [regions.get(a.region) ?? '', a.academie, a.region, '', a.libelle, '']),
  ]);
}

function regionDe(commune: Commune): string {
  return TERRITOIRES.get(commune.departement)?.region ?? '';
}

/** Département à deux caractères des fichiers de l'INSEE et de France Travail : 01, 2A, 971. */
function departementCourt(commune: Commune): string {
  return departementDe(commune.code).replace(/^0/, '');
}

function writeCommunes(ecrivain: Ecrivain, communes: readonly Commune[]): void {
  ecrivain.rows(
    'corresp_geo_point_codes_communes.csv',
    'corresp_geo_point_codes_communes',
    communes.map(({ code, latitude, longitude }, rang) => [
      ...[rang, `${latitude}, ${longitude}`, '2025', code, latitude, longitude],
    ]),
  );
  // Mayotte manque aussi au fichier officiel.
  ecrivain.rows(
    'COM_DEP_REG_2023.csv',
    'COM_DEP_REG_2023',
    communes
      .filter(({ departement }) => departement !== '976')
      .map((commune) => [commune.code, regionDe(commune), departementCourt(commune), commune.nom]),
  );
  const zones = new Map(readTable('zones-emploi', ['zone', 'libelle']).map(({ zone, libelle }) => [zone, libelle]));
  ecrivain.rows(
    'Export_Communes_Zones_Emploi_2020.csv',
    'Export_Communes_Zones_Emploi_2020',
    communes.map(({ code, nom, zone }) => {
      const libelle = zones.get(zone) ?? '';
      return [code, nom, `${zone} - ${libelle}`, zone, libelle];
    }),
  );
}

/** Ce fichier a été enregistré par un tableur : les zéros de tête des codes n'y sont plus. */
function writeBassins(ecrivain: Ecrivain, communes: readonly Commune[]): void {
  const bassins = new Map(
    readTable('bassins', ['bassin', 'region', 'libelle', 'departements']).map((b) => [b.bassin, b.libelle]),
  );
  const sansZero = (code: string) => code.replace(/^0/, '');
  ecrivain.rows(
    'France_Travail_Bassin_Emploi_2021.csv',
    'France_Travail_Bassin_Emploi_2021',
    communes.map((commune) => [
      sansZero(regionDe(commune)),
      commune.code.startsWith('97') ? '97' : sansZero(departementCourt(commune)),
      sansZero(commune.code),
      commune.bassin,
      bassins.get(commune.bassin) ?? '',
    ]),
  );
}

/** Au-delà de la dernière année publiée, le taux est inventé : il dérive un peu du dernier connu. */
function writeChomage(ecrivain: Ecrivain, derniereRentree: number): void {
  const publies = readTable('chomage', ['territoire', '2021', '2022', '2023']);
  const annees = [derniereRentree - 2, derniereRentree - 1, derniereRentree];
  const tauxDe = (ligne: (typeof publies)[number], annee: number): string => {
    const publie =
      annee === 2021 ? ligne['2021'] : annee === 2022 ? ligne['2022'] : annee === 2023 ? ligne['2023'] : '';
    const derive = 0.1 * (annee - 2023) + 0.15 * bruit(`chomage/${ligne.territoire}/${annee}`);
    return virgule(publie === '' ? Number(ligne['2023']) + derive : Number(publie), 1);
  };
  const lister = (prefixe: string) => publies.filter(({ territoire }) => territoire.startsWith(prefixe));
  ecrivain.rows(
    'chomage_regional_INSEE.csv',
    'chomage_regional_INSEE',
    annees.flatMap((annee) => lister('R').map((ligne) => [ligne.territoire.slice(1), annee, tauxDe(ligne, annee)])),
  );
  ecrivain.rows(
    'chomage_departemental_INSEE.csv',
    'chomage_departemental_INSEE',
    annees.flatMap((annee) =>
      lister('D').map((ligne) => {
        const departement = ligne.territoire.slice(1);
        const nom = TERRITOIRES.get(departement)?.libelleDepartement ?? '';
        const majuscules = nom.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
        return [departement, majuscules, annee, tauxDe(ligne, annee)];
      }),
    ),
  );
}
