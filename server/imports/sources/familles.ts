import { famillesMetiers as table } from '#server/db/schema/nomenclatures.ts';
import { defineSource, type Layout } from '../source.ts';
import { joinCfd } from './jointures.ts';

type Cle = 'famille' | 'specialite' | 'cfdCommun' | 'cfdSpecialite' | 'propre';

const buildSource = (type: '2nde_commune' | '1ere_commune', code: string, libelle: string, layout: Layout<Cle>) =>
  defineSource<Cle>({
    code,
    libelle,
    producteur: 'Table tenue à la main, à partir des arrêtés',
    periode: 'aucun',
    tables: [table],
    layouts: [layout],
    jointures: [joinCfd(table, 'cfd_commun'), joinCfd(table, 'cfd_specialite')],
    parser: (ctx) => ({
      ligne: (l) =>
        ctx.emit(table, {
          type,
          famille: l.label('famille'),
          cfdCommun: l.cfd('cfdCommun'),
          cfdSpecialite: l.cfd('cfdSpecialite'),
          libelleSpecialite: l.label('specialite'),
        }),
    }),
  });

const COMMUNES = {
  famille: 'FAMILLE',
  specialite: 'SPECIALITE',
  cfdCommun: 'CFD_COMMUN',
  cfdSpecialite: 'CFD_SPECIALITE',
} as const;

/** Secondes communes de bac professionnel. */
export const famillesMetiers = buildSource('2nde_commune', 'familles_metiers', 'Familles de métiers (2de commune)', {
  nom: 'familles de métiers',
  colonnes: { ...COMMUNES, propre: 'MEFSTAT11_COMMUN' },
});

/** Premières années communes de BTS à options. */
export const anneesCommunesBts = buildSource('1ere_commune', 'options_bts', 'Options de BTS (1re année commune)', {
  nom: 'options de BTS',
  colonnes: { ...COMMUNES, propre: 'RS CFDannee1' },
});
