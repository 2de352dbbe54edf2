/** Annuaire de l'éducation et géolocalisation : chacun ne connaît qu'une partie des établissements. */
import type { Etablissement, Genre } from './etablissements.ts';
import { bruit } from './prng.ts';
import type { Ecrivain, Fiche } from './write.ts';

/** L'annuaire ignore presque tous les CFA ; la géolocalisation n'a que la moitié des établissements. */
const SEUIL_CFA_ANNUAIRE = 1;
const SEUIL_GEOLOCALISATION = 0;

interface Nature {
  code: string;
  libelle: string;
  principale: string;
}

const NATURES: Readonly<Record<Genre, Nature>> = {
  LP: { code: '320', libelle: 'LYCEE PROFESSIONNEL', principale: 'LYCEE PROFESSIONNEL' },
  LPO: { code: '306', libelle: 'LYCEE POLYVALENT', principale: 'LYCEE POLYVALENT' },
  LGT: {
    code: '300',
    libelle: 'LYCEE ENSEIGNT GENERAL ET TECHNOLOGIQUE',
    principale: 'LYCEE GENERAL ET TECHNOLOGIQUE',
  },
  agricole: { code: '307', libelle: "LYCEE D'ENSEIGNEMENT GENERAL ET TECHNO. AGRICOLE", principale: 'LYCEE AGRICOLE' },
  CFA: { code: '380', libelle: "CENTRE DE FORMATION D'APPRENTIS", principale: "CENTRE FORMATION D'APPRENTIS" },
};

function describeAnnuaire(etablissement: Etablissement): Fiche {
  const { latitude, longitude, territoire, genre, prive } = etablissement;
  const agricolePrive = genre === 'agricole' && prive;
  return {
    Identifiant_de_l_etablissement: etablissement.uai,
    Nom_etablissement: etablissement.nom,
    Type_etablissement: genre === 'CFA' ? '' : agricolePrive ? 'Autre' : 'Lycée',
    Statut_public_prive: prive ? 'Privé' : 'Public',
    Code_commune: etablissement.commune.code,
    Nom_commune: etablissement.commune.nom,
    Code_academie: territoire.academie,
    Code_region: territoire.region,
    Voie_generale: genre === 'LP' ? '0' : genre === 'LPO' || genre === 'LGT' ? '1' : '',
    position: `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`,
    latitude: latitude.toFixed(6),
    longitude: longitude.toFixed(6),
    etat: 'OUVERT',
  };
}

function describeGeolocalisation(etablissement: Etablissement): Fiche {
  const { latitude, longitude, territoire, genre, prive } = etablissement;
  const agricole = genre === 'agricole';
  return {
    numero_uai: etablissement.uai,
    appellation_officielle: etablissement.nom,
    denomination_principale: NATURES[genre].principale,
    patronyme_uai: etablissement.nom.replace(/^Lycée (général et technologique|polyvalent|professionnel) /, ''),
    secteur_public_prive_libe: prive ? 'Privé' : 'Public',
    localite_acheminement_uai: etablissement.commune.nom.toUpperCase(),
    libelle_commune: etablissement.commune.nom,
    epsg: 'EPSG:2154',
    latitude: latitude.toFixed(6),
    longitude: longitude.toFixed(6),
    appariement: 'Correcte',
    localisation: 'Rue',
    nature_uai: NATURES[genre].code,
    nature_uai_libe: NATURES[genre].libelle,
    etat_etablissement: '1',
    etat_etablissement_libe: 'OUVERT',
    code_departement: territoire.departement,
    code_region: territoire.region,
    code_academie: territoire.academie,
    code_commune: etablissement.commune.code,
    libelle_departement: territoire.libelleDepartement,
    libelle_region: territoire.libelleRegion,
    libelle_academie: territoire.libelleAcademie,
    position: `${latitude.toFixed(6)},${longitude.toFixed(6)}`,
    secteur_prive_code_type_contrat: prive ? '30' : '99',
    secteur_prive_libelle_type_contrat: prive ? "CONTRAT D'ASSOCIATION TOUTES CLASSES" : 'SANS OBJET',
    code_ministere: agricole ? '03' : '06',
    libelle_ministere: agricole ? "MINISTERE DE L'AGRICULTURE" : "MINISTERE DE L'EDUCATION NATIONALE",
  };
}

export function writeEtablissements(ecrivain: Ecrivain, etablissements: readonly Etablissement[]): void {
  const annuaire = etablissements.filter(
    ({ genre, uai }) => genre !== 'CFA' || bruit(`annuaire/${uai}`) > SEUIL_CFA_ANNUAIRE,
  );
  const presents = new Set(annuaire);
  const geolocalises = etablissements.filter(
    (etablissement) =>
      !presents.has(etablissement) || bruit(`geolocalisation/${etablissement.uai}`) > SEUIL_GEOLOCALISATION,
  );
  ecrivain.records('fr-en-annuaire-education.csv', 'fr-en-annuaire-education', annuaire.map(describeAnnuaire));
  const geolocalisation = 'fr-en-adresse-et-geolocalisation-etablissements-premier-et-second-degre';
  ecrivain.records(`${geolocalisation}.csv`, geolocalisation, geolocalises.map(describeGeolocalisation));
}
