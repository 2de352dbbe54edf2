import { constats as table } from '#server/db/schema/offre.ts';
import { defineSource } from '../source.ts';
import { joinUai } from './jointures.ts';

/** Le plus gros effectif constaté en 2020 est 219 : au-delà de cette borne, la valeur est une erreur. */
const EFFECTIF_MAX = 2000;

const TOTAL = "Nombre d'élèves : Total";

/** Constat de rentrée : élèves présents par établissement × MEFSTAT11, voie scolaire. */
export const constat = defineSource<'uai' | 'mefstat11' | 'effectif' | 'filles' | 'garcons'>({
  code: 'constat',
  libelle: 'Constat de rentrée',
  producteur: 'DEPP',
  periode: 'rentree',
  tables: [table],
  exigeMefs: true,
  layouts: [
    {
      nom: '2020',
      colonnes: { annee: 'Rentrée scolaire', uai: 'UAI', mefstat11: 'Mef Bcp 11', effectif: TOTAL },
      facultatives: { filles: "Nombre d'élèves : Filles", garcons: "Nombre d'élèves : Garçons" },
    },
    {
      nom: '2025',
      colonnes: { uai: 'UAI', mefstat11: 'Mef Bcp 11', effectif: TOTAL },
      facultatives: { filles: "Nombre d'élèves : Filles", garcons: "Nombre d'élèves : Garçons" },
    },
  ],
  jointures: [joinUai(table)],
  parser: (ctx) => ({
    ligne: (l) => {
      const effectif = l.count('effectif', EFFECTIF_MAX);
      const filles = l.findCount('filles', EFFECTIF_MAX);
      const garcons = l.findCount('garcons', EFFECTIF_MAX);
      if (filles !== null && garcons !== null && filles + garcons !== effectif) {
        l.reject('effectif', `le total n’est pas la somme des filles (${filles}) et des garçons (${garcons})`);
      }
      ctx.emit(table, {
        rentree: Number(ctx.annee),
        uai: l.uai('uai'),
        mefstat11: ctx.mefstat11(l, 'mefstat11'),
        effectif,
        filles,
      });
    },
  }),
});
