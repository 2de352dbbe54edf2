import { champ, readTable, writeTable } from './extract-io.ts';

/** Commissions consultatives, fiches RNCP et codes ROME des formations retenues. */
export function extractDiplomes(dossier: string, retenues: Set<string>): void {
  const diplomes = readTable(dossier, 'nomenclatures/diplomesProfessionnels.csv');
  const codes = new Map<string, string>();
  const coder = (libelle: string) => {
    if (libelle === '') return '';
    const code = codes.get(libelle) ?? String(codes.size + 1);
    codes.set(libelle, code);
    return code;
  };
  const lignes = diplomes.flatMap((diplome) => {
    const code = champ(diplome, 'Code diplôme');
    const cfd = code.replace(/\D/g, '');
    if (!retenues.has(cfd)) return [];
    return [
      [
        cfd,
        code.slice(-1),
        champ(diplome, 'Diplôme'),
        champ(diplome, 'Intitulé de la spécialité (et options)'),
        coder(champ(diplome, 'Commission professionnelle consultative')),
        coder(champ(diplome, 'Secteur')),
        champ(diplome, 'Code RNCP'),
        champ(diplome, "Date de l'arrêté de création"),
        champ(diplome, 'Première session'),
        champ(diplome, 'Dernière session'),
      ],
    ];
  });
  writeTable(
    'diplomes',
    'cfd lettre diplome intitule commission secteur rncp arrete premiereSession derniereSession'.split(' '),
    lignes.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );
  writeTable(
    'commissions',
    ['code', 'libelle'],
    [...codes].map(([libelle, code]) => [code, libelle]),
  );

  const certifications = readTable(dossier, 'nomenclatures/certif_info.csv').filter((certification) =>
    retenues.has(champ(certification, 'Code_Scolarité')),
  );
  writeTable(
    'metiers-des-formations',
    ['cfd', 'codeDiplome', 'rncp', 'formacode', 'romes'],
    certifications
      .map((certification) => [
        champ(certification, 'Code_Scolarité'),
        champ(certification, 'Code_Diplome'),
        champ(certification, 'Code_RNCP'),
        champ(certification, 'Code_FormaCode'),
        [1, 2, 3, 4, 5]
          .map((rang) => champ(certification, `Code_Rome_${rang}`))
          .filter(Boolean)
          .join(' '),
      ])
      .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );

  const actions = new Map<string, string[]>();
  for (const action of readTable(dossier, 'nomenclatures/actions_prioritaires.csv')) {
    if (!retenues.has(champ(action, 'cfd'))) continue;
    const cle = `${champ(action, 'cfd')}\t${champ(action, 'codeDispositif')}`;
    actions.set(cle, [...(actions.get(cle) ?? []), champ(action, 'codeRegion')]);
  }
  writeTable(
    'actions-prioritaires',
    ['cfd', 'dispositif', 'regions'],
    [...actions].sort().map(([cle, regions]) => [...cle.split('\t'), regions.join(' ')]),
  );
}
