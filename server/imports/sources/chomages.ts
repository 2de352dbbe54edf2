import { chomages as table } from '#server/db/schema/emploi.ts';
import { formatDepartement } from '../ligne.ts';
import { defineSource } from '../source.ts';

const buildChomage = (
  maille: 'region' | 'departement',
  code: string,
  libelle: string,
  largeur: (code: string) => string,
) =>
  defineSource<'code' | 'taux'>({
    code: `chomage_${maille}s`,
    libelle,
    producteur: 'INSEE',
    periode: 'annee',
    tables: [table],
    layouts: [{ nom: maille, colonnes: { annee: 'rentreeScolaire', code, taux: 'tauxChomage' } }],
    parser: (ctx) => ({
      ligne: (l) =>
        ctx.emit(table, {
          maille,
          code: largeur(l.code('code', /^(\d{1,3}|0?2[AB])$/, 'code de territoire')),
          annee: Number(ctx.annee),
          taux: l.decimal('taux', 0, 100),
        }),
    }),
  });

/** Taux de chômage localisés, 4e trimestre, en pourcentage. */
export const chomageRegions = buildChomage('region', 'codeRegion', 'Chômage par région', (c) => c.padStart(2, '0'));
export const chomageDepartements = buildChomage(
  'departement',
  'codeDepartement',
  'Chômage par département',
  formatDepartement,
);
