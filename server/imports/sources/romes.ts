import * as emploi from '#server/db/schema/emploi.ts';
import { diplomesRomes } from '#server/db/schema/nomenclatures.ts';
import { defineSource, ignore } from '../source.ts';
import { joinCfd, joinRome } from './jointures.ts';

const ROME = /^[A-Z]\d{4}$/;

/** ROME : métiers et marqueurs de transition. Écologique : toute mention ; numérique et démographique : « O ». */
export const rome = defineSource<'code' | 'libelle' | 'eco' | 'num' | 'demo'>({
  code: 'rome',
  libelle: 'Métiers du ROME et transitions',
  producteur: 'France Travail',
  periode: 'aucun',
  tables: [emploi.romes],
  layouts: [
    {
      nom: 'ROME',
      colonnes: {
        code: 'code_rome',
        libelle: 'libelle_rome',
        eco: 'transition_eco',
        num: 'transition_num',
        demo: 'transition_demo',
      },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(emploi.romes, {
        code: l.code('code', ROME, 'code ROME'),
        libelle: l.label('libelle'),
        transitionEcologique: l.text('eco') !== '',
        transitionNumerique: l.text('num') === 'O',
        transitionDemographique: l.text('demo') === 'O',
      }),
  }),
});

export const domaines = defineSource<'code' | 'libelle'>({
  code: 'domaines_professionnels',
  libelle: 'Domaines professionnels du ROME',
  producteur: 'France Travail',
  periode: 'aucun',
  tables: [emploi.domainesProfessionnels],
  layouts: [
    {
      nom: 'domaines professionnels',
      colonnes: { code: 'code_domaine_professionnel', libelle: 'libelle_domaine_professionnel' },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) =>
      ctx.emit(emploi.domainesProfessionnels, {
        code: l.code('code', /^[A-Z]\d\d$/, 'domaine sur trois caractères'),
        libelle: l.label('libelle'),
      }),
  }),
});

const RANGS = ['rome1', 'rome2', 'rome3', 'rome4', 'rome5'] as const;

/**
 * Certif Info : métiers visés par un diplôme, au plus cinq par ligne. Plusieurs certifications portent parfois
 * le même CFD (les mentions d'un même brevet) : leurs métiers s'ajoutent, dans l'ordre du fichier.
 */
export const certifInfo = defineSource<'cfd' | (typeof RANGS)[number]>({
  code: 'certif_info',
  libelle: 'Certif Info, diplômes et métiers',
  producteur: 'Réseau des Carif-Oref',
  periode: 'aucun',
  tables: [diplomesRomes],
  layouts: [
    {
      nom: 'Certif Info',
      colonnes: {
        cfd: 'Code_Scolarité',
        rome1: 'Code_Rome_1',
        rome2: 'Code_Rome_2',
        rome3: 'Code_Rome_3',
        rome4: 'Code_Rome_4',
        rome5: 'Code_Rome_5',
      },
    },
  ],
  jointures: [joinCfd(diplomesRomes), joinRome(diplomesRomes)],
  parser: (ctx) => {
    const rangs = new Map<string, number>();
    return {
      ligne: (l) => {
        if (l.text('cfd') === '') return ignore('certification sans code de diplôme (CFD)');
        const cfd = l.cfd('cfd');
        const romes = RANGS.filter((cle) => l.text(cle) !== '').map((cle) => l.code(cle, ROME, 'code ROME'));
        if (romes.length === 0) return ignore('diplôme sans métier ROME');
        const dejaVu = rangs.has(cfd);
        for (const code of romes) {
          const rang = (rangs.get(cfd) ?? 0) + 1;
          if (ctx.emitOnce(diplomesRomes, { cfd, rang, rome: code })) rangs.set(cfd, rang);
        }
        return dejaVu ? 'sommee' : undefined;
      },
    };
  },
});
