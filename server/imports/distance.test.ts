import { expect, test } from 'vitest';
import { buildBanc, N_MEF } from './banc.ts';

const ENTETES = 'UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP';
const fichier = (...lignes: string[]): string => `${[ENTETES, ...lignes].join('\n')}\n`;

const PARCOURSUP = fichier(
  '0010001W;BTS - Services - NDRC;32211031212;164;Scolaire;17',
  '0010001W;BTS - Services - NDRC - Entièrement en distanciel;32211031212;900;Scolaire;2400',
  '0010006B;BTS - Services - NDRC - Entièrement en distanciel;32211031212;30;Scolaire;999',
  '0010007C;BTS - Services - Optique, vente à distance;32211031212;20;Scolaire;24',
);

test('Parcoursup : ce qui est « Entièrement en distanciel » se compte à part, avec sa raison', async () => {
  const { importe, lit } = buildBanc();
  const { fichiers } = await importe({ 'nMef.csv': N_MEF, 'bts_2024.csv': PARCOURSUP });
  expect(
    lit(`select uai, voeux, capacite, capacite_motif as motif, voeux_distance as voeuxDistance,
                capacite_distance as placesDistance from parcoursup order by uai`),
  ).toEqual([
    { uai: '0010001W', voeux: 164, capacite: 17, motif: null, voeuxDistance: 900, placesDistance: 2400 },
    { uai: '0010006B', voeux: null, capacite: null, motif: 'distance', voeuxDistance: 30, placesDistance: null },
    { uai: '0010007C', voeux: 20, capacite: 24, motif: null, voeuxDistance: null, placesDistance: null },
  ]);
  expect(fichiers.find((f) => f.source === 'parcoursup')?.avertissements).toEqual([
    expect.objectContaining({ motif: 'Places entièrement à distance, comptées à part', nombre: 2 }),
  ]);
});

test('les mêmes octets se rechargent quand la lecture a changé, et une seule fois', async () => {
  const { db, importe, lit } = buildBanc();
  const { version } = await importe({ 'nMef.csv': N_MEF, 'bts_2024.csv': PARCOURSUP });
  // Ce qu'une version précédente de l'application en avait lu : tout dans une seule somme.
  db.$client.exec(`update fichiers set lecture = 1; update parcoursup set voeux = 1064, capacite = 2417`);
  const relu = await importe({ 'bts_2024.csv': PARCOURSUP });
  expect(relu).toMatchObject({ statut: 'charge', version });
  expect(lit(`select capacite from parcoursup where uai = '0010001W'`)).toEqual([{ capacite: 17 }]);
  expect((await importe({ 'bts_2024.csv': PARCOURSUP })).statut).toBe('inchange');
});
