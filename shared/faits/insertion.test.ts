import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absent, type MotifAbsence, present } from '../indicateurs/absence.ts';
import { CODES_TAUX_SORTIE } from '../indicateurs/catalogue.ts';
import { computeTauxSortie, explainSortieAbsente, type LigneSortie, sumSorties } from './insertion.ts';

const ligne = (valeurs: Partial<LigneSortie> = {}): LigneSortie => ({
  formationId: 1,
  region: '84',
  cfdContinuum: null,
  effectifTerminale: 100,
  poursuite: 75,
  sortants: 25,
  emploi6Mois: 20,
  ...valeurs,
});

const taux = (...lignes: LigneSortie[]) => computeTauxSortie(sumSorties(lignes));

describe('les taux de sortie d’un groupe de formations', () => {
  it('sont ceux de la somme, pas la moyenne des taux', () => {
    const petite = ligne({ effectifTerminale: 20, poursuite: 20, sortants: 0, emploi6Mois: 0 });
    expect(taux(ligne(), petite)).toEqual({
      poursuite: present(95 / 120),
      emploi: present(0.8),
      devenir: present(115 / 120),
    });
  });

  it('une ligne dont un compte manque ne compte ni en haut ni en bas de la division', () => {
    const sansPoursuite = ligne({ effectifTerminale: 900, poursuite: null });
    expect(taux(ligne(), sansPoursuite)).toEqual({
      poursuite: present(0.75),
      emploi: present(0.8),
      devenir: present(0.95),
    });
    const sansEmploi = ligne({ sortants: 900, emploi6Mois: null });
    expect(taux(ligne(), sansEmploi).emploi).toEqual(present(0.8));
    const sansTerminale = ligne({ effectifTerminale: null, poursuite: 900 });
    expect(taux(ligne(), sansTerminale).poursuite).toEqual(present(0.75));
  });

  it('deux petites lignes franchissent le seuil ensemble', () => {
    const petite = ligne({ effectifTerminale: 12, poursuite: 2, sortants: 10, emploi6Mois: 4 });
    expect(taux(petite)).toEqual({
      poursuite: absent('sous_seuil'),
      emploi: absent('sous_seuil'),
      devenir: absent('sous_seuil'),
    });
    expect(taux(petite, petite)).toEqual({
      poursuite: present(4 / 24),
      emploi: present(0.4),
      devenir: present(12 / 24),
    });
  });

  it('sans aucune ligne, portent la raison donnée', () => {
    expect(computeTauxSortie(sumSorties([]), 'hors_perimetre').emploi).toEqual(absent('hors_perimetre'));
    expect(taux().emploi).toEqual(absent('donnee_absente'));
  });

  const compte = fc.option(fc.nat(60), { nil: null });
  const lignes = fc.array(
    fc.record({
      formationId: fc.nat(3),
      region: fc.constantFrom('84', '11', '06'),
      cfdContinuum: fc.constant(null),
      effectifTerminale: compte,
      poursuite: compte,
      sortants: compte,
      emploi6Mois: compte,
    }),
    { maxLength: 25 },
  );

  it('de la France sont ceux des régions resommées', () => {
    fc.assert(
      fc.property(lignes, (toutes) => {
        const france = sumSorties(toutes);
        const regions = ['84', '11', '06'].map((r) => sumSorties(toutes.filter((l) => l.region === r)));
        for (const code of CODES_TAUX_SORTIE)
          for (const terme of ['numerateur', 'denominateur', 'connues'] as const)
            expect(regions.reduce((total, r) => total + r[code][terme], 0)).toBe(france[code][terme]);
      }),
    );
  });

  it('ne se montrent que si 20 jeunes au moins sont au dénominateur', () => {
    const nul = (valeur: number | null) => valeur === null;
    fc.assert(
      fc.property(lignes, (toutes) => {
        const montres = taux(...toutes);
        const compter = (bas: 'sortants' | 'effectifTerminale', hauts: readonly ('poursuite' | 'emploi6Mois')[]) =>
          toutes
            .filter((l) => !nul(l[bas]) && !hauts.some((h) => nul(l[h])))
            .reduce((total, l) => total + (l[bas] ?? 0), 0);
        expect(montres.emploi.valeur !== null).toBe(compter('sortants', ['emploi6Mois']) >= 20);
        expect(montres.poursuite.valeur !== null).toBe(compter('effectifTerminale', ['poursuite']) >= 20);
        expect(montres.devenir.valeur !== null).toBe(compter('effectifTerminale', ['poursuite', 'emploi6Mois']) >= 20);
      }),
    );
  });
});

describe('pourquoi une formation n’a aucune ligne de sortie', () => {
  const CAS: [string, Partial<Parameters<typeof explainSortieAbsente>[0]>, string | null, MotifAbsence][] = [
    ['une année commune : personne n’en sort', { type: 'commune' }, '2022_2023', 'non_applicable'],
    ['un diplôme qu’InserJeunes ne suit pas', { niveau: '241' }, '2022_2023', 'hors_perimetre'],
    [
      'un bac pro ouvert en 2021 : première sortie en 2024',
      { dateOuverture: '2021-09-01' },
      '2022_2023',
      'trop_recente',
    ],
    [
      'ouvert en 2020 : une promotion est sortie en 2023',
      { dateOuverture: '2020-09-01' },
      '2022_2023',
      'donnee_absente',
    ],
    ['un BTS ouvert en 2022', { niveau: '320', duree: 2, dateOuverture: '2022-09-01' }, '2022_2023', 'trop_recente'],
    ['un diplôme ancien', { dateOuverture: '2009-09-01' }, '2022_2023', 'donnee_absente'],
    ['une date d’ouverture inconnue', { dateOuverture: null }, '2022_2023', 'donnee_absente'],
    ['aucun millésime chargé', { dateOuverture: '2021-09-01' }, null, 'donnee_absente'],
  ];
  it.each(CAS)('%s', (_, valeurs, millesime, motif) => {
    const formation = {
      niveau: '400',
      voie: 'scolaire' as const,
      type: 'specialite',
      duree: 3,
      dateOuverture: '2009-09-01',
      ...valeurs,
    };
    expect(explainSortieAbsente(formation, '84', millesime)).toBe(motif);
  });

  it.each(['500', '503', '400', '403', '320', '323', '010', '461', '561', '401', '450'])(
    'le niveau %s est suivi par InserJeunes',
    (niveau) => {
      const formation = { niveau, voie: 'scolaire' as const, type: 'simple', duree: 2, dateOuverture: null };
      expect(explainSortieAbsente(formation, '84', '2022_2023')).toBe('donnee_absente');
    },
  );
});
