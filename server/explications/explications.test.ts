import { describe, expect, it } from 'vitest';
import { callAs, getIssue } from '#server/db/bench.ts';
import { buildBancDerive, getMefstat } from '#server/db/derive/banc.ts';
import { loadFaits } from '#server/faits/service.ts';
import { type DemandeExplication, demandeExplication } from '#shared/explications/explication.ts';
import { encodeRetenues } from '#shared/explications/retenues.ts';
import { absent, present } from '#shared/indicateurs/absence.ts';

const CFD = '40025214';
const CLE = `${CFD}.247.scolaire`;
const LYON = '0690001A';

const installe = () => {
  const banc = buildBancDerive();
  banc.cursus({ cfd: CFD, dispositif: '247', duree: 3 });
  banc.constat(getMefstat(CFD, '247', 1), 20);
  return banc;
};

const lire = (banc: ReturnType<typeof buildBancDerive>, demande: Partial<DemandeExplication>) =>
  callAs(banc.db).explications.get(demandeExplication.parse({ code: 'emploi', formation: CLE, ...demande }));

describe('l’explication d’un taux d’insertion', () => {
  it('montre la formule avec ses nombres, l’arrondi, l’intervalle, le millésime et la ligne du fichier', async () => {
    const banc = installe();
    banc.sortie(getMefstat(CFD, '247', 3), { effectifTerminale: 150, poursuite: 68, sortants: 82, emploi6Mois: 45 });
    banc.derive();
    const explication = await lire(banc, { territoire: 'region:84' });
    expect(explication).toMatchObject({
      valeur: present(0.55),
      affiche: '55\u202f%',
      calcul: '45 ÷ 82 = 54,9\u202f%, arrondi à 55\u202f%',
      annees: 'sortants de 2022 et 2023',
      intervalle: { bas: 0.44, haut: 0.65 },
      terme: 'taux-d-emploi-a-6-mois',
    });
    expect(explication.termes.map((t) => t.valeur)).toEqual([45, 82]);
    expect(explication.sources[0]).toMatchObject({ nom: 'essai.csv' });
    expect(explication.notes.map((n) => n.titre)).toEqual(['Seuil de diffusion', 'Rupture de série', 'Précaution']);
  });

  it('compte les offres que la page montre : un diplôme fermé n’y est que si l’on y entre', async () => {
    const banc = installe();
    const FERME = '40025220';
    banc.cursus({ cfd: FERME, dispositif: '247', duree: 3, dateFermeture: '2021-08-31' });
    banc.constat(getMefstat(FERME, '247', 3), 17);
    banc.derive();
    const compter = async (ouverture?: DemandeExplication['ouverture']) => {
      const demande = { code: 'effectifTotal', formation: '', ...(ouverture && { ouverture }) } as const;
      const { valeur, contexte } = await lire(banc, demande);
      return [valeur.valeur, contexte.join(' ').includes('fermés') || contexte.join(' ').includes('ouverts')];
    };
    expect(await compter()).toEqual([37, false]);
    expect(await compter('tous')).toEqual([37, false]);
    expect(await compter('entree')).toEqual([20, true]);
    expect(await compter('ouverts')).toEqual([20, true]);
  });

  it('tait les comptes dès que l’un est sous 20, mais montre le taux publié et sa classe', async () => {
    const banc = installe();
    banc.sortie(getMefstat(CFD, '247', 3), { effectifTerminale: 120, poursuite: 60, sortants: 60, emploi6Mois: 12 });
    banc.derive();
    const explication = await lire(banc, { territoire: 'region:84' });
    expect(explication.valeur).toEqual(present(0.2));
    expect(explication.calcul).toBeNull();
    expect(explication.termes).toEqual([
      { libelle: 'en emploi à 6 mois', valeur: null, affiche: 'non montré' },
      { libelle: 'sortants', valeur: null, affiche: 'de 50 à 99' },
    ]);
    expect(explication.notes.map((n) => n.titre)).toContain('Comptes non montrés');
    expect(JSON.stringify([explication.notes, explication.repli])).not.toMatch(/\b12\b|\b60\b/);
  });

  it.each([
    [18, null],
    [24, '24 ÷ 26 = 92,3\u202f%, arrondi à 92\u202f%'],
  ])(
    'à côté de %i jeunes en emploi à 12 mois, montre ou tait les comptes des deux taux',
    async (emploi12Mois, calcul) => {
      const banc = installe();
      const comptes = { effectifTerminale: 66, poursuite: 40, sortants: 26, emploi6Mois: 21 };
      banc.sortie(getMefstat(CFD, '247', 3), { ...comptes, emploi12Mois });
      banc.derive();
      const explication = await lire(banc, { code: 'emploi12', territoire: 'region:84' });
      expect(explication.calcul).toBe(calcul);
      if (calcul === null) expect(explication.termes.map((t) => t.affiche)).toEqual(['non montré', 'de 20 à 49']);
      const aSixMois = await lire(banc, { territoire: 'region:84' });
      // Le taux à 12 mois, publié à côté, rendrait le compte caché si le nombre de sortants se montrait ici.
      expect(aSixMois.calcul).toEqual(calcul === null ? null : expect.stringContaining('21 ÷ 26'));
    },
  );

  it('d’une cellule secrète, ne dit que la raison, et ce que l’on peut lire à défaut', async () => {
    const banc = installe();
    banc.sortie(getMefstat(CFD, '247', 3), { effectifTerminale: 30, poursuite: 23, sortants: 7, emploi6Mois: 3 });
    banc.derive();
    const explication = await lire(banc, { territoire: 'region:84' });
    expect(explication).toMatchObject({ valeur: absent('sous_seuil'), termes: [], calcul: null, intervalle: null });
    expect(explication.repli.map((b) => [b.code, b.valeur.motif])).toEqual([
      ['region', 'sous_seuil'],
      ['france', 'sous_seuil'],
      ['moyenne', 'sous_seuil'],
    ]);
    expect(await lire(banc, { code: 'devenir', territoire: 'region:84' })).toMatchObject({
      valeur: absent('secret_induit'),
    });
  });

  it('des comptes de l’ancien diplôme, cite la ligne de l’ancien', async () => {
    const banc = installe();
    banc.cursus({ cfd: '40025213', dispositif: '247', duree: 3, dateFermeture: '2021-08-31' });
    banc.filiation('40025213', CFD);
    const comptes = { effectifTerminale: 150, poursuite: 68, sortants: 82, emploi6Mois: 45 };
    banc.sortie(getMefstat('40025213', '247', 3), { ...comptes, ligne: 77 });
    banc.derive();
    const explication = await lire(banc, { territoire: 'region:84' });
    expect(explication.notes.map((n) => n.titre)).toContain('Continuum');
    expect(explication.sources.map((source) => source.lignes)).toEqual([[77]]);
  });

  it('au département, dit que le taux est celui de la région', async () => {
    const banc = installe();
    banc.sortie(getMefstat(CFD, '247', 3), { effectifTerminale: 150, poursuite: 68, sortants: 82, emploi6Mois: 45 });
    banc.derive();
    const explication = await lire(banc, { territoire: 'departement:069' });
    expect(explication.notes.find((n) => n.titre === 'Échelon')?.phrase).toContain('région Auvergne-Rhône-Alpes');
    // Un ensemble de formations n'a pas de taux sous la région.
    expect((await lire(banc, { formation: '', territoire: 'departement:069' })).valeur).toEqual(
      absent('grain_regional'),
    );
  });
});

describe('l’explication d’un indicateur d’entrée', () => {
  const avecOffre = () => {
    const banc = installe();
    banc.affelnet(getMefstat(CFD, '247', 1), { capacite: 24, voeux1: 36 });
    banc.derive();
    return banc;
  };

  it('donne les termes, le calcul, l’année et la ligne de chaque fichier', async () => {
    const explication = await lire(avecOffre(), { code: 'pression', etablissement: LYON });
    expect(explication).toMatchObject({ calcul: '36 ÷ 24 = 1,50', affiche: '1,50', annees: 'Affelnet 2024' });
    expect(explication.contexte.at(-1)).toContain(LYON);
  });

  it('une différence s’écrit comme une différence', async () => {
    const explication = await lire(avecOffre(), { code: 'placesVacantes', etablissement: LYON });
    expect(explication).toMatchObject({ calcul: '24 − 20 = 4', affiche: '4' });
  });

  it('un taux absent montre ce que l’on sait de chacun de ses termes', async () => {
    const banc = installe();
    banc.affelnet(getMefstat(CFD, '247', 1), { capacite: null, capaciteMotif: 'sentinelle' });
    banc.derive();
    const explication = await lire(banc, { code: 'remplissage', etablissement: LYON });
    expect(explication.valeur).toEqual(absent('capacite_inconnue'));
    expect(explication.termes.map((t) => [t.libelle, t.affiche])).toEqual([
      ['entrants au constat', '20'],
      ['places (capacité)', 'inconnu'],
    ]);
  });
});

describe('l’explication d’un ensemble', () => {
  const lireEffectif = (banc: ReturnType<typeof buildBancDerive>, demande: Partial<DemandeExplication>) =>
    lire(banc, { code: 'effectif', formation: '', ...demande });

  it('porte sur ce que la ligne compte : la recherche d’un établissement restreint la formation', async () => {
    const banc = installe();
    banc.annuaire({ uai: '0690002B', nom: 'Lycée Bellevue' });
    banc.constat(getMefstat(CFD, '247', 1), 12, { uai: '0690002B' });
    banc.derive();
    expect((await lireEffectif(banc, { formation: CLE })).valeur).toEqual(present(32));
    expect((await lireEffectif(banc, { formation: CLE, q: 'bellevue' })).valeur).toEqual(present(12));
  });

  it('porte sur les offres que gardent les filtres de colonnes, et refuse celles d’une autre version', async () => {
    const banc = installe();
    banc.constat(getMefstat(CFD, '247', 1), 12, { uai: '0690002B' });
    banc.derive();
    const { faits } = loadFaits(banc.db, 0);
    const possibles = [...faits.offres.formation.keys()];
    const gardees = possibles.filter((offre) => faits.offres.effectif[offre] === 12);
    const retenues = { version: faits.version, masque: encodeRetenues(possibles, gardees) };
    const explication = await lireEffectif(banc, { retenues });
    expect(explication.valeur).toEqual(present(12));
    expect(explication.contexte).toContain('Filtres de colonnes de la grille');
    expect((await lireEffectif(banc, { code: 'emploi', retenues })).valeur).toEqual(absent('filtre_colonne'));
    expect(await getIssue(lireEffectif(banc, { retenues: { ...retenues, version: 'autre' } }))).toBe(
      'donnees_changees',
    );
  });
});

describe('une demande fausse', () => {
  it.each([
    [{ formation: '99999999.247.scolaire' }, 'formation_introuvable'],
    [{ territoire: 'departement:999' }, 'territoire_introuvable'],
    [{ etablissement: '9999999Z' }, 'etablissement_introuvable'],
  ])('%j se refuse en français', async (demande, code) => {
    const banc = installe();
    banc.derive();
    expect(await getIssue(lire(banc, demande))).toBe(code);
  });
});

describe('les places à distance', () => {
  it('se disent dans l’explication du total qu’elles ne grossissent pas', async () => {
    const banc = buildBancDerive();
    banc.cursus({ cfd: '32031212', dispositif: '311', duree: 2 });
    const mefstat = getMefstat('32031212', '311', 1);
    const distance = { capacite: null, capaciteMotif: 'distance', voeux: null } as const;
    banc.parcoursup(mefstat, { capacite: 30, voeux: 90 });
    banc.parcoursup(mefstat, { uai: '0381629P', ...distance, capaciteDistance: 2400, voeuxDistance: 900 });
    banc.derive();
    const explain = (demande: Partial<DemandeExplication>) => lire(banc, { formation: '', ...demande });
    for (const [code, valeur] of [
      ['capacite', present(30)],
      ['demande', present(3)],
    ] as const) {
      const explication = await explain({ code, territoire: 'region:84' });
      expect(explication.valeur).toEqual(valeur);
      expect(explication.notes).toEqual([
        {
          titre: 'À distance',
          phrase: expect.stringMatching(/^2\s400\splaces à distance \(900\svœux\), hors du total/),
        },
      ]);
    }
    const seule = await explain({ code: 'capacite', etablissement: '0381629P' });
    expect([seule.valeur, seule.affiche]).toEqual([absent('a_distance'), 'à distance']);
    expect(
      (await explain({ code: 'effectif', territoire: 'region:84' })).notes.map(({ titre }) => titre),
    ).not.toContain('À distance');
  });
});
