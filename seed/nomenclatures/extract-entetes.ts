/** En-têtes exacts des fichiers officiels, et leur forme : séparateur, marque d'ordre, fins de ligne, encodage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTexte, writeTable } from './extract-io.ts';

const MODELES = `
offre/constat_2020.csv offre/attractivite_capacite_2022.csv
offre/BTS_attractivite_capacite_2023.csv offre/BTS_attractivite_capacite_2024.csv
formats/constat_2025.sample.csv formats/attractivite_capacite_2025.sample.csv formats/parcoursup_rs_2025.sample.csv
inserjeunes/inserjeunes_region_formation.csv inserjeunes/fr-en-inserjeunes-cfa.csv
inserjeunes/depp-2022-etablissements-2022_2023-pro.csv inserjeunes/depp-2022-etablissements-2022_2023-apprentissage.csv
etablissements/fr-en-annuaire-education.csv
formats/fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre.sample.csv
nomenclatures/nMef.csv nomenclatures/vFormationDiplome_.csv nomenclatures/nFormationDiplome_.csv
nomenclatures/nNiveauFormationDiplome_.csv nomenclatures/nDispositifFormation_.csv
nomenclatures/n_categorie_specialite_.csv nomenclatures/n_domaine_specialite_.csv nomenclatures/n_groupe_specialite_.csv
nomenclatures/n_groupe_formation_.csv nomenclatures/n_type_groupe_formation_.csv nomenclatures/n_lien_formation_groupe_.csv
nomenclatures/familleMetiers.csv nomenclatures/optionsBTS.csv nomenclatures/diplomesProfessionnels.csv
nomenclatures/certif_info.csv nomenclatures/rome.csv nomenclatures/domaine_professionnel.csv
nomenclatures/departements_academies_regions.csv nomenclatures/actions_prioritaires.csv nomenclatures/discipline.csv
emploi/France_Travail_Bassin_Emploi_2021.csv emploi/dares_nomenclature_fap2021.csv emploi/metiers_en_tension_mars_2024.csv
emploi/chomage_regional_INSEE.csv emploi/chomage_departemental_INSEE.csv
geo/corresp_geo_point_codes_communes.csv geo/COM_DEP_REG_2023.csv geo/Export_Communes_Zones_Emploi_2020.csv
`;

function describeModele(dossier: string, chemin: string): string[] {
  const octets = readFileSync(join(dossier, chemin));
  const bom = octets.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const encodage = chemin.endsWith('/nFormationDiplome_.csv') ? 'windows-1252' : 'utf-8';
  const [entete = ''] = readTexte(dossier, chemin, encodage).split('\n');
  const nom = (chemin.split('/').at(-1) ?? chemin).replace(/(\.sample)?\.csv$/, '');
  const separateur = entete.split(';').length > 2 || /^\w+;\w+$/.test(entete.trim()) ? ';' : ',';
  return [
    nom,
    separateur,
    bom ? 'bom' : '',
    entete.endsWith('\r') ? 'crlf' : 'lf',
    encodage,
    entete.replace(/\r$/, ''),
  ];
}

export function extractEntetes(dossier: string): void {
  const modeles = MODELES.trim().split(/\s+/);
  writeTable(
    'entetes',
    ['modele', 'separateur', 'bom', 'lignes', 'encodage', 'entete'],
    modeles.map((chemin) => describeModele(dossier, chemin)),
  );
}
