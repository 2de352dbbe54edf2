import * as table from '#server/db/schema/emploi.ts';
import { defineSource, ignore } from '../source.ts';
import { joinFap, joinRome } from './jointures.ts';

const NIVEAUX_2021 = [22, 86, 228, 341] as const;
type Niveau = (typeof NIVEAUX_2021)[number];

/** FAP-2021 : quatre niveaux emboîtés, une ligne par famille la plus fine. */
export const fap2021 = defineSource<`code${Niveau}` | `libelle${Niveau}`>({
  code: 'fap_2021',
  libelle: 'Familles professionnelles FAP-2021',
  producteur: 'Dares',
  periode: 'aucun',
  tables: [table.faps],
  layouts: [
    {
      nom: 'FAP-2021',
      colonnes: Object.fromEntries(
        NIVEAUX_2021.flatMap((n) => [
          [`code${n}`, `Code FAP ${n}`],
          [`libelle${n}`, `Intitulé FAP ${n}`],
        ]),
      ),
    },
  ],
  parser: (ctx) => ({
    ligne: (l) => {
      let parent: string | null = null;
      for (const niveau of NIVEAUX_2021) {
        const code = l.label(`code${niveau}`);
        ctx.emitOnce(table.faps, {
          nomenclature: 'FAP2021',
          niveau,
          code,
          libelle: l.label(`libelle${niveau}`),
          parent,
        });
        parent = code;
      }
    },
  }),
});

const NIVEAUX_2009 = [
  { cle: 'domaine', niveau: 22, largeurParent: 0 },
  { cle: 'agregee', niveau: 87, largeurParent: 1 },
  { cle: 'detaillee', niveau: 225, largeurParent: 3 },
] as const;

/** FAP-2009 : intitulés des domaines (22), familles agrégées (87) et détaillées (225), « A0Z40 : Agriculteurs salariés ». */
export const famillesFap2009 = defineSource<'code' | 'domaine' | 'agregee' | 'detaillee'>({
  code: 'fap_2009',
  libelle: 'Familles professionnelles FAP-2009, intitulés',
  producteur: 'Dares',
  periode: 'aucun',
  tables: [table.faps],
  layouts: [
    {
      nom: 'formats SAS',
      colonnes: { code: 'code', domaine: '$FAP9_1L', agregee: '$FAP9_3L', detaillee: '$FAP9_5L' },
    },
  ],
  parser: (ctx) => ({
    ligne: (l) => {
      const trouve = NIVEAUX_2009.find(({ cle }) => l.text(cle) !== '');
      if (!trouve) return ignore('regroupement au-dessus des domaines');
      const code = l.label('code');
      ctx.emit(table.faps, {
        nomenclature: 'FAP2009',
        niveau: trouve.niveau,
        code,
        libelle: l.text(trouve.cle).replace(`${code} : `, ''),
        parent: code.slice(0, trouve.largeurParent) || null,
      });
      return undefined;
    },
  }),
});

/** Famille où la Dares range ce qui ne se code pas par le seul ROME : ce n'est pas une correspondance. */
const SANS_FAMILLE = 'ZZZZZ';

/** Passage ROME → FAP-2009 : par le ROME seul, ou par le ROME suivi de la qualification (un chiffre). */
export const passageRome = defineSource<'code' | 'sansQualification' | 'avecQualification'>({
  code: 'passage_rome_fap2009',
  libelle: 'Passage du ROME aux FAP-2009',
  producteur: 'Dares',
  periode: 'aucun',
  tables: [table.romesFaps],
  layouts: [
    { nom: 'formats SAS', colonnes: { code: 'code', sansQualification: '$FAP9RSQ', avecQualification: '$FAP9RAQ' } },
  ],
  jointures: [joinRome(table.romesFaps), joinFap(table.romesFaps, 'fap')],
  parser: (ctx) => ({
    ligne: (l) => {
      const code = l.code('code', /^[A-Z]\d{4,5}$/, 'code ROME, suivi ou non d’une qualification');
      const fap = l.text('sansQualification') || l.label('avecQualification');
      if (fap === SANS_FAMILLE) return ignore('métier sans famille professionnelle');
      ctx.emit(table.romesFaps, { rome: code.slice(0, 5), qualification: code.slice(5), fap });
      return undefined;
    },
  }),
});

/** Métiers en tension par arrêté, par région (ou « France entière »). */
export const tensions = defineSource<'region' | 'libelle' | 'fap'>({
  code: 'metiers_tension',
  libelle: 'Métiers en tension (arrêté)',
  producteur: 'Ministère du Travail',
  periode: 'annee',
  tables: [table.metiersTension],
  finLibre: true,
  layouts: [{ nom: 'arrêté', colonnes: { region: 'Region', libelle: 'Famille Professionnelle', fap: 'Code FAP' } }],
  jointures: [joinFap(table.metiersTension, 'fap')],
  parser: (ctx) => ({
    ligne: (l) => {
      const region = l.label('region');
      ctx.emit(table.metiersTension, {
        annee: Number(ctx.annee),
        region: region.toLowerCase() === 'france entière' ? 'France entière' : region,
        fap: l.code('fap', /^[A-Z]\d[A-Z]\d\d$/, 'code FAP'),
        libelle: l.label('libelle'),
      });
    },
  }),
});
