import { describe, expect, it } from 'vitest';
import { callAs } from '#server/db/bench.ts';
import { buildBancDerive, getMefstat, UAI } from '#server/db/derive/banc.ts';
import { sortiesEtablissements } from '#server/db/schema/insertion.ts';
import { type DemandeExplication, demandeExplication } from '#shared/explications/explication.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';

const CFD = '40025214';
const MEFSTAT = getMefstat(CFD, '247', 3);

const lireBarreau = async (
  { db }: ReturnType<typeof buildBancDerive>,
  demande: Partial<DemandeExplication>,
  code: string,
) => {
  const entree = demandeExplication.parse({ code: 'emploi', ...demande });
  return (await callAs(db).explications.get(entree)).repli.find((barreau) => barreau.code === code);
};

/** Une formation suivie par les deux voies, et ce que chaque source publie pour l'établissement. */
const installe = () => {
  const banc = buildBancDerive();
  banc.cursus({ cfd: CFD, dispositif: '247', duree: 3 });
  banc.constat(getMefstat(CFD, '247', 1), 20);
  banc.sortie(MEFSTAT);
  banc.sortie(CFD, { voie: 'apprentissage' });
  banc.derive();
  const publie = (source: string, perimetre: 'scolaire' | 'apprentissage', code: string, taux: number | null) =>
    banc.db
      .insert(sortiesEtablissements)
      .values({ millesime: '2022_2023', uai: UAI, ...{ source, perimetre, code }, tauxEmploi6Mois: taux, fichierId: 1 })
      .run();
  return { ...banc, publie };
};

describe('le taux publié dans l’établissement', () => {
  it('est celui de la voie de la formation, jamais le plus haut des deux', async () => {
    const banc = installe();
    banc.publie('inserjeunes_formations_scolaires', 'scolaire', MEFSTAT, 30);
    banc.publie('inserjeunes_formations_apprentissage', 'apprentissage', CFD, 80);
    const lire = async (formation: string) =>
      (await lireBarreau(banc, { formation, etablissement: UAI }, 'etablissement'))?.valeur;
    expect(await lire(`${CFD}.247.scolaire`)).toEqual(present(0.3));
    expect(await lire(`${CFD}..apprentissage`)).toEqual(present(0.8));
  });

  it.each([
    ['la série ouverte passe avant le fichier DEPP', 30, present(0.3)],
    ['et ce qu’elle tait n’est pas pris ailleurs', null, absent('donnee_absente')],
  ])('d’une seule source : %s', async (_, ouverte, attendu) => {
    const banc = installe();
    banc.publie('inserjeunes_formations_scolaires', 'scolaire', MEFSTAT, 45);
    banc.publie('inserjeunes_lycees_formations', 'scolaire', MEFSTAT, ouverte);
    const demande = { formation: `${CFD}.247.scolaire`, etablissement: UAI };
    expect((await lireBarreau(banc, demande, 'etablissement'))?.valeur).toEqual(attendu);
  });

  it('n’est pas celui d’un autre dispositif du même diplôme', async () => {
    const banc = installe();
    banc.publie('inserjeunes_formations_scolaires', 'scolaire', getMefstat(CFD, '403', 3), 45);
    const demande = { formation: `${CFD}.247.scolaire`, etablissement: UAI };
    expect((await lireBarreau(banc, demande, 'etablissement'))?.valeur).toEqual(absent('donnee_absente'));
  });
});

describe('l’ancien diplôme', () => {
  const MC = '01025214';
  const CS = '46125214';

  it.each([
    ['une MC d’un seul dispositif, que reprend le CS', ['253'], present(0.8)],
    ['une MC de deux dispositifs, qu’aucun CS ne reprend', ['253', '254'], undefined],
  ])('%s', async (_, dispositifs, attendu) => {
    const banc = buildBancDerive();
    for (const dispositif of dispositifs) {
      banc.cursus({ cfd: MC, dispositif, duree: 1, dateFermeture: '2022-08-31' });
      banc.sortie(getMefstat(MC, dispositif, 1));
    }
    banc.cursus({ cfd: CS, dispositif: '461', duree: 1 });
    banc.filiation(MC, CS);
    banc.constat(getMefstat(CS, '461', 1), 20);
    banc.derive();
    const demande = { formation: `${CS}.461.scolaire`, territoire: 'region:84' };
    expect((await lireBarreau(banc, demande, 'ancien'))?.valeur).toEqual(attendu);
  });
});
