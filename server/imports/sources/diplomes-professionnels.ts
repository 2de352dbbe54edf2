import { diplomesProfessionnels as table } from '#server/db/schema/nomenclatures.ts';
import { defineSource } from '../source.ts';
import { joinCfd } from './jointures.ts';

type Diplome = typeof table.$inferInsert;

/**
 * Diplômes professionnels de la DGESCO. Le CFD est formé des chiffres du code (« 400-24202 V »). Un diplôme
 * rénové sans changer de code y figure deux fois : on garde l'édition dont la première session est la plus récente.
 */
export const diplomesProfessionnels = defineSource<
  'code' | 'diplome' | 'intitule' | 'cpc' | 'secteur' | 'rncp' | 'premiere' | 'derniere'
>({
  code: 'diplomes_professionnels',
  libelle: 'Diplômes professionnels et commissions consultatives (CPC)',
  producteur: 'DGESCO',
  periode: 'aucun',
  tables: [table],
  layouts: [
    {
      nom: 'diplômes professionnels',
      colonnes: {
        cpc: 'Commission professionnelle consultative',
        secteur: 'Secteur',
        code: 'Code diplôme',
        diplome: 'Diplôme',
        intitule: 'Intitulé de la spécialité (et options)',
        rncp: 'Code RNCP',
        premiere: 'Première session',
        derniere: 'Dernière session',
      },
    },
  ],
  jointures: [joinCfd(table)],
  parser: (ctx) => {
    const editions = new Map<string, Omit<Diplome, 'fichierId'>>();
    return {
      ligne: (l) => {
        const cfd = l.text('code').replace(/\D/g, '');
        if (cfd.length !== 8) l.reject('code', 'huit chiffres attendus');
        const edition = {
          cfd,
          diplome: l.label('diplome'),
          intitule: l.label('intitule'),
          cpc: l.label('cpc'),
          secteur: l.label('secteur'),
          rncp: l.findText('rncp'),
          premiereSession: l.findText('premiere'),
          derniereSession: l.findText('derniere'),
        };
        const connue = editions.get(cfd);
        if (!connue || (connue.premiereSession ?? '') < (edition.premiereSession ?? '')) editions.set(cfd, edition);
        return connue ? { ignoree: 'autre édition du même diplôme : la plus récente est gardée' } : undefined;
      },
      fin: () => {
        for (const edition of editions.values()) ctx.emit(table, edition);
      },
    };
  },
});
