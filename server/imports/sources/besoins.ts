import * as table from '#server/db/schema/emploi.ts';
import { formatDepartement } from '../ligne.ts';
import { defineSource } from '../source.ts';
import { joinDepartement, joinFap } from './jointures.ts';
import { formatBassin } from './territoires.ts';

/** Borne d'absurdité d'un nombre de projets dans un bassin. */
const PROJETS_MAX = 200_000;

const MESURES = {
  departement: 'Dept',
  region: 'REG',
  projets: 'met',
  difficiles: 'xmet',
  saisonniers: 'smet',
} as const;

/** Le code et le libellé du bassin portent l'année dans leur en-tête (« BE24 », « NOMBE24 »). */
const BASSIN = { bassin: /^be\d\d$/, libelleBassin: /^nombe\d\d$/ } as const;

/**
 * Besoins en main-d'œuvre (BMO), par bassin × métier × département. `*` couvre le secret statistique : la
 * valeur est nulle, jamais zéro. Les métiers sont des FAP-2009 jusqu'en 2023, des FAP-2021 ensuite.
 */
export const besoins = defineSource<
  | 'bassin'
  | 'libelleBassin'
  | 'metier'
  | 'libelleMetier'
  | 'famille'
  | 'libelleFamille'
  | 'departement'
  | 'region'
  | 'projets'
  | 'difficiles'
  | 'saisonniers'
>({
  code: 'bmo',
  libelle: 'Besoins en main-d’œuvre (BMO)',
  producteur: 'France Travail',
  periode: 'annee',
  tables: [table.besoins, table.besoinsMetiers, table.besoinsBassins],
  layouts: [
    {
      nom: '2019',
      colonnes: {
        annee: 'annee',
        ...BASSIN,
        ...MESURES,
        metier: 'code métier BMO',
        libelleMetier: 'nom_metier BMO',
        famille: 'Famille_metier',
        libelleFamille: 'Libellé de famille de métier',
      },
    },
    {
      nom: '2020',
      colonnes: {
        annee: 'annee',
        ...BASSIN,
        ...MESURES,
        metier: 'metier',
        libelleMetier: 'nommetier',
        famille: 'Famille_met',
        libelleFamille: 'Lbl_fam_met',
      },
    },
    {
      nom: '2023 à 2026',
      colonnes: {
        annee: 'annee',
        ...BASSIN,
        ...MESURES,
        metier: 'Code métier BMO',
        libelleMetier: 'Nom métier BMO',
        famille: 'Famille_met',
        libelleFamille: 'Lbl_fam_met',
      },
    },
  ],
  jointures: [joinDepartement(table.besoins), joinFap(table.besoins, 'metier')],
  parser: (ctx) => ({
    ligne: (l) => {
      const annee = Number(ctx.annee);
      const metier = l.code('metier', /^[A-Z][0-9A-Z][A-Z]\d\d$/, 'code de métier BMO');
      const bassin = formatBassin(l.code('bassin', /^\d{3,5}$/, 'code de bassin'));
      ctx.emit(table.besoins, {
        annee,
        bassin,
        metier,
        departement: formatDepartement(l.label('departement')),
        region: l.code('region', /^\d{1,2}$/, 'code de région').padStart(2, '0'),
        projets: l.findCount('projets', PROJETS_MAX),
        difficiles: l.findCount('difficiles', PROJETS_MAX),
        saisonniers: l.findCount('saisonniers', PROJETS_MAX),
      });
      const [libelle, famille, libelleFamille] = [l.text('libelleMetier'), l.text('famille'), l.text('libelleFamille')];
      ctx.emitOnce(table.besoinsMetiers, { annee, code: metier, libelle, famille, libelleFamille });
      ctx.emitOnce(table.besoinsBassins, { annee, code: bassin, libelle: l.text('libelleBassin') });
    },
  }),
});
