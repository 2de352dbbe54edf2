import { expect, it } from 'vitest';
import { callAs } from '#server/db/bench.ts';
import { buildBancDerive, getMefstat, UAI } from '#server/db/derive/banc.ts';
import { loadFaits } from '#server/faits/service.ts';
import { demandeExplication } from '#shared/explications/explication.ts';
import { listEchelons } from '#shared/faits/echelons.ts';
import { present } from '#shared/indicateurs/absence.ts';

const CFD = '40025214';

it.each(['zone:8421', 'bassin:8401'])(
  '%s, à cheval sur deux régions, a le taux que la grille montre',
  async (choisi) => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: CFD, dispositif: '247', duree: 3 });
    for (const [uai, commune, departement] of [
      [UAI, '69123', '069'],
      ['0750001B', '75056', '075'],
    ] as const) {
      banc.commune(commune, 'Commune d’essai', departement);
      banc.zoneCommune(commune, '8421', 'Zone d’essai');
      banc.bassinCommune(commune, '8401', 'Bassin d’essai');
      banc.annuaire({ uai, commune });
      banc.constat(getMefstat(CFD, '247', 1), 20, { uai });
    }
    banc.sortie(getMefstat(CFD, '247', 3), { region: '84', emploi6Mois: 20 });
    banc.sortie(getMefstat(CFD, '247', 3), { region: '11', emploi6Mois: 10 });
    banc.derive();
    const { faits } = loadFaits(banc.db, 0);
    const [maille, code] = choisi.split(':') as ['zone' | 'bassin', string];
    expect(faits.etablissements[maille]).toEqual([code, code]);
    expect(faits.etablissements.region).toContain('84');
    expect(listEchelons(faits, { maille, code }).at(-1)?.region).toBe('11');
    const demande = { code: 'emploi', formation: `${CFD}.247.scolaire`, territoire: choisi };
    expect((await callAs(banc.db).explications.get(demandeExplication.parse(demande))).valeur).toEqual(present(0.4));
  },
);
