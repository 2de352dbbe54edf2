import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type LaunchOptions } from '@playwright/test';

/** Ce que Playwright coupe lui-même et qui nous touche : le dernier `--disable-features` remplace les précédents. */
const COUPEES_PAR_PLAYWRIGHT = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding', 'MediaRouter'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'LensOverlay'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying'],
  ...['AimEnabled', 'PreconnectToSearch'],
];

/** Listes de la barre d'adresse et page d'avance : deux pages de plus par page ouverte, que personne ne regarde. */
const COUPEES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** WebGL logiciel pour la carte seule (le reste de la page se compose sans lui, un quart plus vite) ; aucun appel au dehors. */
const ARGUMENTS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  `--disable-features=${[...COUPEES_PAR_PLAYWRIGHT, ...COUPEES].join(',')}`,
];

const DU_SYSTEME = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const SANS_NAVIGATEUR =
  'Aucun navigateur trouvé : installez Chromium ou Chrome, puis donnez le chemin de son exécutable, par exemple CHROMIUM_PATH=/chemin/vers/chromium npm test.';

const build = (executablePath: string, supplement: Partial<LaunchOptions> = {}): LaunchOptions => ({
  executablePath,
  args: ARGUMENTS,
  // Les ascenseurs masqués tronquent la dernière colonne de la grille.
  ignoreDefaultArgs: ['--hide-scrollbars'],
  ...supplement,
});

const RACINE = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(RACINE, 'node_modules', '.cache');
const BIBLIOTHEQUES = join(RACINE, 'node_modules', '@sparticuz', 'chromium', 'bin', 'al2023.tar.br');

/** Déplie Chromium, ses bibliothèques et sa police ; le paquet n'écrit que dans le dossier temporaire du système. */
const inflateDans = async (dossier: string): Promise<void> => {
  const avant = process.env.TMPDIR;
  process.env.TMPDIR = dossier;
  try {
    const { default: embarque, inflate } = await import('@sparticuz/chromium');
    await embarque.executablePath();
    await inflate(BIBLIOTHEQUES);
  } finally {
    if (avant === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = avant;
  }
};

/**
 * Chromium livré par npm, déplié une fois dans `dossier`. Il l'est d'abord à côté, puis mis en place d'un seul
 * geste : une extraction interrompue ne sert jamais.
 */
export const extractEmbarque = async (dossier = join(CACHE, 'chromium-embarque')): Promise<LaunchOptions> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(SANS_NAVIGATEUR);
  if (!existsSync(dossier)) {
    mkdirSync(dirname(dossier), { recursive: true });
    const chantier = mkdtempSync(`${dossier}-`);
    try {
      await inflateDans(chantier);
      renameSync(chantier, dossier);
    } catch (erreur) {
      // Un autre essai l'a déplié entre-temps : le sien vaut.
      if (!existsSync(dossier)) throw erreur;
    } finally {
      rmSync(chantier, { recursive: true, force: true });
    }
  }
  const polices = join(dossier, 'fonts.conf');
  writeFileSync(
    polices,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${dossier}/fonts</dir><cachedir>${dossier}/fontconfig</cachedir></fontconfig>`,
  );
  const env = { ...process.env, FONTCONFIG_FILE: polices, LD_LIBRARY_PATH: join(dossier, 'al2023', 'lib') };
  return build(join(dossier, 'chromium'), {
    args: [...ARGUMENTS, '--no-zygote'],
    env: env as Record<string, string>,
  });
};

/** Trouve un navigateur : $CHROMIUM_PATH, celui du système, celui de Playwright, sinon celui que npm a livré. */
export const findNavigateur = async (): Promise<LaunchOptions> => {
  const connus = [process.env.CHROMIUM_PATH ?? '', ...DU_SYSTEME, chromium.executablePath()];
  const trouve = connus.find((chemin) => chemin !== '' && existsSync(chemin));
  return trouve ? build(trouve) : extractEmbarque();
};
