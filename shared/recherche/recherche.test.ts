import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndexMots, scoreRecherche } from './index-mots.ts';
import { splitMots, toSingulier } from './mots.ts';
import { listSigles, SIGLES } from './sigles.ts';

const NOMENCLATURE = readFileSync(new URL('../../seed/nomenclatures/formations.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .map((ligne) => ligne.split('\t'))
  .filter((cellules) => cellules.length > 6)
  .map(([cfd = '', , , , long = '', , fermeture = '']) => ({
    niveau: cfd.slice(0, 3),
    libelle: long.replace(/\((BTS|BTSA|BAC PRO|CAP|CAPA)\b[^)]*\)/g, ''),
    isOuvert: fermeture === '' || Number(fermeture.slice(-4)) > 2025,
  }));

const find = (sigle: string) =>
  NOMENCLATURE.filter(({ libelle, niveau }) => listSigles(libelle, niveau).includes(sigle.toLowerCase()));

describe('les sigles', () => {
  it.each(SIGLES)('$sigle désigne un diplôme ouvert de la nomenclature', ({ sigle, niveaux }) => {
    expect(find(sigle).filter(({ isOuvert, niveau }) => isOuvert && niveaux.includes(niveau))).not.toEqual([]);
  });

  const DEDUITS =
    'ASSP MCV MCVA MCVB MTNE TNE MSPC MP3D TCI TRPM CGEA TP ICCER MEE MFER TMA TCB AFB HPS CSR OTM CTRM MCC ' +
    'AEPE PSR EPC ECP IMTB RICS MIT APH MCO NDRC SIO SAM CRSA CRCI CG CI GTLA ESF MHR CIRA FED MS MV MOS CCST CPRP';
  it.each(DEDUITS.split(' '))('%s se déduit des initiales d’un intitulé', (sigle) => {
    expect(find(sigle)).not.toEqual([]);
  });

  it.each([
    ['Métiers du commerce et de la vente option B prospection clientèle', '400', ['mcv', 'mcvb', 'cv']],
    ['Métiers des transitions numérique et énergétique 2nde commune', '400', ['mtne', 'tne']],
    ['Production et service en restaurations (rapide, collective)', '500', ['psr']],
    ['Cuisine', '500', []],
    ['Modélisation et prototypage 3D', '400', ['mp3d']],
  ])('« %s » donne ses sigles', (libelle, niveau, sigles) => {
    expect(listSigles(libelle, niveau)).toEqual(sigles);
  });

  it('un sigle de la table ne vaut qu’à son niveau', () => {
    expect(listSigles('Gestion de la PME', '320')).toContain('gpme');
    expect(listSigles('Gestion de la PME', '400')).not.toContain('gpme');
  });
});

describe('les mots', () => {
  it.each([
    ['L’Étang-Salé', ['l', 'etang', 'sale']],
    ["l'eau", ['l', 'eau']],
    ['St-Étienne', ['saint', 'etienne']],
    ['gros œuvre', ['gros', 'oeuvre']],
    ['40025214.247.scolaire', ['40025214', '247', 'scolaire']],
  ])('« %s »', (texte, mots) => {
    expect(splitMots(texte)).toEqual(mots);
  });

  it.each([
    ['vehicules', 'vehicule'],
    ['bois', 'bois'],
    ['travaux', 'travau'],
    ['cuisine', 'cuisine'],
  ])('« %s » sans pluriel : « %s »', (mot, singulier) => {
    expect(toSingulier(mot)).toBe(singulier);
  });
});

describe('la force d’une recherche', () => {
  const index = buildIndexMots([
    { textes: ['Maintenance des systèmes'], sigles: ['ms'] },
    { textes: ['Maintenance des systèmes de production connectés'], sigles: ['mspc'] },
    { textes: ['Boulanger'] },
    { textes: ['Boulangerie spécialisée'] },
    { textes: ['Chaudronnerie', 'Lens'] },
    { textes: ['Valensole'] },
  ]);
  const search = (q: string): number[][] => scoreRecherche([index], q).map(([scores]) => [...(scores ?? [])]);
  it.each([
    ['ms', [[3, 0, 0, 0, 0, 0]]],
    ['msp', [[0, 2, 0, 0, 0, 0]]],
    ['boulanger', [[0, 0, 3, 2, 0, 0]]],
    ['boulangers', [[0, 0, 3, 0, 0, 0]]],
    ['systeme', [[3, 3, 0, 0, 0, 0]]],
    ['lens', [[0, 0, 0, 0, 3, 0]]],
    ['onnerie', [[0, 0, 0, 0, 1, 0]]],
    ['', []],
  ])('« %s » : mot entier 3, début 2, milieu 1 si rien ne commence ainsi', (q, scores) => {
    expect(search(q)).toEqual(scores);
  });

  it('n’égare jamais un document dont on tape un mot entier, quels que soient la casse et l’accent', () => {
    const mot = fc.constantFrom('BOULANGER', 'Systèmes', 'systeme', 'production', 'connectés', 'MSPC');
    fc.assert(
      fc.property(mot, (q) => {
        expect(Math.max(...(search(q)[0] ?? []))).toBe(3);
      }),
    );
  });
});
