import { describe, expect, it } from 'vitest';
import { buildBesoinsEssai } from '#shared/besoins/banc.ts';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import { absent, present, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeBesoin } from '#shared/indicateurs/catalogue.ts';
import { computeBesoin, prepareBesoins } from './besoins-client.ts';

const CFD = '40025214';
const CLIENT = prepareBesoins(
  buildBesoinsEssai({
    lignes: [{ projets: 50, difficiles: 30, saisonniers: 10 }],
    chomages: [{ maille: 'region', code: '84', annee: 2023, taux: 0.062 }],
    tension: [{ region: '84', famille: 'B1X', metier: 'Maçons' }],
  }),
  buildFaitsEssai({ offres: [{ capacite: 24 }, { capacite: null }] }),
);

describe('un indicateur du besoin, calculé sans réseau', () => {
  it.each<[CodeBesoin, string, string, Valeur]>([
    ['projets', CFD, 'region:84', present(50)],
    ['partDifficiles', CFD, 'region:84', present(0.6)],
    ['partSaisonniers', CFD, 'bassin:8401', present(0.2)],
    ['placesParProjet', CFD, '', present(24 / 50)],
    ['enTension', CFD, 'departement:069', present(1)],
    ['chomage', CFD, 'region:84', present(0.062)],
    ['projets', CFD, 'region:32', absent('donnee_absente')],
    ['projets', '50022139', 'region:84', absent('sans_lien_metier')],
  ])('%s de %s dans « %s »', (code, cfd, territoire, attendu) => {
    expect(computeBesoin(CLIENT, [cfd], territoire, code)).toEqual(attendu);
  });

  it('ne bâtit qu’une fois la table d’un territoire', () => {
    expect(CLIENT.getTable('region:84')).toBe(CLIENT.getTable('region:84'));
  });
});
