import { expect, it } from 'vitest';
import { bench, buildOffre, buildSaisie, CFD, UAI } from '#server/db/bench.ts';
import { present } from '#shared/indicateurs/absence.ts';

const installe = () => {
  const { db, etablissement, formation, as } = bench();
  buildOffre(db, { etablissementId: etablissement.id, formationId: formation.id }, [
    { rentree: 2024, effectifEntree: 20, capacite: 24, voeux: 36, admission: 'affelnet', constatFichierId: 1 },
  ]);
  const sqlite = db.$client;
  sqlite.exec(`insert into constats (rentree, uai, mefstat11, effectif, fichier_id) values (2024, '${UAI}', '12345678901', 20, 1);
    insert into affelnet (rentree, uai, mefstat11, voie, fichier_id) values (2024, '${UAI}', '12345678901', 'scolaire', 1)`);
  /** Une nouvelle version des données, où l'effectif de l'offre a changé. */
  const changeDonnees = (effectif: number) =>
    sqlite.exec(`update entrees set effectif_entree = ${effectif};
      insert into proprietes (cle, valeur) values ('version', 'v${effectif}') on conflict do update set valeur = excluded.valeur`);
  return { api: as({ role: 'gestionnaire_region' }).api, changeDonnees };
};

it('les chiffres figés au dépôt ne bougent plus quand les données changent', async () => {
  const { api, changeDonnees } = installe();
  const { numero, version } = await api.demandes.creer(buildSaisie({ uai: UAI, cfd: CFD }));
  expect((await api.demandes.get({ numero })).preuves).toEqual([]);
  await api.demandes.appliquer({ numero, version, transition: 'proposer' });
  const depot = await api.demandes.get({ numero });
  expect(depot.preuves.map((p) => [p.evenement, p.situation.entrees.effectif])).toEqual([['proposer', present(20)]]);
  changeDonnees(27);
  const apres = await api.demandes.get({ numero });
  expect(apres.preuves).toEqual(depot.preuves);
  expect(apres.situation.entrees.effectif).toEqual(present(27));
  expect(apres.situation.versionDonnees).not.toBe(depot.preuves[0]?.situation.versionDonnees);
});

it('retenir un brouillon comme projet fige aussi les chiffres ; les étapes suivantes n’y touchent pas', async () => {
  const { api, changeDonnees } = installe();
  const { numero, version } = await api.demandes.creer(buildSaisie({ uai: UAI, cfd: CFD }));
  const projet = await api.demandes.appliquer({ numero, version, transition: 'retenir' });
  changeDonnees(27);
  await api.demandes.appliquer({ numero, version: projet.version, transition: 'preparer_vote' });
  const { preuves } = await api.demandes.get({ numero });
  expect(preuves.map((p) => [p.evenement, p.situation.entrees.effectif])).toEqual([['retenir', present(20)]]);
});
