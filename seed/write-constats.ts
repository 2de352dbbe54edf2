/** Constats de rentrée, dans les deux formats en usage. */
import type { OffreSimulee } from './cohortes.ts';
import { mefstat11 } from './lignees.ts';
import { estAuConstat } from './offre.ts';
import type { Ecrivain, Valeur } from './write.ts';

interface Constat {
  uai: string;
  mefstat: string;
  effectif: number;
  filles: number;
}

/** Deux spécialités d'une même famille partagent leur première année : leurs élèves s'additionnent. */
function cumulate(offres: readonly OffreSimulee[], rentree: number): Constat[] {
  const constats = new Map<string, Constat>();
  for (const { offre, rentrees } of offres) {
    if (offre.voie !== 'scolaire' || !estAuConstat(offre.etablissement)) continue;
    const { uai } = offre.etablissement;
    for (const annee of rentrees.find((r) => r.rentree === rentree)?.annees ?? []) {
      const mefstat = mefstat11(annee.mef, annee.annee);
      const cle = uai + mefstat;
      const constat = constats.get(cle);
      if (constat === undefined) constats.set(cle, { uai, mefstat, effectif: annee.effectif, filles: annee.filles });
      else {
        constat.effectif += annee.effectif;
        constat.filles += annee.filles;
      }
    }
  }
  return [...constats.values()];
}

export function writeConstats(ecrivain: Ecrivain, offres: readonly OffreSimulee[], derniereRentree: number): void {
  for (const rentree of [derniereRentree - 2, derniereRentree - 1]) {
    const lignes = cumulate(offres, rentree).map(({ uai, mefstat, effectif }): Valeur[] => [
      rentree,
      uai,
      mefstat,
      effectif,
    ]);
    ecrivain.rows(`constat_${rentree}.csv`, 'constat_2020', lignes);
  }
  const lignes = cumulate(offres, derniereRentree).map(({ uai, mefstat, effectif, filles }): Valeur[] => [
    uai,
    mefstat,
    effectif,
    filles,
    effectif - filles,
  ]);
  ecrivain.rows(`constat_${derniereRentree}.csv`, 'constat_2025', lignes);
}
