import { expect, it } from 'vitest';
import { buildBancBesoins, insertBmo } from '#server/besoins/banc.ts';
import { buildEtablissement, buildOffre, CFD } from '#server/db/bench.ts';
import { loadContexte } from './contexte.ts';

it('dit les offres à la capacité connue et les cellules secrètes derrière les places par projet', () => {
  const { db, formation } = buildBancBesoins();
  const lire = () => loadContexte(db, 0).besoin?.getCouverture(CFD, 'departement:069');
  expect(lire()).toEqual({ offres: 1, connues: 1, secretes: 0 });
  const voisin = buildEtablissement(db, { uai: '0690002B' });
  buildOffre(db, { etablissementId: voisin.id, formationId: formation.id }, [
    { rentree: 2024, voeux: 12, admission: 'affelnet', admissionFichierId: 1 },
  ]);
  insertBmo(db, [{ metier: 'G0B42', projets: null, difficiles: null, saisonniers: null }]);
  db.$client.exec(`insert into proprietes values ('version', 'suite')`);
  expect(lire()).toEqual({ offres: 2, connues: 1, secretes: 1 });
});
