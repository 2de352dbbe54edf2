import { type Besoins, buildCellules, type LigneBmo } from './besoins.ts';

const DEPARTEMENTS = [
  { code: '001', academie: '10', region: '84' },
  { code: '069', academie: '10', region: '84' },
  { code: '038', academie: '08', region: '84' },
  { code: '062', academie: '09', region: '32' },
];
const FAMILLES = [
  { code: 'B1X', libelle: 'Ouvriers du gros œuvre du bâtiment' },
  { code: 'S1X', libelle: 'Cuisiniers' },
  { code: 'T4X', libelle: 'Agents d’entretien' },
];

export type LigneEssai = Partial<LigneBmo>;

/** Ligne de BMO d'essai : cinquante projets de gros œuvre à Lyon, dont on change ce qui compte. */
export const buildLigneBmo = (ligne: LigneEssai = {}): LigneBmo => ({
  ...{ bassin: '8401', departement: '069', famille: 'B1X', projets: 50, difficiles: 30, saisonniers: 10 },
  ...ligne,
});

type BesoinsEssai = Partial<Omit<Besoins, 'cellules'>> & { lignes?: readonly LigneEssai[] };

/** Besoin d'essai : trois familles, quatre départements, et le bassin 8402 à cheval sur l'Ain et le Rhône. */
export const buildBesoinsEssai = ({ lignes = [], ...reste }: BesoinsEssai = {}): Besoins => {
  const tables = { bassins: ['8401', '8402', '3201'], departements: DEPARTEMENTS, familles: FAMILLES };
  return {
    ...{ version: 'essai', annee: 2024, anneeTension: 2024, anneeChomage: 2023, ...tables },
    cellules: buildCellules(lignes.map(buildLigneBmo), tables),
    liens: { cfd: ['40025214'], familles: [[0]] },
    tension: [],
    chomages: [],
    ...reste,
  };
};
