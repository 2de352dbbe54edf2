import { annuaires as table } from '#server/db/schema/etablissements.ts';
import { formatDepartement, type Ligne } from '../ligne.ts';
import { defineSource, type Layout } from '../source.ts';
import { joinCommune } from './jointures.ts';

type Cle =
  | 'uai'
  | 'nom'
  | 'type'
  | 'secteur'
  | 'commune'
  | 'libelleCommune'
  | 'departement'
  | 'academie'
  | 'region'
  | 'latitude'
  | 'longitude'
  | 'ministere'
  | 'nature'
  | 'ouverture'
  | 'fermeture';

const SECTEURS: Record<string, 'public' | 'prive'> = {
  public: 'public',
  prive: 'prive',
  privé: 'prive',
  pu: 'public',
  pr: 'prive',
};

/** Code numérique d'un tableur (« 10.0 ») remis sur `largeur` caractères ; nul s'il manque. */
const findCode = (l: Ligne<Cle | 'annee'>, cle: Cle, largeur: number): string | null => {
  const texte = l.text(cle).replace(/\.0$/, '');
  return texte === '' ? null : texte.padStart(largeur, '0');
};

const findDepartement = (l: Ligne<Cle | 'annee'>): string | null => {
  const texte = l.findText('departement');
  return texte === null ? null : formatDepartement(texte);
};

const parseEtablissement = (l: Ligne<Cle | 'annee'>) => ({
  uai: l.uai('uai'),
  nom: l.label('nom'),
  type: l.findText('type'),
  secteur: SECTEURS[l.text('secteur').toLowerCase()] ?? null,
  commune: findCode(l, 'commune', 5),
  libelleCommune: l.findText('libelleCommune'),
  departement: findDepartement(l),
  academie: findCode(l, 'academie', 2),
  region: findCode(l, 'region', 2),
  latitude: l.findDecimal('latitude', -90, 90),
  longitude: l.findDecimal('longitude', -180, 180),
  ministere: l.findText('ministere'),
  nature: l.findText('nature'),
  dateOuverture: l.findDate('ouverture'),
  dateFermeture: l.findDate('fermeture'),
});

const buildAnnuaire = (
  nom: 'annuaire' | 'geolocalisation' | 'acce',
  libelle: string,
  producteur: string,
  layout: Layout<Cle>,
) =>
  defineSource<Cle>({
    code: nom,
    libelle,
    producteur,
    periode: 'aucun',
    tables: [table],
    layouts: [layout],
    jointures: [joinCommune(table)],
    parser: (ctx) => ({ ligne: (l) => ctx.emit(table, { annuaire: nom, ...parseEtablissement(l) }) }),
  });

export const annuaire = buildAnnuaire('annuaire', 'Annuaire de l’éducation', 'Ministère de l’Éducation nationale', {
  nom: 'fr-en-annuaire-education',
  colonnes: {
    uai: 'Identifiant_de_l_etablissement',
    nom: 'Nom_etablissement',
    type: 'Type_etablissement',
    secteur: 'Statut_public_prive',
    commune: 'Code_commune',
    libelleCommune: 'Nom_commune',
    departement: 'Code_departement',
    academie: 'Code_academie',
    region: 'Code_region',
    latitude: 'latitude',
    longitude: 'longitude',
  },
  facultatives: { ministere: 'ministere_tutelle', nature: 'code_nature', ouverture: 'date_ouverture' },
});

export const geolocalisation = buildAnnuaire(
  'geolocalisation',
  'Adresse et géolocalisation des établissements',
  'Ministère de l’Éducation nationale',
  {
    nom: 'fr-en-adresse-et-geolocalisation',
    colonnes: {
      uai: 'numero_uai',
      nom: 'appellation_officielle',
      secteur: 'secteur_public_prive_libe',
      commune: 'code_commune',
      libelleCommune: 'libelle_commune',
      departement: 'code_departement',
      academie: 'code_academie',
      region: 'code_region',
      latitude: 'latitude',
      longitude: 'longitude',
    },
    facultatives: {
      type: 'nature_uai_libe',
      nature: 'nature_uai',
      ministere: 'libelle_ministere',
      ouverture: 'date_ouverture',
    },
  },
);

/** Liste ACCE des lycées : ni commune ni coordonnées, mais les établissements fermés y restent. */
export const acce = buildAnnuaire('acce', 'Établissements ACCE', 'DEPP, application ACCE', {
  nom: '2025',
  colonnes: {
    uai: 'numero_uai',
    nom: 'appellation_officielle',
    academie: 'academie',
    nature: 'nature_uai',
    secteur: 'secteur_public_prive',
    ouverture: 'date_ouverture',
    fermeture: 'date_fermeture',
    ministere: 'ministere_tutelle',
  },
});
