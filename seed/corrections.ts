import { cancelCorrection, createCorrection } from '#server/besoins/corrections.ts';
import { loadBesoins } from '#server/besoins/service.ts';
import type { Db } from '#server/db/connection.ts';
import type { SaisieCorrection } from '#shared/besoins/correction.ts';
import { findActeur } from './comptes.ts';

/** Corrections fictives, sur des liens que les nomenclatures laissent vraiment à désirer. */
const CORRECTIONS: readonly { saisie: SaisieCorrection; le: string; annuleeLe?: string }[] = [
  {
    saisie: {
      ...{ cfd: '40031117', famille: 'J3X', sens: 'ajout' },
      motif: 'Certif Info ne relie aucun métier à ce bac pro, qui forme des conducteurs routiers.',
    },
    le: '2026-02-03T09:12:00.000Z',
  },
  {
    saisie: {
      ...{ cfd: '50025225', famille: 'G0B', sens: 'ajout' },
      motif: 'Diplôme renouvelé : le métier de mécanicien automobile est celui de l’ancien CAP.',
    },
    le: '2026-02-03T09:20:00.000Z',
  },
  {
    saisie: {
      ...{ cfd: '40025510', famille: 'C0X', sens: 'retrait' },
      motif: 'Les titulaires travaillent surtout dans le bâtiment.',
    },
    le: '2026-02-10T14:05:00.000Z',
    annuleeLe: '2026-02-17T10:30:00.000Z',
  },
];

/** Dit si une correction changerait quelque chose au chemin du diplôme, tel que la base le donne. */
const isUtile = (db: Db, { cfd, famille, sens }: SaisieCorrection): boolean => {
  const isReliee = loadBesoins(db)
    .getChemin(cfd)
    .familles.some((f) => f.famille === famille);
  return isReliee === (sens === 'retrait');
};

/** Corrections de démonstration, dont une annulée ; rend leur nombre. À appeler après l'import et `seedComptes`. */
export const seedCorrections = (db: Db): number => {
  const acteur = findActeur(db, 'admin');
  if (acteur === null) return 0;
  const utiles = CORRECTIONS.filter(({ saisie }) => isUtile(db, saisie));
  for (const { saisie, le, annuleeLe } of utiles) {
    const { id } = createCorrection({ db, acteur, maintenant: new Date(le) }, saisie);
    if (annuleeLe) cancelCorrection({ db, acteur, maintenant: new Date(annuleeLe) }, id);
  }
  return utiles.length;
};
