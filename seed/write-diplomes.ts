/** Tables tenues hors de la BCN : diplômes et commissions, métiers, familles, options, actions prioritaires, disciplines. */
import { COLONNES_FORMATIONS, liste, readTable } from './nomenclatures.ts';
import type { Ecrivain, Fiche } from './write.ts';

const NIVEAUX: Readonly<Record<string, string>> = { '5': 'Niveau 3', '4': 'Niveau 4', '3': 'Niveau 5' };
const NIVEAUX_EUROPEENS: Readonly<Record<string, string>> = { '5': '3', '4': '4', '3': '5' };
const COLONNES_DIPLOMES = [
  ...(['cfd', 'lettre', 'diplome', 'intitule', 'commission', 'secteur', 'rncp', 'arrete'] as const),
  ...(['premiereSession', 'derniereSession'] as const),
];
const COLONNES_FAMILLES = ['cfdCommun', 'cfdSpecialite', 'famille', 'specialite', 'ministere'] as const;

/** Intitulé courant des formations : celui de la liste des diplômes professionnels, plus lisible que celui de la BCN. */
export function loadIntitules(): Map<string, string> {
  const colonnes = ['cfdCommun', 'cfdSpecialite', 'famille', 'specialite'] as const;
  const options = readTable('options-bts', [...colonnes, 'ouverture', 'fermeture', 'ouverture2', 'fermeture2']);
  return new Map([
    ...readTable('formations', COLONNES_FORMATIONS).map(({ cfd, long }) => [cfd, nameCourante(long)] as const),
    ...options.map(({ cfdCommun, famille }) => [cfdCommun, famille] as const),
    ...readTable('diplomes', COLONNES_DIPLOMES).map(({ cfd, intitule }) => [cfd, intitule] as const),
  ]);
}

function nameCourante(long: string): string {
  const minuscules = long.replace(/\s*\([^)]*\)\s*$/, '').toLowerCase();
  return minuscules.charAt(0).toUpperCase() + minuscules.slice(1);
}

/** Libellé de famille de chaque CFD de seconde commune, tel qu'Affelnet l'écrit. */
export function loadFamilles(): Map<string, string> {
  return new Map(
    readTable('familles-de-metiers', COLONNES_FAMILLES).map(({ cfdCommun, famille }) => [
      cfdCommun,
      famille.replace(/^Métiers (de la|de l'|des|du) ?/, '').toUpperCase(),
    ]),
  );
}

export function writeDiplomes(ecrivain: Ecrivain, derniereRentree: number): void {
  const libelles = new Map(readTable('commissions', ['code', 'libelle']).map(({ code, libelle }) => [code, libelle]));
  ecrivain.records(
    'diplomesProfessionnels.csv',
    'diplomesProfessionnels',
    readTable('diplomes', COLONNES_DIPLOMES).map(
      (diplome): Fiche => ({
        'Commission professionnelle consultative': libelles.get(diplome.commission) ?? '',
        Secteur: libelles.get(diplome.secteur) ?? '',
        Niveau: NIVEAUX[diplome.cfd.charAt(0)] ?? '',
        'Code diplôme': `${diplome.cfd.slice(0, 3)}-${diplome.cfd.slice(3)} ${diplome.lettre}`,
        Diplôme: diplome.diplome,
        'Intitulé de la spécialité (et options)': diplome.intitule,
        'Code RNCP': diplome.rncp,
        "Date de l'arrêté de création": diplome.arrete,
        'Première session': diplome.premiereSession,
        'Dernière session': diplome.derniereSession,
      }),
    ),
  );
  writeCertifications(ecrivain);
  writeFamilles(ecrivain);
  writeOptions(ecrivain, derniereRentree);
  writeActionsPrioritaires(ecrivain);
  ecrivain.rows(
    'discipline.csv',
    'discipline',
    readTable('disciplines', ['code', 'libelle']).map(({ code, libelle }) => [code, libelle]),
  );
}

function writeCertifications(ecrivain: Ecrivain): void {
  const intitules = loadIntitules();
  const colonnes = ['cfd', 'codeDiplome', 'rncp', 'formacode', 'romes'] as const;
  ecrivain.records(
    'certif_info.csv',
    'certif_info',
    readTable('metiers-des-formations', colonnes).map((certification): Fiche => {
      const { cfd } = certification;
      return {
        Code_Diplome: certification.codeDiplome,
        Libelle_Diplome: intitules.get(cfd) ?? '',
        Code_Niveau_Europeen: NIVEAUX_EUROPEENS[cfd.charAt(0)] ?? '',
        Code_FormaCode: certification.formacode,
        Code_Nsf: cfd.slice(3, 6),
        Code_RNCP: certification.rncp,
        Code_Scolarité: cfd,
        Etat: '0',
        Etat_Libelle: 'Publié',
        code_type_diplome: cfd.slice(0, 3),
        ...Object.fromEntries(liste(certification.romes).map((rome, rang) => [`Code_Rome_${rang + 1}`, rome])),
      };
    }),
  );
}

function writeFamilles(ecrivain: Ecrivain): void {
  ecrivain.records(
    'familleMetiers.csv',
    'familleMetiers',
    readTable('familles-de-metiers', COLONNES_FAMILLES).map((famille): Fiche => {
      // Le rang du ministère distingue les MEFSTAT11 de l'enseignement agricole : 23811… au lieu de 23810….
      const rang = famille.ministere === '03' ? '1' : '0';
      return {
        FAMILLE: famille.famille,
        SPECIALITE: famille.specialite,
        MEFSTAT11_COMMUN: `2381${rang}0${famille.cfdCommun.slice(3)}`,
        CFD_COMMUN: famille.cfdCommun,
        MEFSTAT11_SPECIALITE: `2383${rang}0${famille.cfdSpecialite.slice(3)}`,
        CFD_SPECIALITE: famille.cfdSpecialite,
        CODE_MINISTERE_TUTELLE: famille.ministere,
      };
    }),
  );
}

/** Les rentrées d'une option sont énumérées, jusqu'à celle de sa fermeture. */
function listRentrees(ouverture: string, fermeture: string, derniereRentree: number): string {
  const derniere = fermeture === '' ? derniereRentree : Number(fermeture) - 1;
  const annees = Array.from({ length: derniere - Number(ouverture) + 1 }, (_, rang) => Number(ouverture) + rang);
  return annees.join('|');
}

function writeOptions(ecrivain: Ecrivain, derniereRentree: number): void {
  const dates = ['ouverture', 'fermeture', 'ouverture2', 'fermeture2'] as const;
  ecrivain.records(
    'optionsBTS.csv',
    'optionsBTS',
    readTable('options-bts', ['cfdCommun', 'cfdSpecialite', 'famille', 'specialite', ...dates]).map(
      (option): Fiche => ({
        CFD_COMMUN: option.cfdCommun,
        FAMILLE: option.famille,
        CFD_SPECIALITE: option.cfdSpecialite,
        SPECIALITE: option.specialite,
        'RS CFDannee1': listRentrees(option.ouverture, option.fermeture, derniereRentree),
        'Date ouverture CFDannee1': `01/09/${option.ouverture}`,
        'Date fermeture CFDannee1': option.fermeture === '' ? '' : `31/08/${option.fermeture}`,
        'RS CFDannee2': listRentrees(option.ouverture2, option.fermeture2, derniereRentree),
        'Date ouverture CFDannee2': `01/09/${option.ouverture2}`,
        'Date fermeture CFDannee2': option.fermeture2 === '' ? '' : `31/08/${option.fermeture2}`,
        CODE_MINISTERE_TUTELLE: '38',
      }),
    ),
  );
}

const DIPLOMES: Readonly<Record<string, string>> = { '400': 'BAC PRO', '500': 'CAP', '320': 'BTS', '010': 'MC' };

function writeActionsPrioritaires(ecrivain: Ecrivain): void {
  const intitules = loadIntitules();
  const regions = new Map(readTable('regions', ['region', 'libelle', 'codeIj']).map((r) => [r.region, r.libelle]));
  ecrivain.records(
    'actions_prioritaires.csv',
    'actions_prioritaires',
    readTable('actions-prioritaires', ['cfd', 'dispositif', 'regions']).flatMap((action) =>
      liste(action.regions).map(
        (region): Fiche => ({
          Formation: intitules.get(action.cfd) ?? '',
          Diplôme: DIPLOMES[action.cfd.slice(0, 3)] ?? 'CS',
          cfd: action.cfd,
          'Région sélectionnée': regions.get(region) ?? '',
          codeRegion: region,
          codeDispositif: action.dispositif,
        }),
      ),
    ),
  );
}
