import * as table from '#server/db/schema/nomenclatures.ts';
import { defineSource, ignore } from '../source.ts';
import { joinCfd } from './jointures.ts';

const PRODUCTEUR = 'DEPP, base centrale des nomenclatures (BCN)';

const DISPOSITIF = /^[0-9A-Z]{3}$/;

/** N_MEF : la charnière entre MEFSTAT11, diplôme, dispositif et année. */
export const mefs = defineSource<
  'mef' | 'mefstat11' | 'cfd' | 'dispositif' | 'duree' | 'rang' | 'libelle' | 'ouverture' | 'fermeture'
>({
  code: 'bcn_mef',
  libelle: 'BCN, modules élémentaires de formation (N_MEF)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.mefs],
  layouts: [
    {
      nom: 'N_MEF',
      colonnes: {
        mef: 'MEF',
        mefstat11: 'MEF_STAT_11',
        cfd: 'FORMATION_DIPLOME',
        dispositif: 'DISPOSITIF_FORMATION',
        duree: 'DUREE_DISPOSITIF',
        rang: 'ANNEE_DISPOSITIF',
        libelle: 'LIBELLE_LONG',
        ouverture: 'DATE_OUVERTURE',
        fermeture: 'DATE_FERMETURE',
      },
    },
  ],
  jointures: [joinCfd(table.mefs)],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.mefs, {
        mef: l.code('mef', /^[0-9A-Z]{10}$/, 'MEF sur dix caractères'),
        mefstat11: l.code('mefstat11', /^[0-9A-Z]{11}$/, 'MEFSTAT11 sur onze caractères'),
        cfd: l.cfd('cfd'),
        dispositif: l.code('dispositif', DISPOSITIF, 'dispositif sur trois caractères'),
        duree: l.count('duree', 9),
        annee: l.count('rang', 9),
        libelle: l.label('libelle'),
        dateOuverture: l.findDate('ouverture'),
        dateFermeture: l.findDate('fermeture'),
      }),
  }),
});

/** V_FORMATION_DIPLOME : identité de tous les diplômes, ouverts ou fermés. */
export const formationsDiplomes = defineSource<
  'cfd' | 'niveau' | 'nsf' | 'court' | 'libelle' | 'ouverture' | 'fermeture' | 'nature'
>({
  code: 'bcn_formations_diplomes',
  libelle: 'BCN, formations-diplômes (V_FORMATION_DIPLOME)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.diplomes],
  layouts: [
    {
      nom: 'V_FORMATION_DIPLOME',
      colonnes: {
        cfd: 'FORMATION_DIPLOME',
        niveau: 'NIVEAU_FORMATION_DIPLOME',
        nsf: 'GROUPE_SPECIALITE',
        court: 'LIBELLE_COURT',
        libelle: 'LIBELLE_LONG_200',
        ouverture: 'DATE_OUVERTURE',
        fermeture: 'DATE_FERMETURE',
        nature: 'NATURE_FORMATION_DIPLOME',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.diplomes, {
        cfd: l.cfd('cfd'),
        niveau: l.label('niveau'),
        nsf: l.label('nsf'),
        libelleCourt: l.label('court'),
        libelle: l.label('libelle'),
        dateOuverture: l.findDate('ouverture'),
        dateFermeture: l.findDate('fermeture'),
        nature: l.text('nature'),
      }),
  }),
});

const RANGS = [1, 2, 3, 4, 5, 6, 7] as const;
type Rang = (typeof RANGS)[number];

/** N_FORMATION_DIPLOME : de quel diplôme chacun prend la suite (ANCIEN_DIPLOME_1..7, NOUVEAU_DIPLOME_1..7). */
export const filiations = defineSource<'cfd' | `ancien${Rang}` | `nouveau${Rang}`>({
  code: 'bcn_filiations',
  libelle: 'BCN, filiation des diplômes (N_FORMATION_DIPLOME)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.diplomesFiliations],
  layouts: [
    {
      nom: 'N_FORMATION_DIPLOME',
      colonnes: {
        cfd: 'FORMATION_DIPLOME',
        ...Object.fromEntries(
          RANGS.flatMap((r) => [
            [`ancien${r}`, `ANCIEN_DIPLOME_${r}`],
            [`nouveau${r}`, `NOUVEAU_DIPLOME_${r}`],
          ]),
        ),
      },
    },
  ],
  jointures: [joinCfd(table.diplomesFiliations, 'ancien'), joinCfd(table.diplomesFiliations, 'nouveau')],
  parser: (ctx) => ({
    // Un code mal formé reste : il compte parmi les prédécesseurs, donc décide du continuum.
    ligne: (l) => {
      const cfd = l.cfd('cfd');
      const anciens = RANGS.map((r) => l.text(`ancien${r}`)).filter(Boolean);
      const nouveaux = RANGS.map((r) => l.text(`nouveau${r}`)).filter(Boolean);
      if (anciens.length + nouveaux.length === 0) return ignore('diplôme sans filiation');
      for (const ancien of anciens) ctx.emitOnce(table.diplomesFiliations, { ancien, nouveau: cfd });
      for (const nouveau of nouveaux) ctx.emitOnce(table.diplomesFiliations, { ancien: cfd, nouveau });
      return undefined;
    },
  }),
});

export const niveaux = defineSource<'code' | 'interministeriel' | 'court' | 'libelle'>({
  code: 'bcn_niveaux',
  libelle: 'BCN, niveaux de diplôme (N_NIVEAU_FORMATION_DIPLOME)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.niveauxDiplome],
  layouts: [
    {
      nom: 'N_NIVEAU_FORMATION_DIPLOME',
      colonnes: {
        code: 'NIVEAU_FORMATION_DIPLOME',
        interministeriel: 'NIVEAU_INTERMINISTERIEL',
        court: 'LIBELLE_COURT',
        libelle: 'LIBELLE_100',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.niveauxDiplome, {
        code: l.code('code', /^[0-9A-Z]{3}$/, 'niveau sur trois caractères'),
        libelleCourt: l.label('court'),
        libelle: l.label('libelle'),
        niveauInterministeriel: l.text('interministeriel'),
      }),
  }),
});

export const dispositifs = defineSource<'code' | 'niveau' | 'court' | 'libelle' | 'ouverture'>({
  code: 'bcn_dispositifs',
  libelle: 'BCN, dispositifs de formation (N_DISPOSITIF_FORMATION)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.dispositifs],
  layouts: [
    {
      nom: 'N_DISPOSITIF_FORMATION',
      colonnes: {
        code: 'DISPOSITIF_FORMATION',
        niveau: 'NIVEAU_FORMATION_DIPLOME',
        court: 'LIBELLE_COURT',
        libelle: 'LIBELLE_LONG',
        ouverture: 'DATE_OUVERTURE',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.dispositifs, {
        code: l.code('code', DISPOSITIF, 'dispositif sur trois caractères'),
        niveauDiplome: l.text('niveau'),
        libelleCourt: l.label('court'),
        libelle: l.label('libelle'),
      }),
  }),
});
