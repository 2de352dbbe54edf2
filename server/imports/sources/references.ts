import * as table from '#server/db/schema/nomenclatures.ts';
import { defineSource, ignore } from '../source.ts';
import { joinCfd } from './jointures.ts';

/** Formations qu'une région doit réexaminer ; le fichier répète parfois une formation. */
export const actionsPrioritaires = defineSource<'cfd' | 'dispositif' | 'region'>({
  code: 'actions_prioritaires',
  libelle: 'Actions prioritaires (formations à réexaminer)',
  producteur: 'DGESCO',
  periode: 'aucun',
  tables: [table.actionsPrioritaires],
  layouts: [
    { nom: 'actions prioritaires', colonnes: { cfd: 'cfd', dispositif: 'codeDispositif', region: 'codeRegion' } },
  ],
  jointures: [joinCfd(table.actionsPrioritaires)],
  parser: (ctx) => ({
    ligne: (l) => {
      const nouvelle = ctx.emitOnce(table.actionsPrioritaires, {
        cfd: l.cfd('cfd'),
        dispositif: l.code('dispositif', /^[0-9A-Z]{3}$/, 'dispositif sur trois caractères'),
        region: l.code('region', /^\d{1,2}$/, 'code de région').padStart(2, '0'),
      });
      return nouvelle ? undefined : ignore('formation déjà citée pour cette région');
    },
  }),
});

export const disciplines = defineSource<'code' | 'libelle'>({
  code: 'disciplines',
  libelle: 'Disciplines de recrutement',
  producteur: 'DGRH',
  periode: 'aucun',
  tables: [table.disciplines],
  layouts: [{ nom: 'disciplines', colonnes: { code: 'codeDiscipline', libelle: 'libelleDiscipline' } }],
  parser: (ctx) => ({
    ligne: (l) => ctx.emit(table.disciplines, { code: l.label('code'), libelle: l.label('libelle') }),
  }),
});
