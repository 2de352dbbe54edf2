import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#server/db/connection.ts';
import { computeTauxSortie, sumSorties } from '#shared/faits/diffusion.ts';
import { roundPublie } from '#shared/indicateurs/taux.ts';
import { groupBy, lireBase } from './banc-cellules.ts';
import { DONNEES } from './banc-import.ts';
import { hasDonneesOfficielles, openOfficielle } from './banc-officiel.ts';
import { loadFaits } from './service.ts';

describe.skipIf(!hasDonneesOfficielles())('sur les taux des données officielles', () => {
  let db: Db;

  beforeAll(() => {
    db = openOfficielle();
  });

  it('chaque taux publié par région est retrouvé au point près, et aucun autre n’est montré', () => {
    const PUBLIES = [
      ['poursuite', 'taux_poursuite_etudes'],
      ['emploi', 'taux_emploi_6_mois'],
      ['emploi12', 'taux_emploi_12_mois'],
      ['emploi18', 'taux_emploi_18_mois'],
      ['emploi24', 'taux_emploi_24_mois'],
    ] as const;
    type Ligne = Record<
      'millesime' | 'code_region' | 'voie' | 'cfd' | 'mefstat11' | (typeof PUBLIES)[number][1],
      string
    >;
    const csv = readFileSync(join(DONNEES, 'inserjeunes/inserjeunes_region_formation.csv'), 'utf8');
    const lignes = Papa.parse<Ligne>(csv.replace(/^\uFEFF/, ''), {
      header: true,
      delimiter: ';',
      skipEmptyLines: true,
    }).data;
    const base = lireBase(db);
    const mefs = db.$client
      .prepare('select mefstat11, cfd, dispositif from mefs order by date_ouverture, mef')
      .all() as { mefstat11: string; cfd: string; dispositif: string }[];
    const clesMef = new Map(mefs.map((m) => [m.mefstat11, `${m.cfd}.${m.dispositif}.scolaire`]));
    const ids = new Map(base.formations.map((f) => [f.cle, f.id]));
    const sorties = groupBy(base.sorties, (l) => `${l.formationId}|${l.region}|${l.millesime}`);
    const ecarts: string[] = [];
    const bilan = { lignes: lignes.length, poursuite: 0, emploi: 0, emploi12: 0, emploi18: 0, emploi24: 0, secrets: 0 };
    for (const ligne of lignes) {
      const { millesime, code_region: region, voie, cfd, mefstat11 } = ligne;
      const cle = voie === 'scolaire' ? clesMef.get(mefstat11) : `${cfd}..apprentissage`;
      const sommes = sumSorties(sorties.get(`${ids.get(cle ?? '')}|${region}|${millesime}`) ?? [], false);
      const taux = computeTauxSortie(sommes);
      for (const [code, colonne] of PUBLIES) {
        const publie = ligne[colonne];
        const ou = `${millesime} ${region} ${cle} ${code}`;
        bilan[publie === '' ? 'secrets' : code]++;
        if ((publie !== '') !== (taux[code].valeur !== null)) ecarts.push(`${ou} : publié « ${publie} »`);
        if (publie === '') continue;
        const notre = roundPublie(sommes[code].numerateur, sommes[code].denominateur, millesime);
        if (notre !== Number(publie)) ecarts.push(`${ou} : publié ${publie}, calculé ${notre}`);
      }
    }
    console.log(`InserJeunes, taux publiés retrouvés : ${JSON.stringify(bilan)}`);
    expect(ecarts.slice(0, 20)).toEqual([]);
    expect(bilan).toMatchObject({ lignes: 40_322, poursuite: 25_098, emploi: 19_425 });
  });

  it('le quadrant et sa solidité retrouvent le tableau de référence (BESOINS 2.3)', () => {
    const { insertion, formations, sorties } = loadFaits(db, 0);
    const parId = new Map(formations.map((f) => [f.id, f]));
    const NIVEAUX: Record<string, string> = { 500: 'CAP', 400: 'Bac pro', 320: 'BTS' };
    type Ligne = Record<'lignes' | 'masquees' | 'q4' | 'solide' | 'probable' | 'fragile' | 'sans' | 'sansQ4', number>;
    const vide = (): Ligne => ({
      ...{ lignes: 0, masquees: 0, q4: 0, solide: 0, probable: 0, fragile: 0 },
      ...{ sans: 0, sansQ4: 0 },
    });
    const tableau: Record<string, Ligne> = { CAP: vide(), 'Bac pro': vide(), BTS: vide(), Ensemble: vide() };
    const inscrits = { tous: 0, masques: 0 };
    for (const { formationId, region, cfdContinuum, effectifTerminale } of sorties) {
      const formation = parId.get(formationId);
      const niveau = NIVEAUX[formation?.niveau ?? ''];
      if (!niveau || formation?.voie !== 'scolaire' || cfdContinuum !== null) continue;
      const { taux, position, stabilite, sansPerspectives } = insertion.get(formationId, region);
      const masquee = taux.emploi.valeur === null || taux.poursuite.valeur === null;
      inscrits.tous += effectifTerminale ?? 0;
      if (masquee) inscrits.masques += effectifTerminale ?? 0;
      for (const ligne of [tableau[niveau], tableau.Ensemble]) {
        if (!ligne) continue;
        ligne.lignes += 1;
        ligne.masquees += Number(masquee);
        ligne.sans += Number(sansPerspectives);
        if (position !== 'q4') continue;
        ligne.q4 += 1;
        ligne.sansQ4 += Number(sansPerspectives);
        if (stabilite !== 'non_calculable') ligne[stabilite] += 1;
      }
    }
    console.table(tableau);
    expect(tableau).toEqual({
      CAP: { lignes: 1174, masquees: 700, q4: 148, solide: 14, probable: 64, fragile: 70, sans: 159, sansQ4: 107 },
      'Bac pro': { lignes: 1145, masquees: 395, q4: 173, solide: 19, probable: 84, fragile: 70, sans: 41, sansQ4: 32 },
      BTS: { lignes: 1210, masquees: 458, q4: 186, solide: 19, probable: 82, fragile: 85, sans: 5, sansQ4: 4 },
      Ensemble: {
        ...{ lignes: 3529, masquees: 1553, q4: 507, solide: 52, probable: 230, fragile: 225 },
        ...{ sans: 205, sansQ4: 143 },
      },
    });
    expect(Math.round((100 * (tableau.Ensemble?.masquees ?? 0)) / 3529)).toBe(44);
    expect(Math.round((1000 * inscrits.masques) / inscrits.tous) / 10).toBe(5.4);
  });
});
