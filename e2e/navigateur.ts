import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

/** WebGL logiciel (la carte se dessine sans carte graphique), et aucun appel au dehors. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
];

const DU_SYSTEME = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const build = (executablePath: string, supplement: Partial<LaunchOptions> = {}): LaunchOptions => ({
  executablePath,
  args: ARGUMENTS,
  // Les ascenseurs masqués tronquent la dernière colonne de la grille.
  ignoreDefaultArgs: ['--hide-scrollbars'],
  ...supplement,
});

/** Chromium livré par npm : déplié une fois dans node_modules/.cache, avec ses bibliothèques et une police. */
const extractEmbarque = async (): Promise<LaunchOptions> => {
  const { default: embarque, inflate } = await import('@sparticuz/chromium');
  const cache = join(process.cwd(), 'node_modules', '.cache', 'chromium');
  mkdirSync(cache, { recursive: true });
  const avant = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  const executable = await embarque.executablePath();
  const bibliotheques = await inflate(join(process.cwd(), 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  if (avant === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = avant;
  const polices = join(cache, 'fonts.conf');
  writeFileSync(
    polices,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${cache}/fonts</dir><cachedir>${cache}/fontconfig</cachedir></fontconfig>`,
  );
  const env = { ...process.env, FONTCONFIG_FILE: polices, LD_LIBRARY_PATH: join(bibliotheques, 'lib') };
  return build(executable, { args: [...ARGUMENTS, '--no-zygote'], env: env as Record<string, string> });
};

/** Trouve un navigateur : $CHROMIUM_PATH, celui du système, celui de Playwright, sinon celui que npm a livré. */
export const findNavigateur = async (): Promise<LaunchOptions> => {
  const connus = [process.env.CHROMIUM_PATH ?? '', ...DU_SYSTEME, chromium.executablePath()];
  const trouve = connus.find((chemin) => chemin !== '' && existsSync(chemin));
  return trouve ? build(trouve) : extractEmbarque();
};
