/** Familles de métiers, options de BTS, spécialités NSF et disciplines. */
import { champ, readTable, writeTable } from './extract-io.ts';

export function extractGroupes(dossier: string, formations: Set<string>): void {
  const liens = new Map<string, string[]>();
  for (const lien of readTable(dossier, 'nomenclatures/n_lien_formation_groupe_.csv')) {
    const cfd = champ(lien, 'FORMATION_DIPLOME');
    if (!formations.has(cfd)) continue;
    const dates = [champ(lien, 'DATE_OUVERTURE').slice(6), champ(lien, 'DATE_FERMETURE').slice(6)].join('-');
    const groupe = champ(lien, 'GROUPE_FORMATION');
    liens.set(groupe, [...(liens.get(groupe) ?? []), `${cfd}:${dates}`]);
  }
  writeTable(
    'groupes-de-formations',
    ['groupe', 'type', 'court', 'libelle', 'edition', 'ouverture', 'formations'],
    readTable(dossier, 'nomenclatures/n_groupe_formation_.csv').map((groupe) => [
      champ(groupe, 'GROUPE_FORMATION'),
      champ(groupe, 'TYPE_GROUPE_FORMATION'),
      champ(groupe, 'LIBELLE_COURT'),
      champ(groupe, 'LIBELLE_LONG'),
      champ(groupe, 'LIBELLE_EDITION'),
      champ(groupe, 'DATE_OUVERTURE').slice(6),
      (liens.get(champ(groupe, 'GROUPE_FORMATION')) ?? []).join(' '),
    ]),
  );
  writeTable(
    'types-de-groupes',
    ['type', 'court', 'libelle', 'edition'],
    readTable(dossier, 'nomenclatures/n_type_groupe_formation_.csv').map((type) => [
      champ(type, 'TYPE_GROUPE_FORMATION'),
      champ(type, 'LIBELLE_COURT'),
      champ(type, 'LIBELLE_LONG'),
      champ(type, 'LIBELLE_EDITION'),
    ]),
  );
  writeTable(
    'familles-de-metiers',
    ['cfdCommun', 'cfdSpecialite', 'famille', 'specialite', 'ministere'],
    readTable(dossier, 'nomenclatures/familleMetiers.csv')
      .filter(
        (famille) => formations.has(champ(famille, 'CFD_COMMUN')) && formations.has(champ(famille, 'CFD_SPECIALITE')),
      )
      .map((famille) => [
        champ(famille, 'CFD_COMMUN'),
        champ(famille, 'CFD_SPECIALITE'),
        champ(famille, 'FAMILLE'),
        champ(famille, 'SPECIALITE'),
        champ(famille, 'CODE_MINISTERE_TUTELLE'),
      ])
      .sort((a, b) => (a.join() < b.join() ? -1 : 1)),
  );
  writeTable(
    'options-bts',
    ['cfdCommun', 'cfdSpecialite', 'famille', 'specialite', 'ouverture', 'fermeture', 'ouverture2', 'fermeture2'],
    readTable(dossier, 'nomenclatures/optionsBTS.csv').map((option) => [
      champ(option, 'CFD_COMMUN'),
      champ(option, 'CFD_SPECIALITE'),
      champ(option, 'FAMILLE'),
      champ(option, 'SPECIALITE'),
      ...[
        'Date ouverture CFDannee1',
        'Date fermeture CFDannee1',
        'Date ouverture CFDannee2',
        'Date fermeture CFDannee2',
      ].map((colonne) => champ(option, colonne).slice(6)),
    ]),
  );
  extractSpecialites(dossier, formations);
  writeTable(
    'disciplines',
    ['code', 'libelle'],
    readTable(dossier, 'nomenclatures/discipline.csv').map((discipline) => [
      champ(discipline, 'codeDiscipline'),
      champ(discipline, 'libelleDiscipline'),
    ]),
  );
}

function extractSpecialites(dossier: string, formations: Set<string>): void {
  const groupes = new Set([...formations].map((cfd) => cfd.slice(3, 6)));
  writeTable(
    'nsf-groupes',
    ['groupe', 'domaine', 'libelle', 'stat33', 'edition'],
    readTable(dossier, 'nomenclatures/n_groupe_specialite_.csv')
      .filter((groupe) => groupes.has(champ(groupe, 'GROUPE_SPECIALITE')))
      .map((groupe) =>
        ['GROUPE_SPECIALITE', 'DOMAINE_SPECIALITE', 'LIBELLE_LONG', 'LIBELLE_STAT_33', 'LIBELLE_EDITION'].map(
          (colonne) => champ(groupe, colonne),
        ),
      )
      .sort(),
  );
  writeTable(
    'nsf-domaines',
    ['domaine', 'categorie', 'libelle', 'stat33'],
    readTable(dossier, 'nomenclatures/n_domaine_specialite_.csv').map((domaine) =>
      ['DOMAINE_SPECIALITE', 'CATEGORIE_SPECIALITE', 'LIBELLE_LONG', 'LIBELLE_STAT_33'].map((colonne) =>
        champ(domaine, colonne),
      ),
    ),
  );
  writeTable(
    'nsf-categories',
    ['categorie', 'court', 'libelle', 'stat33'],
    readTable(dossier, 'nomenclatures/n_categorie_specialite_.csv').map((categorie) =>
      ['CATEGORIE_SPECIALITE', 'LIBELLE_COURT', 'LIBELLE_LONG', 'LIBELLE_STAT_33'].map((colonne) =>
        champ(categorie, colonne),
      ),
    ),
  );
}
