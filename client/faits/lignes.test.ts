import { describe, expect, it } from 'vitest';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import { explainSortieAbsente } from '#shared/faits/insertion.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import { prepareFaits } from './faits-client.ts';
import { buildLignesFormations, buildTotal, sumFormations } from './lignes.ts';
import { SANS_LOCAUX } from './locaux.ts';
import { buildLignesOffres } from './offre.ts';

const client = prepareFaits(
  buildFaitsEssai({
    formations: [
      { cle: '40025214.247.scolaire' },
      { cle: '40025215.247.scolaire', dateOuverture: '2022-09-01' },
      { cle: '14022001.416.scolaire', niveau: '140' },
      { cle: '50022137..apprentissage', niveau: '500', voie: 'apprentissage' },
    ],
    etablissements: [{}, { uai: '9760001A', region: '06', departement: '976', academie: '43' }],
    offres: [
      { formation: 0, effectif: 20, capacite: 24, voeux: 30 },
      { formation: 0, etablissement: 1, effectif: 10, voeux: 5 },
      { formation: 1, effectif: 15, capacite: 15, voeux: 15 },
      { formation: 2, effectif: 8 },
      { formation: 3, capacite: 12 },
    ],
  }),
);
const CADRE = { region: '', territoire: '', isZone: false, locaux: SANS_LOCAUX };
const toutes = selectOffres(client.faits, client.index, formationsFilters.parse({}));
const sommes = sumFormations(client, toutes);

describe('la grille des formations', () => {
  it.each(['', '84', '06'])('dit, sans ligne de sortie en « %s », la même raison que le serveur', (region) => {
    const { formations: f, periode } = client.faits;
    for (const [rang] of f.cle.entries()) {
      const formation = {
        niveau: f.niveau[rang] ?? '',
        voie: f.voie[rang] ?? 'scolaire',
        type: f.type[rang] ?? '',
        duree: f.duree[rang] ?? 0,
        dateOuverture: f.dateOuverture[rang] ?? null,
      } as const;
      const attendu = absent(explainSortieAbsente(formation, region, periode.millesime));
      expect(client.getSortie(rang, region).taux('emploi')).toEqual(attendu);
    }
  });

  it('a un total égal à la somme de ses lignes, et compte les établissements une fois', () => {
    const lignes = buildLignesFormations(client, sommes, CADRE);
    const total = buildTotal(client, toutes, sommes, () => absent('calcul_en_cours'), CADRE);
    for (const code of ['effectif', 'capacite', 'voeux'] as const) {
      const somme = lignes.reduce((n, ligne) => n + (ligne.mesure(code).valeur ?? 0), 0);
      expect(total.mesure(code)).toEqual(present(somme));
    }
    expect(total.offres).toBe(2);
    expect(total.mesure('emploi')).toEqual(absent('calcul_en_cours'));
  });

  it('dit ce qu’un nombre partiel couvre, et ne divise que ce qui est connu des deux côtés', () => {
    const [ligne] = buildLignesFormations(client, sommes, CADRE);
    expect(ligne?.mesure('capacite')).toEqual(present(24));
    expect(ligne?.couverture('capacite')).toEqual({ retenues: 1, lignes: 2 });
    expect(ligne?.mesure('remplissage')).toEqual(present(20 / 24));
    expect(ligne?.mesure('pression')).toEqual(present(30 / 24));
  });

  it('une offre montre ses propres comptes, et l’apprentissage est hors du champ du constat', () => {
    const offres = buildLignesOffres(client);
    expect(offres[1]?.mesure('effectif')).toEqual(present(10));
    expect(offres[1]?.mesure('pression')).toEqual(absent('capacite_inconnue'));
    expect(offres[4]?.mesure('effectif')).toEqual(absent('hors_perimetre'));
  });
});
