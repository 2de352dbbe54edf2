import { expect, test } from 'vitest';
import { buildBanc, buildClasseur } from './banc.ts';

/** En-têtes officiels de chaque année, séparés par « | », et les valeurs de la ligne d'essai dans le même ordre. */
const BMO: [annee: number, entetes: string, valeurs: string][] = [
  [
    2019,
    'annee|BE19|NOMBE19|Famille_metier|Libellé de famille de métier|code métier BMO |nom_metier BMO|Dept|NomDept|met|xmet|smet|REG|NOM_REG',
    '2019|0101|BASSE-TERRE|A|Agriculture|A0Z40|Agriculteurs|2A|Corse-du-Sud|95|*|44|94|Corse',
  ],
  [
    2020,
    'annee|BE20|NOMBE20|Famille_met|Lbl_fam_met|metier|nommetier|Dept|NomDept|met|xmet|smet|REG|NOM_REG',
    '2020|101|BASSE-TERRE|A|Agriculture|A0Z40|Agriculteurs|2A|Corse-du-Sud|95|*|44|94|Corse',
  ],
  [
    2023,
    'annee|Code métier BMO|Nom métier BMO|Famille_met|Lbl_fam_met|BE23|NOMBE23|Dept|NomDept|REG|NOM_REG|met|xmet|smet',
    '2023|A0Z40|Agriculteurs|A|Agriculture|101|BASSE-TERRE|2A|Corse-du-Sud|94|Corse|95|*|44',
  ],
  [
    2024,
    'annee|Code métier BMO|Nom métier BMO|Famille_met|Lbl_fam_met|REG|NOM_REG|Dept|NomDept|BE24|NOMBE24|met|xmet|smet',
    '2024|A0Z40|Agriculteurs|A|Agriculture|94|Corse|2A|Corse-du-Sud|101|BASSE-TERRE|95|*|44',
  ],
  [
    2025,
    'annee|Code métier BMO|Nom métier BMO|Famille_met|Lbl_fam_met|REG|NOM_REG|Dept|NomDept|BE25|NOMBE25|met|xmet|smet',
    '2025|A0Z40|Agriculteurs|A|Agriculture|94|Corse|2A|Corse-du-Sud|101|BASSE-TERRE|95|*|44',
  ],
  [
    2026,
    'annee|Code métier BMO|Nom métier BMO|Famille_met|Lbl_fam_met|REG|NOM_REG|Dept|NomDept|BE26|NOMBE26|clpe|met|xmet|smet',
    '2026|A0Z40|Agriculteurs|A|Agriculture|94|Corse|2A|Corse-du-Sud|101|BASSE-TERRE|x|95|*|44',
  ],
];

/** Les classeurs officiels mêlent nombres et textes : les nombres y sont écrits comme tels. */
const buildLigne = (valeurs: string): (string | number)[] =>
  valeurs.split('|').map((valeur) => (/^[1-9]\d*$/.test(valeur) ? Number(valeur) : valeur));

test.each(BMO)(
  'BMO %i : en-têtes de l’année, seconde feuille, secret statistique nul',
  async (annee, entetes, valeurs) => {
    const { importe, lit } = buildBanc();
    const { fautes, fichiers } = await importe({
      'bmo.xlsx': await buildClasseur([entetes.split('|'), buildLigne(valeurs)]),
    });
    expect(fautes).toEqual([]);
    expect(fichiers[0]).toMatchObject({ source: 'bmo', annees: [String(annee)], forme: 'XLSX, feuille « open_data »' });
    expect(
      lit('select annee, bassin, metier, departement, region, projets, difficiles, saisonniers from besoins'),
    ).toEqual([
      {
        annee,
        bassin: '101',
        metier: 'A0Z40',
        departement: '02A',
        region: '94',
        projets: 95,
        difficiles: null,
        saisonniers: 44,
      },
    ]);
    expect(lit('select annee, code, libelle, famille, libelle_famille as lf from besoins_metiers')).toEqual([
      { annee, code: 'A0Z40', libelle: 'Agriculteurs', famille: 'A', lf: 'Agriculture' },
    ]);
    expect(lit('select annee, code, libelle from besoins_bassins')).toEqual([
      { annee, code: '101', libelle: 'BASSE-TERRE' },
    ]);
  },
);
