/** Régions, académies, départements, communes d'implantation des lycées, zones d'emploi et chômage. */
import { champ, indexer, type Ligne, ordreDeGrandeur, readTable, writeTable } from './extract-io.ts';

const COMMUNES_A_ARRONDISSEMENTS = [
  { prefixe: '751', commune: '75056' },
  { prefixe: '693', commune: '69123' },
  { prefixe: '132', commune: '13055' },
];

export function extractTerritoires(dossier: string): void {
  const lignes = readTable(dossier, 'nomenclatures/departements_academies_regions.csv');
  const regions = new Map(lignes.map((ligne) => [champ(ligne, 'codeRegion'), champ(ligne, 'libelleRegion')]));
  const academies = new Map(
    lignes.map((ligne) => [
      champ(ligne, 'codeAcademie'),
      [champ(ligne, 'libelleAcademie'), champ(ligne, 'codeRegion')] as const,
    ]),
  );
  const codesIj = new Map<string, string>();
  for (const ligne of readTable(dossier, 'inserjeunes/inserjeunes_region_formation.csv'))
    codesIj.set(champ(ligne, 'code_region'), champ(ligne, 'code_region_ij'));
  writeTable(
    'regions',
    ['region', 'libelle', 'codeIj'],
    [...regions].sort().map(([code, nom]) => [code, nom, codesIj.get(code) ?? '']),
  );
  writeTable(
    'academies',
    ['academie', 'libelle', 'region'],
    [...academies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, [nom, region]]) => [code, nom, region]),
  );
  writeTable(
    'departements',
    ['departement', 'academie', 'libelle'],
    lignes
      .filter((ligne) => champ(ligne, 'codeDepartement') !== '')
      .map((ligne) => ['codeDepartement', 'codeAcademie', 'libelleDepartement'].map((colonne) => champ(ligne, colonne)))
      .sort(),
  );
  extractCommunes(dossier);
  extractChomage(dossier);
}

/** Les codes de communes du fichier des bassins ont perdu leur zéro de tête. */
function completer(code: string): string {
  return code.padStart(5, '0');
}

function extractCommunes(dossier: string): void {
  const bassins = new Map(
    readTable(dossier, 'emploi/France_Travail_Bassin_Emploi_2021.csv', ',').map((ligne) => [
      completer(champ(ligne, 'codgeo')),
      ligne,
    ]),
  );
  const zones = indexer(readTable(dossier, 'geo/Export_Communes_Zones_Emploi_2020.csv', ','), 'codgeo');
  // Mayotte manque au fichier des communes : celui des zones d'emploi le complète.
  const noms = new Map([
    ...[...zones].map(([code, zone]) => [code, champ(zone, 'libgeo')] as const),
    ...readTable(dossier, 'geo/COM_DEP_REG_2023.csv', ',').map(
      (c) => [champ(c, 'CODGEO'), champ(c, 'LIBGEO')] as const,
    ),
  ]);
  const centres = indexer(readTable(dossier, 'geo/corresp_geo_point_codes_communes.csv'), 'Code_Officiel_Commune');
  const uais = new Set(readTable(dossier, 'offre/constat_2020.csv').map((ligne) => champ(ligne, 'UAI')));
  const lycees = new Map<string, Ligne[]>();
  for (const lycee of readTable(dossier, 'etablissements/fr-en-annuaire-education.csv')) {
    if (!uais.has(champ(lycee, 'Identifiant_de_l_etablissement'))) continue;
    const commune = champ(lycee, 'Code_commune');
    lycees.set(commune, [...(lycees.get(commune) ?? []), lycee]);
  }
  const entiere = (code: string) =>
    COMMUNES_A_ARRONDISSEMENTS.find(({ prefixe }) => code.startsWith(prefixe))?.commune ?? code;
  const retenues = [...lycees].filter(([code]) => bassins.has(code) && noms.has(entiere(code)));
  const codes = new Set([
    ...retenues.map(([code]) => code),
    ...COMMUNES_A_ARRONDISSEMENTS.map(({ commune }) => commune),
  ]);
  completeBassins(bassins, noms, codes);
  const rows = [...codes].sort().map((code) => {
    const centre = centres.get(entiere(code));
    const presents = lycees.get(code) ?? [];
    const moyenne = (colonne: string) =>
      presents.reduce((somme, lycee) => somme + Number(lycee[colonne]), 0) / presents.length;
    const arrondissement = code !== entiere(code);
    const latitude = arrondissement ? moyenne('latitude') : Number(champ(centre, 'latitude'));
    const longitude = arrondissement ? moyenne('longitude') : Number(champ(centre, 'longitude'));
    const nom = noms.get(entiere(code)) ?? '';
    const bassin = bassins.get(code) ?? bassins.get(code === '75056' ? '75101' : code === '69123' ? '69381' : '13201');
    return [
      code,
      nom,
      latitude.toFixed(2),
      longitude.toFixed(2),
      champ(bassin, 'codbe'),
      champ(zones.get(entiere(code)), 'codze2020'),
      String(ordreDeGrandeur(presents.length)),
    ];
  });
  writeTable('communes', ['commune', 'nom', 'latitude', 'longitude', 'bassin', 'zone', 'taille'], rows);
  const libelles = new Map([...zones.values()].map((ligne) => [champ(ligne, 'codze2020'), champ(ligne, 'libze2020')]));
  writeTable('zones-emploi', ['zone', 'libelle'], [...libelles].filter(([code]) => code !== '').sort());
}

/** Un bassin sans lycée est représenté par la commune dont le nom est le plus proche de son libellé. */
function completeBassins(bassins: Map<string, Ligne>, noms: Map<string, string>, codes: Set<string>): void {
  const normaliser = (nom: string) =>
    nom
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toUpperCase()
      .replace(/\bSAINT\b/g, 'ST')
      .replace(/[^A-Z]+/g, ' ')
      .trim();
  const couverts = new Set([...codes].map((code) => champ(bassins.get(code), 'codbe')));
  const parBassin = new Map<string, { code: string; note: number }>();
  for (const [code, ligne] of bassins) {
    const bassin = champ(ligne, 'codbe');
    const commune = noms.get(code);
    if (couverts.has(bassin) || commune === undefined) continue;
    const [nom, libelle] = [normaliser(commune), normaliser(champ(ligne, 'libbe'))];
    const note = nom === libelle ? 2 : libelle.includes(nom) ? 1 : 0;
    if ((parBassin.get(bassin)?.note ?? -1) < note) parBassin.set(bassin, { code, note });
  }
  for (const { code } of parBassin.values()) codes.add(code);
}

function extractChomage(dossier: string): void {
  const taux = new Map<string, Map<string, string>>();
  const add = (territoire: string, annee: string, valeur: string) =>
    taux.set(territoire, (taux.get(territoire) ?? new Map()).set(annee, valeur.replace(',', '.')));
  for (const ligne of readTable(dossier, 'emploi/chomage_regional_INSEE.csv'))
    add(`R${champ(ligne, 'codeRegion')}`, champ(ligne, 'rentreeScolaire'), champ(ligne, 'tauxChomage'));
  for (const ligne of readTable(dossier, 'emploi/chomage_departemental_INSEE.csv'))
    add(`D${champ(ligne, 'codeDepartement')}`, champ(ligne, 'rentreeScolaire'), champ(ligne, 'tauxChomage'));
  writeTable(
    'chomage',
    ['territoire', '2021', '2022', '2023'],
    [...taux]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([territoire, annees]) => [territoire, ...['2021', '2022', '2023'].map((annee) => annees.get(annee) ?? '')]),
  );
}
