import { and, desc, eq, isNotNull, max, notInArray } from 'drizzle-orm';
import { demandes } from '#server/db/schema/demandes.ts';
import { entrees, etablissements, formations, offres } from '#server/db/schema/derive.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { diplomes, mefs, niveauxDiplome } from '#server/db/schema/nomenclatures.ts';
import { departements } from '#server/db/schema/territoires.ts';
import { type Lecture, whereVisible } from '#server/demandes/queries.ts';
import { DomainError } from '#shared/errors.ts';
import { getNiveau, type Voie } from '#shared/formations/formation.ts';
import { type Acteur, can } from '#shared/permissions.ts';

/** Clé d'une offre : ce sur quoi une demande porte. */
export type CleOffre = { uai: string; cfd: string; dispositif: string; voie: Voie };

/** L'établissement enregistré, avec sa région : c'est sur lui, et non sur la saisie, que le droit de créer se juge. */
export const getEtablissement = (db: Lecture, uai: string) => {
  const etablissement = db
    .select({
      uai: etablissements.uai,
      nom: etablissements.nom,
      commune: etablissements.libelleCommune,
      departement: etablissements.departement,
      region: etablissements.region,
      libelleRegion: departements.libelleRegion,
    })
    .from(etablissements)
    .leftJoin(departements, eq(departements.code, etablissements.departement))
    .where(eq(etablissements.uai, uai))
    .get();
  if (etablissement === undefined) throw new DomainError('etablissement_introuvable', { uai: 'UAI inconnu.' });
  return etablissement;
};

/** La formation d'une demande : diplôme connu, et dispositif qui lui appartient (ou aucun, en apprentissage). */
export const getFormation = (db: Lecture, { cfd, dispositif }: Pick<CleOffre, 'cfd' | 'dispositif'>) => {
  const diplome = db
    .select({
      libelle: diplomes.libelle,
      libelleNiveau: niveauxDiplome.libelleCourt,
      nature: diplomes.nature,
      dateFermeture: diplomes.dateFermeture,
    })
    .from(diplomes)
    .leftJoin(niveauxDiplome, eq(niveauxDiplome.code, diplomes.niveau))
    .where(eq(diplomes.cfd, cfd))
    .get();
  const formation = db
    .select({ libelle: formations.libelle, type: formations.type, dateFermeture: formations.dateFermeture })
    .from(formations)
    .where(and(eq(formations.cfd, cfd), eq(formations.dispositif, dispositif)))
    .limit(1)
    .get();
  const mef = db
    .select({ cfd: mefs.cfd })
    .from(mefs)
    .where(and(eq(mefs.cfd, cfd), eq(mefs.dispositif, dispositif)))
    .limit(1)
    .get();
  const libelle = formation?.libelle ?? diplome?.libelle;
  const isConnue = formation !== undefined || (diplome !== undefined && (dispositif === '' || mef !== undefined));
  if (libelle === undefined || !isConnue)
    throw new DomainError('formation_introuvable', { cfd: 'Formation inconnue pour ce dispositif.' });
  return {
    cfd,
    dispositif,
    libelle,
    niveau: getNiveau(cfd),
    libelleNiveau: diplome?.libelleNiveau ?? null,
    isCommune: formation?.type === 'commune' || diplome?.nature === 'T',
    dateFermeture: diplome?.dateFermeture ?? formation?.dateFermeture ?? null,
  };
};

/** L'offre d'une clé, dans une requête qui joint établissements et formations. */
const whereOffre = ({ uai, cfd, dispositif, voie }: CleOffre) =>
  and(
    eq(etablissements.uai, uai),
    eq(formations.cfd, cfd),
    eq(formations.dispositif, dispositif),
    eq(formations.voie, voie),
  );

/** Dernière valeur connue d'une mesure d'entrée de l'offre, avec sa rentrée et le fichier d'où elle vient. */
const findDerniere = (db: Lecture, cle: CleOffre, mesure: 'capacite' | 'effectifEntree') => {
  const fichier = mesure === 'capacite' ? entrees.admissionFichierId : entrees.constatFichierId;
  return (
    db
      .select({ valeur: entrees[mesure], rentree: entrees.rentree, source: fichiers.source, fichier: fichiers.nom })
      .from(entrees)
      .innerJoin(offres, eq(offres.id, entrees.offreId))
      .innerJoin(etablissements, eq(etablissements.id, offres.etablissementId))
      .innerJoin(formations, eq(formations.id, offres.formationId))
      .leftJoin(fichiers, eq(fichiers.id, fichier))
      .where(and(whereOffre(cle), isNotNull(entrees[mesure])))
      .orderBy(desc(entrees.rentree))
      .limit(1)
      .get() ?? null
  );
};

const hasOffre = (db: Lecture, cle: CleOffre): boolean =>
  db
    .select({ id: offres.id })
    .from(offres)
    .innerJoin(etablissements, eq(etablissements.id, offres.etablissementId))
    .innerJoin(formations, eq(formations.id, offres.formationId))
    .where(whereOffre(cle))
    .get() !== undefined;

const listVivantes = (db: Lecture, acteur: Acteur, cle: CleOffre) =>
  db
    .select({ numero: demandes.numero, type: demandes.type, statut: demandes.statut, rentree: demandes.rentree })
    .from(demandes)
    .where(
      and(
        whereVisible(acteur),
        eq(demandes.uai, cle.uai),
        eq(demandes.cfd, cle.cfd),
        eq(demandes.dispositif, cle.dispositif),
        notInArray(demandes.statut, ['supprimee', 'refusee']),
      ),
    )
    .orderBy(desc(demandes.rentree))
    .all();

/**
 * De quoi ouvrir le formulaire sur une offre : capacité et effectif connus (avec rentrée et source), libellés,
 * demandes vivantes déjà visibles sur la même clé, et si la personne peut en créer une là.
 */
export const getPrefill = (db: Lecture, acteur: Acteur, cle: CleOffre) => {
  const etablissement = getEtablissement(db, cle.uai);
  return {
    etablissement,
    formation: getFormation(db, cle),
    voie: cle.voie,
    offreExistante: hasOffre(db, cle),
    capacite: findDerniere(db, cle, 'capacite'),
    effectif: findDerniere(db, cle, 'effectifEntree'),
    derniereRentree:
      db
        .select({ rentree: max(entrees.rentree) })
        .from(entrees)
        .get()?.rentree ?? null,
    demandes: listVivantes(db, acteur, cle),
    canCreer: can(acteur, 'demande.creer', etablissement),
  };
};
