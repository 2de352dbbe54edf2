import { describe, expect, it } from 'vitest';
import { callAs, getIssue } from '#server/db/bench.ts';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { filtresInsertion } from '#shared/formations/filters.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';

const MECANIQUE = { cfd: '40025214', dispositif: '247', duree: 3, libelle: 'MAINTENANCE DES VEHICULES' };
const CUISINE = { cfd: '40022101', dispositif: '247', duree: 3, libelle: 'CUISINE' };
const CLE = '40025214.247.scolaire';
const CLE_CUISINE = '40022101.247.scolaire';

/** Deux bacs pro à Lyon, trois millésimes ; la cuisine est secrète au dernier, la mécanique absente du premier. */
const buildJeu = () => {
  const banc = buildBancDerive();
  banc.annuaire({ commune: '69123', departement: '069' });
  for (const cursus of [MECANIQUE, CUISINE]) {
    banc.cursus(cursus);
    banc.constat(getMefstat(cursus.cfd, '247', 1), 20);
    banc.constat(getMefstat(cursus.cfd, '247', 1), 20, { rentree: 2023 });
  }
  const mecanique = getMefstat(MECANIQUE.cfd, '247', 3);
  const cuisine = getMefstat(CUISINE.cfd, '247', 3);
  banc.sortie(mecanique, { effectifTerminale: 100, poursuite: 40, sortants: 60, emploi6Mois: 30 });
  banc.sortie(cuisine, { effectifTerminale: 40, poursuite: 30, sortants: 10, emploi6Mois: 4 });
  banc.sortie(mecanique, {
    millesime: '2021_2022',
    effectifTerminale: 30,
    poursuite: 9,
    sortants: 21,
    emploi6Mois: 12,
  });
  banc.sortie(cuisine, { millesime: '2021_2022', effectifTerminale: 80, poursuite: 40, sortants: 40, emploi6Mois: 24 });
  banc.sortie(cuisine, { millesime: '2020_2021', effectifTerminale: 80, poursuite: 60, sortants: 20, emploi6Mois: 20 });
  banc.derive();
  return callAs(banc.db);
};

const api = buildJeu();
const lire = (cles: string[], region = '84', rentree = 0) => api.formations.trajectoires({ cles, region, rentree });

describe('le trajet d’une formation dans le quadrant, lu sans être connecté', () => {
  it('va du plus ancien millésime au dernier, taux au point près', async () => {
    const { trajectoires } = await lire([CLE]);
    expect(trajectoires.map(({ cle }) => cle)).toEqual([CLE]);
    expect(trajectoires[0]?.etapes.map((e) => [e.millesime, e.poursuite, e.emploi])).toEqual([
      ['2020_2021', absent('donnee_absente'), absent('donnee_absente')],
      ['2021_2022', present(0.3), present(0.57)],
      ['2022_2023', present(0.4), present(0.5)],
    ]);
  });

  it('s’arrête au millésime de la rentrée choisie', async () => {
    const { trajectoires, axes } = await lire([CLE_CUISINE], '84', 2023);
    expect(trajectoires[0]?.etapes.map((e) => e.millesime)).toEqual(['2020_2021', '2021_2022']);
    expect(axes.map((a) => a.millesime)).toEqual(['2020_2021', '2021_2022']);
  });

  it('porte les axes de chaque millésime : les moyennes du niveau, cette année-là', async () => {
    const { axes } = await lire([CLE, CLE_CUISINE]);
    expect(axes).toEqual([
      { niveau: '400', millesime: '2020_2021', poursuite: present(0.75), emploi: present(1) },
      { niveau: '400', millesime: '2021_2022', poursuite: present(0.45), emploi: present(0.59) },
      // La cuisine y est secrète à l'emploi : elle ne compte que dans la moyenne de poursuite.
      { niveau: '400', millesime: '2022_2023', poursuite: present(0.5), emploi: present(0.5) },
    ]);
  });

  it('tait un taux secret, sa position et ses jeunes', async () => {
    const { trajectoires } = await lire([CLE_CUISINE]);
    const derniere = trajectoires[0]?.etapes.at(-1);
    expect(derniere).toMatchObject({
      emploi: absent('sous_seuil'),
      poursuite: present(0.75),
      position: 'hors_quadrant',
      stabilite: 'non_calculable',
      intervalles: { emploi: null },
      jeunes: { emploi: null, poursuite: { compte: null, classe: 'de 20 à 49' } },
    });
  });

  it('ne montre un compte que si tous ceux de la formation sont au seuil, sinon sa classe', async () => {
    const { trajectoires } = await lire([CLE]);
    expect(trajectoires[0]?.etapes.map((e) => e.jeunes)).toEqual([
      { emploi: null, poursuite: null },
      // Douze en emploi, neuf en poursuite : sous le seuil, les quatre comptes se taisent.
      { emploi: { compte: null, classe: 'de 20 à 49' }, poursuite: { compte: null, classe: 'de 20 à 49' } },
      { emploi: { compte: 60, classe: 'de 50 à 99' }, poursuite: { compte: 100, classe: 'de 100 à 199' } },
    ]);
  });

  it('refuse une formation ou une région inconnue, et plus de trente formations', async () => {
    expect(await getIssue(lire(['99999999.247.scolaire']))).toBe('formation_introuvable');
    expect(await getIssue(lire([CLE], '99'))).toBe('territoire_introuvable');
    await expect(lire(Array(31).fill(CLE))).rejects.toThrow();
    expect(await lire([])).toEqual({ trajectoires: [], axes: [] });
  });
});

describe('les taux d’un ensemble tracé au lasso', () => {
  const read = async (lasso: string) => {
    const territoires = await api.formations.tauxTerritoires(filtresInsertion.parse({ lasso }));
    return territoires.find((t) => t.region === '84')?.taux.poursuite;
  };

  it('ne somment que les formations du lasso', async () => {
    expect(await read('')).toEqual(present(0.5));
    expect(await read('400_84_30-40_50-40_50-60_30-60')).toEqual(present(0.4));
    expect(await read('400_84_80-80_90-80_90-90')).toEqual(absent('donnee_absente'));
  });
});
