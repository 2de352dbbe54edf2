import { expect, test } from 'vitest';
import { openDb } from '#server/db/connection.ts';
import { etablissements } from '#server/db/schema/derive.ts';
import { fichiers } from '#server/db/schema/imports.ts';
import { sortiesEtablissements } from '#server/db/schema/insertion.ts';
import { getEtablissement } from './queries.ts';
import { buildTauxEtablissements } from './service.ts';

const UAI = '0010826T';
const SOURCES = ['inserjeunes_apprentissage', 'inserjeunes_lycees', 'inserjeunes_cfa'] as const;
type Source = (typeof SOURCES)[number];

/** Base où chaque source donne son propre taux d'emploi (10, 20, 30) pour un même millésime. */
const ouvrir = (donnees: Partial<Record<Source, readonly ('ensemble' | 'apprentissage')[]>>) => {
  const db = openDb(':memory:');
  db.insert(etablissements).values({ uai: UAI, nom: 'CFA d’essai' }).run();
  for (const [rang, source] of SOURCES.entries()) {
    const id = rang + 1;
    const compte = { empreinte: source, octets: 1, encodage: 'utf-8', lues: 1, retenues: 1, rejetees: 0 };
    db.insert(fichiers)
      .values({ id, source, annee: '2022_2023', nom: `${source}.csv`, ...compte, chargeLe: '2026-03-02' })
      .run();
    for (const perimetre of donnees[source] ?? []) {
      const cle = { millesime: '2022_2023', uai: UAI, perimetre, code: '', source };
      db.insert(sortiesEtablissements)
        .values({ ...cle, tauxEmploi6Mois: 10 * id, fichierId: id })
        .run();
    }
  }
  return db;
};

const lireSorties = (donnees: Parameters<typeof ouvrir>[0]) =>
  getEtablissement(ouvrir(donnees).$client, UAI).sorties.map((s) => [s.perimetre, s.source, s.tauxEmploi6Mois]);

test.each([
  [
    'la série ouverte des CFA avant les fichiers DEPP',
    { inserjeunes_apprentissage: ['apprentissage'], inserjeunes_cfa: ['apprentissage'] },
    [['apprentissage', 'inserjeunes_cfa', 30]],
  ],
  [
    'un périmètre à la fois',
    { inserjeunes_lycees: ['ensemble', 'apprentissage'], inserjeunes_cfa: ['apprentissage'] },
    [
      ['apprentissage', 'inserjeunes_cfa', 30],
      ['ensemble', 'inserjeunes_lycees', 20],
    ],
  ],
  [
    'le fichier DEPP quand la série ouverte n’a pas l’établissement',
    { inserjeunes_apprentissage: ['apprentissage'] },
    [['apprentissage', 'inserjeunes_apprentissage', 10]],
  ],
] as const)('les taux d’un établissement : %s', (_, donnees, attendu) => {
  expect(lireSorties(donnees)).toEqual(attendu);
});

test('hors de sa fiche, un établissement montre son périmètre le plus large au dernier millésime de celui-ci', async () => {
  const db = ouvrir({ inserjeunes_lycees: ['ensemble'], inserjeunes_cfa: ['apprentissage'] });
  expect(buildTauxEtablissements(db.$client)).toMatchObject({
    millesimes: { ensemble: '2022_2023' },
    uai: [UAI],
    perimetre: ['ensemble'],
    etabEmploi: [20],
    etabAttendu: [null],
  });
  // Le taux d'un autre établissement, plus récent, périme celui-ci : le même périmètre a un nouveau millésime.
  db.$client.exec(
    `insert into sorties_etablissements (millesime, uai, perimetre, code, source, fichier_id)
     values ('2023_2024', '0010001A', 'ensemble', '', 'inserjeunes_lycees', 2)`,
  );
  expect(buildTauxEtablissements(db.$client)).toMatchObject({ uai: ['0010001A', UAI], etabEmploi: [null, 30] });
});
