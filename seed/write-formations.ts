/** Nomenclatures de la BCN : formations, MEF, niveaux, dispositifs, spécialités et groupes de formations. */
import { mef10, mefstat11, mnemonique } from './lignees.ts';
import { COLONNES_DISPOSITIFS, COLONNES_FORMATIONS, liste, type Mef, readTable } from './nomenclatures.ts';
import { dateFermeture, dateOuverture, type Ecrivain, type Fiche } from './write.ts';

const INTERVENTION = '01/07/2025';

export function writeFormations(ecrivain: Ecrivain, mefs: readonly Mef[]): void {
  const niveaux = readTable('niveaux', ['niveau', 'interministeriel', 'court', 'libelle', 'rncp']);
  const qualifications = new Map(niveaux.map(({ niveau, rncp }) => [niveau, rncp]));
  const formations = readTable('formations', COLONNES_FORMATIONS);
  const connus = new Set(formations.map(({ cfd }) => cfd));
  // Une filiation entièrement hors du périmètre de la démonstration n'apprendrait rien, et serait signalée à l'import.
  const filiation = (codes: string) => (liste(codes).some((code) => connus.has(code)) ? codes : '');
  const fiches = formations.map((formation): Fiche => {
    const niveau = formation.cfd.slice(0, 3);
    return {
      FORMATION_DIPLOME: formation.cfd,
      NIVEAU_FORMATION_DIPLOME: niveau,
      GROUPE_SPECIALITE: formation.cfd.slice(3, 6),
      LETTRE_SPECIALITE: formation.lettre,
      LIBELLE_COURT: formation.court,
      LIBELLE_STAT_33: formation.stat33,
      LIBELLE_LONG_200: formation.long,
      DATE_OUVERTURE: dateOuverture(formation.ouverture),
      DATE_FERMETURE: dateFermeture(formation.fermeture),
      DATE_PREMIERE_SESSION: formation.premiereSession,
      DATE_DERNIERE_SESSION: formation.derniereSession,
      NATURE_FORMATION_DIPLOME: formation.nature,
      DATE_INTERVENTION: INTERVENTION,
      NIVEAU_QUALIFICATION_RNCP: qualifications.get(niveau) ?? '',
      ...numeroter('ANCIEN_DIPLOME', filiation(formation.anciens)),
      ...numeroter('NOUVEAU_DIPLOME', filiation(formation.nouveaux)),
    };
  });
  ecrivain.records('vFormationDiplome_.csv', 'vFormationDiplome_', fiches);
  ecrivain.records('nFormationDiplome_.csv', 'nFormationDiplome_', fiches);
  ecrivain.records('nMef.csv', 'nMef', mefs.flatMap(describeMefs));
  ecrivain.records(
    'nNiveauFormationDiplome_.csv',
    'nNiveauFormationDiplome_',
    niveaux.map((niveau) => ({
      NIVEAU_FORMATION_DIPLOME: niveau.niveau,
      NIVEAU_INTERMINISTERIEL: niveau.interministeriel,
      LIBELLE_COURT: niveau.court,
      LIBELLE_100: niveau.libelle,
      DATE_INTERVENTION: INTERVENTION,
      NIVEAU_QUALIFICATION_RNCP: niveau.rncp,
    })),
  );
  ecrivain.records(
    'nDispositifFormation_.csv',
    'nDispositifFormation_',
    readTable('dispositifs', COLONNES_DISPOSITIFS).map((dispositif) => ({
      DISPOSITIF_FORMATION: dispositif.dispositif,
      NIVEAU_FORMATION_DIPLOME: dispositif.niveau,
      LIBELLE_COURT: dispositif.court,
      LIBELLE_LONG: dispositif.libelle,
      DATE_OUVERTURE: dateOuverture(dispositif.ouverture),
      DATE_INTERVENTION: INTERVENTION,
    })),
  );
  writeSpecialites(ecrivain);
  writeGroupes(ecrivain);
}

function numeroter(prefixe: string, codes: string): Fiche {
  return Object.fromEntries(liste(codes).map((code, rang) => [`${prefixe}_${rang + 1}`, code]));
}

function describeMefs(mef: Mef): Fiche[] {
  return mef.annees.map((annee, rang) => {
    const stat = mefstat11(mef, annee);
    const code = mnemonique(mef, annee).padEnd(6);
    const libelle = `${code} ${mef.libelles[rang] ?? ''}`;
    return {
      MEF: mef10(mef, annee),
      DISPOSITIF_FORMATION: mef.dispositif,
      FORMATION_DIPLOME: mef.cfd,
      DUREE_DISPOSITIF: mef.duree,
      ANNEE_DISPOSITIF: annee,
      LIBELLE_COURT: code + mef.cfd.slice(3),
      LIBELLE_LONG: libelle,
      DATE_OUVERTURE: dateOuverture(mef.ouvertures[rang] ?? ''),
      DATE_FERMETURE: dateFermeture(mef.fermetures[rang] ?? ''),
      STATUT_MEF: '3',
      RENFORCEMENT_LANGUE: 'N',
      HORAIRE: 'O',
      MEF_INSCRIPTION_SCOLARITE: 'O',
      MEF_STAT_11: stat,
      MEF_STAT_9: stat.slice(0, 9),
      DATE_INTERVENTION: INTERVENTION,
      LIBELLE_EDITION: libelle.toLowerCase(),
    };
  });
}

function writeSpecialites(ecrivain: Ecrivain): void {
  ecrivain.records(
    'n_groupe_specialite_.csv',
    'n_groupe_specialite_',
    readTable('nsf-groupes', ['groupe', 'domaine', 'libelle', 'stat33', 'edition']).map((groupe) => ({
      GROUPE_SPECIALITE: groupe.groupe,
      DOMAINE_SPECIALITE: groupe.domaine,
      LIBELLE_LONG: groupe.libelle,
      LIBELLE_STAT_33: groupe.stat33,
      DATE_INTERVENTION: INTERVENTION,
      LIBELLE_EDITION: groupe.edition,
    })),
  );
  ecrivain.records(
    'n_domaine_specialite_.csv',
    'n_domaine_specialite_',
    readTable('nsf-domaines', ['domaine', 'categorie', 'libelle', 'stat33']).map((domaine) => ({
      DOMAINE_SPECIALITE: domaine.domaine,
      CATEGORIE_SPECIALITE: domaine.categorie,
      LIBELLE_LONG: domaine.libelle,
      LIBELLE_STAT_33: domaine.stat33,
      DATE_INTERVENTION: INTERVENTION,
    })),
  );
  ecrivain.records(
    'n_categorie_specialite_.csv',
    'n_categorie_specialite_',
    readTable('nsf-categories', ['categorie', 'court', 'libelle', 'stat33']).map((categorie) => ({
      CATEGORIE_SPECIALITE: categorie.categorie,
      LIBELLE_COURT: categorie.court,
      LIBELLE_LONG: categorie.libelle,
      LIBELLE_STAT_33: categorie.stat33,
      LIBELLE_STAT_3: categorie.court,
      DATE_INTERVENTION: INTERVENTION,
    })),
  );
}

function writeGroupes(ecrivain: Ecrivain): void {
  const colonnes = ['groupe', 'type', 'court', 'libelle', 'edition', 'ouverture', 'formations'] as const;
  const groupes = readTable('groupes-de-formations', colonnes);
  ecrivain.records(
    'n_groupe_formation_.csv',
    'n_groupe_formation_',
    groupes.map((groupe) => ({
      GROUPE_FORMATION: groupe.groupe,
      TYPE_GROUPE_FORMATION: groupe.type,
      LIBELLE_COURT: groupe.court,
      LIBELLE_LONG: groupe.libelle,
      LIBELLE_EDITION: groupe.edition,
      DATE_OUVERTURE: dateOuverture(groupe.ouverture),
      DATE_INTERVENTION: INTERVENTION,
    })),
  );
  ecrivain.records(
    'n_lien_formation_groupe_.csv',
    'n_lien_formation_groupe_',
    groupes.flatMap((groupe) =>
      liste(groupe.formations).map((lien) => {
        const [cfd = '', dates = ''] = lien.split(':');
        const [ouverture = '', fermeture = ''] = dates.split('-');
        return {
          GROUPE_FORMATION: groupe.groupe,
          FORMATION_DIPLOME: cfd,
          DATE_OUVERTURE: dateOuverture(ouverture),
          DATE_FERMETURE: dateFermeture(fermeture),
          DATE_INTERVENTION: INTERVENTION,
        };
      }),
    ),
  );
  ecrivain.records(
    'n_type_groupe_formation_.csv',
    'n_type_groupe_formation_',
    readTable('types-de-groupes', ['type', 'court', 'libelle', 'edition']).map((type) => ({
      TYPE_GROUPE_FORMATION: type.type,
      LIBELLE_COURT: type.court,
      LIBELLE_LONG: type.libelle,
      LIBELLE_EDITION: type.edition,
      DATE_OUVERTURE: '01/09/2024',
      DATE_INTERVENTION: INTERVENTION,
    })),
  );
}
