import * as table from '#server/db/schema/nomenclatures.ts';
import { defineSource } from '../source.ts';
import { joinCfd } from './jointures.ts';

const PRODUCTEUR = 'DEPP, base centrale des nomenclatures (BCN)';

const buildNsf = (rang: 'categorie' | 'domaine' | 'groupe', enTete: string, enTeteParent: string, libelle: string) =>
  defineSource<'code' | 'parent' | 'libelle' | 'edition'>({
    code: `bcn_nsf_${rang}s`,
    libelle,
    producteur: PRODUCTEUR,
    periode: 'aucun',
    tables: [table.nsf],
    layouts: [
      {
        nom: enTete,
        colonnes: { code: enTete, parent: enTeteParent, libelle: 'LIBELLE_LONG' },
        facultatives: { edition: 'LIBELLE_EDITION' },
      },
    ],
    parser: (ctx) => ({
      ligne: (l) =>
        ctx.emit(table.nsf, {
          code: l.label('code'),
          rang,
          libelle: l.text('edition') || l.label('libelle'),
          parent: rang === 'categorie' ? null : l.label('parent'),
        }),
    }),
  });

/** Nomenclature des spécialités de formation, du plus large au plus fin ; la catégorie n'a pas de parent. */
export const nsfCategories = buildNsf(
  'categorie',
  'CATEGORIE_SPECIALITE',
  'LIBELLE_STAT_3',
  'BCN, catégories de spécialité (NSF)',
);
export const nsfDomaines = buildNsf(
  'domaine',
  'DOMAINE_SPECIALITE',
  'CATEGORIE_SPECIALITE',
  'BCN, domaines de spécialité (NSF)',
);
export const nsfGroupes = buildNsf(
  'groupe',
  'GROUPE_SPECIALITE',
  'DOMAINE_SPECIALITE',
  'BCN, groupes de spécialité (NSF)',
);

export const typesGroupe = defineSource<'code' | 'libelle' | 'court'>({
  code: 'bcn_types_groupe',
  libelle: 'BCN, types de groupe de formations (N_TYPE_GROUPE_FORMATION)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.typesGroupeFormation],
  layouts: [
    {
      nom: 'N_TYPE_GROUPE_FORMATION',
      colonnes: { code: 'TYPE_GROUPE_FORMATION', libelle: 'LIBELLE_EDITION', court: 'LIBELLE_COURT' },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) => ctx.emit(table.typesGroupeFormation, { code: l.label('code'), libelle: l.label('libelle') }),
  }),
});

export const groupes = defineSource<'code' | 'type' | 'libelle' | 'court'>({
  code: 'bcn_groupes',
  libelle: 'BCN, groupes de formations (N_GROUPE_FORMATION)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.groupesFormation],
  layouts: [
    {
      nom: 'N_GROUPE_FORMATION',
      colonnes: {
        code: 'GROUPE_FORMATION',
        type: 'TYPE_GROUPE_FORMATION',
        libelle: 'LIBELLE_EDITION',
        court: 'LIBELLE_COURT',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(table.groupesFormation, { code: l.label('code'), type: l.label('type'), libelle: l.label('libelle') }),
  }),
});

export const liens = defineSource<'groupe' | 'cfd'>({
  code: 'bcn_liens_groupe',
  libelle: 'BCN, diplômes d’un groupe de formations (N_LIEN_FORMATION_GROUPE)',
  producteur: PRODUCTEUR,
  periode: 'aucun',
  tables: [table.liensFormationGroupe],
  layouts: [{ nom: 'N_LIEN_FORMATION_GROUPE', colonnes: { groupe: 'GROUPE_FORMATION', cfd: 'FORMATION_DIPLOME' } }],
  jointures: [joinCfd(table.liensFormationGroupe)],
  parser: (ctx) => ({
    ligne: (l) => ctx.emit(table.liensFormationGroupe, { groupe: l.label('groupe'), cfd: l.cfd('cfd') }),
  }),
});
