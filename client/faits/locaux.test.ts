import { describe, expect, it } from 'vitest';
import { computeAcces } from '#shared/acces/acces.ts';
import { buildBesoinsEssai } from '#shared/besoins/banc.ts';
import { buildFaitsEssai } from '#shared/faits/banc.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { formationsFilters } from '#shared/formations/filters.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';
import { prepareFaits } from './faits-client.ts';
import { buildLignesFormations, buildTotal, sumFormations } from './lignes.ts';
import { buildLocaux, type SourcesLocales } from './locaux.ts';
import { buildLignesOffres } from './offre.ts';

/** Deux diplômes qui mènent à la même famille, un troisième à rien ; le second établissement n'est pas situé. */
const client = prepareFaits(
  buildFaitsEssai({
    formations: [
      { cle: '40025214.247.scolaire', famille: 'F1' },
      { cle: '40025215.247.scolaire', famille: null },
      { cle: '50022139.241.scolaire', famille: null },
    ],
    etablissements: [
      { uai: '0690001A', bassin: '8401', latitude: 45, longitude: 4 },
      { uai: '0690002B', bassin: null, latitude: null, longitude: null },
      { uai: '0690003C', bassin: '8401', latitude: 45.1, longitude: 4 },
    ],
    offres: [
      { formation: 0, etablissement: 0, capacite: 24 },
      { formation: 1, etablissement: 1, capacite: 12 },
      { formation: 2, etablissement: 0 },
      { formation: 0, etablissement: 2, capacite: 24 },
    ],
  }),
);
const { faits } = client;
const RECUES: SourcesLocales = {
  besoins: buildBesoinsEssai({
    lignes: [{ projets: 50 }],
    liens: { cfd: ['40025214', '40025215'], familles: [[0], [0]] },
  }),
  acces: { version: faits.version, rentree: 0, rayon: 20, ...computeAcces(faits, 20) },
  taux: {
    version: faits.version,
    millesimes: { ensemble: '2022_2023' },
    uai: ['0690001A'],
    perimetre: ['ensemble'],
    etabEmploi: [62],
    etabAttendu: [null],
    etabValeurAjoutee: [-3],
    etabPoursuite: [40],
  },
};
const sommes = sumFormations(client, selectOffres(faits, client.index, formationsFilters.parse({})));
const lire = (changement: Partial<SourcesLocales> = {}, isZone = false) => {
  const locaux = buildLocaux(client, { ...RECUES, ...changement });
  const cadre = { region: '84', territoire: 'region:84', isZone, locaux };
  const offres = selectOffres(faits, client.index, formationsFilters.parse({}));
  return {
    lignes: buildLignesFormations(client, sommes, cadre),
    total: buildTotal(client, offres, sommes, () => absent('grain_regional'), cadre),
    offres: buildLignesOffres(client, locaux),
  };
};

describe('les données locales dans les grilles', () => {
  it('une formation porte le besoin du territoire, ou dit qu’aucun métier ne lui est relié', () => {
    expect(lire().lignes.map((l) => l.mesure('projets'))).toEqual([
      present(50),
      present(50),
      absent('sans_lien_metier'),
    ]);
  });

  it('le total compte une fois une famille où deux diplômes mènent', () => {
    expect(lire().total.mesure('projets')).toEqual(present(50));
  });

  it('sous une zone dessinée, la BMO ne se mesure pas', () => {
    const { lignes, total } = lire({}, true);
    expect([lignes[0]?.mesure('projets'), total.mesure('projets')]).toEqual([
      absent('hors_maille'),
      absent('hors_maille'),
    ]);
  });

  it('une offre porte le besoin de son bassin, ses distances et les taux de son établissement', () => {
    const [premiere, nonSituee] = lire().offres;
    expect(premiere?.mesure('projets')).toEqual(present(50));
    expect(premiere?.mesure('distanceMeme')).toEqual(present(11.1));
    expect(premiere?.mesure('distanceFamille')).toEqual(absent('aucune_autre'));
    expect(premiere?.mesure('etabEmploi')).toEqual(present(0.62));
    expect(premiere?.mesure('etabValeurAjoutee')).toEqual(present(-3));
    expect(premiere?.mesure('etabAttendu')).toEqual(absent('donnee_absente'));
    expect(nonSituee?.mesure('projets')).toEqual(absent('non_situe'));
    expect(nonSituee?.mesure('distanceMeme')).toEqual(absent('non_situe'));
    expect(nonSituee?.mesure('distanceFamille')).toEqual(absent('non_applicable'));
    expect(nonSituee?.mesure('etabEmploi')).toEqual(absent('donnee_absente'));
  });

  it.each(['calcul_en_cours', 'non_recue'] as const)('une source absente (%s) le dit, sans rien inventer', (motif) => {
    const { lignes, total, offres } = lire({ besoins: motif, acces: motif, taux: motif });
    for (const valeur of [
      lignes[0]?.mesure('projets'),
      total.mesure('projets'),
      offres[0]?.mesure('distanceMeme'),
      offres[0]?.mesure('etabEmploi'),
    ])
      expect(valeur).toEqual(absent(motif));
  });

  it('des distances d’une autre version des faits ne se lisent pas', () => {
    const acces = { ...(RECUES.acces as Exclude<SourcesLocales['acces'], string>), version: 'autre' };
    expect(lire({ acces }).offres[0]?.mesure('distanceMeme')).toEqual(absent('non_recue'));
  });
});
