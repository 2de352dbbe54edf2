import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Qui peut importer quoi. Une règle : pour les fichiers que `de` désigne, aucun import ne va là où `jamais`
 * dit. Les chemins sont ceux du dépôt ; un import de paquet s'écrit « npm:nom ».
 */
type Regle = { regle: string; de: RegExp; jamais: (vers: string, de: string) => boolean };

const RACINE = dirname(fileURLToPath(import.meta.url));
const DOSSIERS = ['client', 'server', 'shared', 'seed'];

/** Étage commun du serveur : ce que tout module peut importer. */
const ETAGE_SERVEUR = /^server\/(db|faits)\/|^server\/(trpc|config|jeux-publics)\.ts$/;
/** Points d'assemblage : ils lisent plusieurs modules, c'est leur rôle. */
const ASSEMBLAGE =
  /^server\/(app|http|main)\.ts$|^server\/(cli|bench)\/|^server\/db\/bench\.ts$|^server\/(faits\/banc-(import|officiel|secret)|donnees\/banc)\.ts$|\.test\.ts$/;
/** Lectures permises d'un module à un autre : qui, et quoi. */
const LECTURES: readonly (readonly [RegExp, RegExp])[] = [
  [/^server\/donnees\//, /^server\/imports\//],
  [/^server\/exports\//, /^server\/(auth|demandes)\/queries\.ts$/],
  [/^server\/reperage\//, /^server\/besoins\/service\.ts$/],
  [/^server\/explications\//, /^server\/[a-z-]+\/explication\.ts$/],
];
const moduleServeur = (chemin: string): string | undefined => /^server\/([a-z-]+)\//.exec(chemin)?.[1];

const REGLES: readonly Regle[] = [
  {
    regle: 'shared n’importe que zod et lui-même',
    de: /^shared\/(?!.*\.test\.ts$)/,
    jamais: (vers) => !vers.startsWith('shared/') && vers !== 'npm:zod',
  },
  {
    regle: 'le client n’importe du serveur que des types',
    de: /^client\//,
    jamais: (vers) => /^(server|seed)\//.test(vers),
  },
  {
    regle: 'le serveur n’importe pas le client',
    de: /^(server|shared|seed)\//,
    jamais: (vers) => vers.startsWith('client/'),
  },
  {
    regle: 'un module du serveur n’importe que l’étage commun et lui-même ; sinon ce que LECTURES nomme',
    de: /^server\/(?!(app|http|main|trpc|config|jeux-publics)\.ts|cli\/|bench\/|db\/bench\.ts)/,
    jamais: (vers, de) =>
      vers.startsWith('server/') &&
      !ASSEMBLAGE.test(de) &&
      moduleServeur(vers) !== moduleServeur(de) &&
      !ETAGE_SERVEUR.test(vers) &&
      !LECTURES.some(([lecteur, lu]) => lecteur.test(de) && lu.test(vers)),
  },
  {
    regle: 'un routeur ne contient pas de SQL : il n’importe pas drizzle',
    de: /^server\/.*router\.ts$/,
    jamais: (vers) => vers.startsWith('npm:drizzle-orm') || vers === 'npm:better-sqlite3',
  },
  {
    regle: 'seul client/grid importe AG Grid (hors types)',
    de: /^client\/(?!grid\/|design\/grid-theme\.ts)/,
    jamais: (vers) => vers.startsWith('npm:ag-grid') || vers.startsWith('npm:@ag-grid'),
  },
  {
    regle: 'seul client/map importe MapLibre',
    de: /^client\/(?!map\/)/,
    jamais: (vers) => vers.startsWith('npm:maplibre-gl'),
  },
  {
    regle: 'une fonctionnalité n’en importe pas une autre : les pages assemblent',
    de: /^client\/features\//,
    jamais: (vers, de) => vers.startsWith('client/features/') && vers.split('/')[2] !== de.split('/')[2],
  },
  {
    regle: 'design, ui, grid, map, explication et faits n’importent ni fonctionnalité ni page',
    de: /^client\/(design|ui|grid|map|explication|faits)\//,
    jamais: (vers) => /^client\/(features|pages)\//.test(vers),
  },
  {
    regle: 'seul server/exports/workbook.ts et l’import connaissent la bibliothèque de classeurs',
    de: /^server\/(?!exports\/workbook\.ts|imports\/|.*\.test\.ts)/,
    jamais: (vers) => vers.startsWith('npm:hucre'),
  },
];

const listFichiers = (dossier: string): string[] =>
  readdirSync(dossier, { withFileTypes: true }).flatMap((entree) => {
    const chemin = join(dossier, entree.name);
    if (entree.isDirectory()) return listFichiers(chemin);
    return /\.tsx?$/.test(entree.name) ? [relative(RACINE, chemin)] : [];
  });

/** Imports d'exécution d'un fichier : les imports de types seuls ne lient rien. */
const listImports = (fichier: string): string[] => {
  const source = readFileSync(join(RACINE, fichier), 'utf8');
  const motifs = [
    /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([^']+)'/g,
    /(?:^|\n)\s*import\s+'([^']+)'/g,
    /import\('([^']+)'\)/g,
  ];
  return motifs.flatMap((motif) => [...source.matchAll(motif)].map(([, cible = '']) => resolve(fichier, cible)));
};

const resolve = (fichier: string, cible: string): string => {
  if (cible.startsWith('.')) return normalize(join(dirname(fichier), cible));
  return cible.startsWith('#') ? cible.slice(1) : `npm:${cible}`;
};

const FICHIERS = DOSSIERS.flatMap((dossier) => listFichiers(join(RACINE, dossier)));

describe('architecture', () => {
  it.each(REGLES)('$regle', ({ de, jamais }) => {
    const fautes = FICHIERS.filter((fichier) => de.test(fichier)).flatMap((fichier) =>
      listImports(fichier)
        .filter((vers) => jamais(vers, fichier))
        .map((vers) => `${fichier} → ${vers}`),
    );
    expect(fautes).toEqual([]);
  });

  it('chaque règle désigne au moins un fichier', () => {
    expect(REGLES.filter(({ de }) => !FICHIERS.some((fichier) => de.test(fichier)))).toEqual([]);
  });

  it('aucun fichier n’est nommé utils, helpers, misc ou common', () => {
    expect(FICHIERS.filter((fichier) => /(utils|helpers|misc|common)\.tsx?$/.test(fichier))).toEqual([]);
  });

  it('aucune couleur n’est écrite hors des jetons', () => {
    const styles = (dossier: string): string[] =>
      readdirSync(dossier, { withFileTypes: true }).flatMap((entree) =>
        entree.isDirectory()
          ? styles(join(dossier, entree.name))
          : /\.(css|tsx)$/.test(entree.name)
            ? [join(dossier, entree.name)]
            : [],
      );
    const fautes = styles(join(RACINE, 'client')).filter((f) =>
      /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=[;\s'"])/i.test(readFileSync(f, 'utf8')),
    );
    expect(fautes).toEqual([]);
  });
});
