import type { Db } from '#server/db/connection.ts';
import { FRANCE } from '#server/faits/insertion.ts';
import type { LigneFormation } from '#server/faits/queries.ts';
import { type FaitsServeur, formatCle, loadFaits } from '#server/faits/service.ts';
import { DomainError } from '#shared/errors.ts';
import type { DemandeExplication } from '#shared/explications/explication.ts';
import { listEchelons } from '#shared/faits/echelons.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { LIBELLES_VOIE, PHRASES_OUVERTURE } from '#shared/formations/formation.ts';
import { LIBELLES_MAILLE, parseTerritoire } from '#shared/territoires/maille.ts';

/** Ce sur quoi porte un chiffre, résolu en base. */
export type Contexte = {
  demande: DemandeExplication;
  serveur: FaitsServeur;
  formation: LigneFormation | null;
  /** Rang de l'établissement dans les faits ; -1 sans établissement. */
  etablissement: number;
  /** Région dont viennent les taux InserJeunes ; « » pour la France. */
  region: string;
  /** Territoire où le chiffre est lu : celui de la carte, sinon celui des filtres. */
  territoire: string;
  /** Le territoire lu est la région ou la France elle-même. */
  isRegional: boolean;
  phrases: string[];
};

/** Région d'un territoire : la même que la grille et les échelons, même quand il chevauche deux régions. */
const getRegion = (faits: Faits, territoire: string): string =>
  listEchelons(faits, parseTerritoire(territoire)).at(-1)?.region ?? FRANCE;

const formatTerritoire = (faits: Faits, territoire: string): string => {
  const choisi = parseTerritoire(territoire);
  if (!choisi) return 'France';
  const libelle = faits[`${choisi.maille}s`].find((t) => t.code === choisi.code)?.libelle;
  if (libelle === undefined) throw new DomainError('territoire_introuvable');
  return `${LIBELLES_MAILLE[choisi.maille]} : ${libelle}`;
};

const listFiltres = (faits: Faits, demande: DemandeExplication): string[] => {
  const libelles = (codes: readonly string[], table: Faits['niveaux']) =>
    codes.map((code) => table.find((t) => t.code === code)?.libelle ?? code).join(', ');
  return [
    demande.niveau.length > 0 && `Diplôme : ${libelles(demande.niveau, faits.niveaux)}`,
    demande.domaine.length > 0 && `Domaine : ${libelles(demande.domaine, faits.nsf)}`,
    demande.voie !== '' && `Voie : ${LIBELLES_VOIE[demande.voie]}`,
    demande.q !== '' && `Recherche : « ${demande.q} »`,
    demande.communes && 'Années communes comprises',
    demande.ouverture !== 'tous' && PHRASES_OUVERTURE[demande.ouverture],
    demande.lasso !== '' && 'Sélection du quadrant',
    demande.retenues !== null && 'Filtres de colonnes de la grille',
  ].filter((phrase): phrase is string => typeof phrase === 'string');
};

/** Résout un chiffre à expliquer. Lève `formation_introuvable`, `etablissement_introuvable` ou `territoire_introuvable`. */
export const buildContexte = (db: Db, demande: DemandeExplication): Contexte => {
  const serveur = loadFaits(db, demande.rentree);
  const { faits, formations } = serveur;
  const formation = demande.formation ? (formations.find((f) => formatCle(f) === demande.formation) ?? null) : null;
  if (demande.formation && !formation) throw new DomainError('formation_introuvable');
  const etablissement = demande.etablissement ? faits.etablissements.uai.indexOf(demande.etablissement) : -1;
  if (demande.etablissement && etablissement < 0) throw new DomainError('etablissement_introuvable');
  const territoire = demande.lieu || demande.territoire;
  const lieu =
    etablissement >= 0
      ? `Établissement : ${faits.etablissements.nom[etablissement]} (${demande.etablissement})`
      : formatTerritoire(faits, territoire);
  const niveau = formation && (faits.niveaux.find((n) => n.code === formation.niveau)?.libelle ?? formation.niveau);
  const maille = parseTerritoire(territoire)?.maille;
  const isCroise = demande.lieu !== '' && demande.territoire !== '' && demande.lieu !== demande.territoire;
  return {
    demande,
    serveur,
    formation,
    etablissement,
    region: etablissement >= 0 ? (faits.etablissements.region[etablissement] ?? '') : getRegion(faits, territoire),
    territoire,
    isRegional: maille === undefined || maille === 'region',
    phrases: [
      ...(formation
        ? [
            `${niveau} ${formation.libelle} (${formation.cfd}), ${LIBELLES_VOIE[formation.voie].toLocaleLowerCase('fr-FR')}`,
          ]
        : etablissement < 0
          ? ['Ensemble des formations', ...listFiltres(faits, demande)]
          : []),
      lieu,
      ...(isCroise ? [`Filtre : ${formatTerritoire(faits, demande.territoire)}`] : []),
    ],
  };
};
