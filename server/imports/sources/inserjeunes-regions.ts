import { sortiesRegions as table } from '#server/db/schema/insertion.ts';
import type { Ligne } from '../ligne.ts';
import { defineSource } from '../source.ts';
import { parseVoie } from './capacites.ts';
import { joinCfd } from './jointures.ts';

/** Le plus gros effectif régional d'une formation est 11 621 (cumul de deux promotions). */
const EFFECTIF_MAX = 200_000;

type Cle =
  | 'region'
  | 'voie'
  | 'cfd'
  | 'mefstat11'
  | 'terminale'
  | 'sortants'
  | 'poursuite'
  | 'emploi6'
  | 'emploi12'
  | 'emploi18'
  | 'emploi24'
  | 'tauxPoursuite'
  | 'taux6'
  | 'taux12'
  | 'taux18'
  | 'taux24';

const parseComptes = (l: Ligne<Cle | 'annee'>) => ({
  effectifTerminale: l.findCount('terminale', EFFECTIF_MAX),
  sortants: l.findCount('sortants', EFFECTIF_MAX),
  poursuite: l.findCount('poursuite', EFFECTIF_MAX),
  emploi6Mois: l.findCount('emploi6', EFFECTIF_MAX),
  emploi12Mois: l.findCount('emploi12', EFFECTIF_MAX),
  emploi18Mois: l.findCount('emploi18', EFFECTIF_MAX),
  emploi24Mois: l.findCount('emploi24', EFFECTIF_MAX),
});

const parseTaux = (l: Ligne<Cle | 'annee'>) => ({
  tauxPoursuitePublie: l.findCount('tauxPoursuite', 100),
  tauxEmploi6MoisPublie: l.findCount('taux6', 100),
  tauxEmploi12MoisPublie: l.findCount('taux12', 100),
  tauxEmploi18MoisPublie: l.findCount('taux18', 100),
  tauxEmploi24MoisPublie: l.findCount('taux24', 100),
});

/** InserJeunes, région × formation : comptes et taux publiés, par MEFSTAT11 (scolaire) ou CFD (apprentissage). */
export const sortiesParRegion = defineSource<Cle>({
  code: 'inserjeunes_regions',
  libelle: 'InserJeunes, région × formation',
  producteur: 'DEPP et Dares, InserJeunes',
  periode: 'millesime',
  tables: [table],
  secret: true,
  exigeMefs: true,
  layouts: [
    {
      nom: 'comptes par région',
      colonnes: {
        annee: 'millesime',
        region: 'code_region',
        voie: 'voie',
        cfd: 'cfd',
        mefstat11: 'mefstat11',
        terminale: 'nb_annee_term',
        sortants: 'nb_sortant',
        poursuite: 'nb_poursuite_etudes',
        emploi6: 'nb_en_emploi_6_mois',
        emploi12: 'nb_en_emploi_12_mois',
        emploi18: 'nb_en_emploi_18_mois',
        emploi24: 'nb_en_emploi_24_mois',
        tauxPoursuite: 'taux_poursuite_etudes',
        taux6: 'taux_emploi_6_mois',
        taux12: 'taux_emploi_12_mois',
        taux18: 'taux_emploi_18_mois',
        taux24: 'taux_emploi_24_mois',
      },
    },
  ],
  jointures: [joinCfd(table, 'code', "voie = 'apprentissage'")],
  parser: (ctx) => ({
    ligne: (l) => {
      const voie = parseVoie(l, 'voie');
      ctx.emit(table, {
        millesime: ctx.annee,
        region: l.code('region', /^\d{2}$/, 'code de région sur deux chiffres'),
        voie,
        code: voie === 'scolaire' ? ctx.mefstat11(l, 'mefstat11') : l.cfd('cfd'),
        ...parseComptes(l),
        ...parseTaux(l),
      });
    },
  }),
});
