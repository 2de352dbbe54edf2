/**
 * Libellés de la nomenclature des spécialités que la BCN écrit en capitales sans accents, et leur écriture. Table tenue à
 * la main, d'après la nomenclature NSF de l'Insee : un libellé qui n'y est pas n'est jamais accentué au jugé.
 */
const ECRITURES: Readonly<Record<string, string>> = {
  'FORMATIONS GENERALES': 'Formations générales',
  'MATHEMATIQUES ET SCIENCES': 'Mathématiques et sciences',
  'SPECIALITES PLURI-TECHNO DE PRODUCTION': 'Spécialités pluritechnologiques de production',
  'AGRICULT. PECHE FORET ET ESPACES VERTS': 'Agriculture, pêche, forêt et espaces verts',
  'GENIE CIVIL CONSTRUCTION ET BOIS': 'Génie civil, construction et bois',
  'MATERIAUX SOUPLES': 'Matériaux souples',
  'MECANIQUE ELECTRICITE ELECTRONIQUE': 'Mécanique, électricité, électronique',
  'DOMAINES TECHN-PROF. DE LA PRODUCTION': 'Domaines technico-professionnels de la production',
  'SPECIALITES PLURIVALENTES DES SERVICES': 'Spécialités plurivalentes des services',
  'ECHANGES ET GESTION': 'Échanges et gestion',
  'SERVICES A LA COLLECTIVITE': 'Services à la collectivité',
  'DOMAINES TECHN-PROF. DES SERVICES': 'Domaines technico-professionnels des services',
  'CAPACITES INDIVIDUELLES ET SOCIALES': 'Capacités individuelles et sociales',
  'ACTIVITES QUOTIDIENNES ET DE LOISIRS': 'Activités quotidiennes et de loisirs',
  'DOMAINE DE SPECIALITES NON SPECIFIE': 'Domaine de spécialités non spécifié',
  'DOMAINES DU DEVELOPPEMENT PERSONNEL': 'Domaines du développement personnel',
  'SPECIALITE NON SPECIFIEE': 'Spécialité non spécifiée',
  'Energie, génie climatique': 'Énergie, génie climatique',
  'Electricité, électronique': 'Électricité, électronique',
  Economie: 'Économie',
  'Economie et activités domestiques': 'Économie et activités domestiques',
  'Bâtiment : constuction et couverture': 'Bâtiment : construction et couverture',
  'Développement des capacités comportementales et ralationnelles':
    'Développement des capacités comportementales et relationnelles',
};

/** Libellé d'un domaine ou d'un groupe de spécialité, lisible : une phrase, avec ses accents quand on les connaît. */
export const formatNsf = (libelle: string): string => {
  const connue = ECRITURES[libelle.replaceAll('\u00a0', ' ')];
  if (connue) return connue.replace(' : ', '\u00a0: ').replaceAll("'", '’');
  const phrase = /\p{Ll}/u.test(libelle) ? libelle : libelle.charAt(0) + libelle.slice(1).toLocaleLowerCase('fr-FR');
  return phrase.replace(/\s:\s/, '\u00a0: ').replaceAll("'", '’');
};
