import type { NonCharge, Source } from './source.ts';
import { affelnet } from './sources/affelnet.ts';
import { acce, annuaire, geolocalisation } from './sources/annuaires.ts';
import { dispositifs, filiations, formationsDiplomes, mefs, niveaux } from './sources/bcn.ts';
import { besoins } from './sources/besoins.ts';
import { chomageDepartements, chomageRegions } from './sources/chomages.ts';
import { constat } from './sources/constat.ts';
import { diplomesProfessionnels } from './sources/diplomes-professionnels.ts';
import { anneesCommunesBts, famillesMetiers } from './sources/familles.ts';
import { famillesFap2009, fap2021, passageRome, tensions } from './sources/faps.ts';
import { groupes, liens, nsfCategories, nsfDomaines, nsfGroupes, typesGroupe } from './sources/groupes.ts';
import { cfa, etablissementsApprentissage, etablissementsLycees } from './sources/inserjeunes-etablissements.ts';
import { formationsApprentissage, formationsLycees, formationsScolaires } from './sources/inserjeunes-formations.ts';
import { sortiesParRegion } from './sources/inserjeunes-regions.ts';
import { NON_CHARGES as FICHIERS_NON_CHARGES } from './sources/non-charges.ts';
import { parcoursup } from './sources/parcoursup.ts';
import { actionsPrioritaires, disciplines } from './sources/references.ts';
import { certifInfo, domaines, rome } from './sources/romes.ts';
import { bassins, centroides, communes, departements, zones } from './sources/territoires.ts';

/** Toutes les sources, dans l'ordre de chargement : les nomenclatures avant ce qui s'y rapporte. */
export const SOURCES: readonly Source[] = [
  mefs,
  formationsDiplomes,
  filiations,
  niveaux,
  dispositifs,
  nsfCategories,
  nsfDomaines,
  nsfGroupes,
  typesGroupe,
  groupes,
  liens,
  famillesMetiers,
  anneesCommunesBts,
  diplomesProfessionnels,
  departements,
  communes,
  centroides,
  bassins,
  zones,
  annuaire,
  geolocalisation,
  acce,
  constat,
  affelnet,
  parcoursup,
  sortiesParRegion,
  cfa,
  etablissementsLycees,
  etablissementsApprentissage,
  formationsLycees,
  formationsScolaires,
  formationsApprentissage,
  besoins,
  rome,
  domaines,
  certifInfo,
  fap2021,
  famillesFap2009,
  passageRome,
  tensions,
  chomageRegions,
  chomageDepartements,
  actionsPrioritaires,
  disciplines,
];

/** Fichiers connus qui n'entrent pas en base. */
export const NON_CHARGES: readonly NonCharge[] = FICHIERS_NON_CHARGES;
