import { chromium, type Locator, type Page } from '@playwright/test';
import { buildClient } from '#server/cli/client-build.ts';
import { loadConfig } from '#server/config.ts';
import type { Db } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';
import { findNavigateur } from '../../e2e/navigateur.ts';
import { formatMs } from './chrono.ts';

/** Choisit une option, et attend que la grille (ligne de total), la carte et le quadrant aient changé. */
const timeChoix = (choix: Locator) =>
  choix.evaluate(async (option: HTMLElement) => {
    const carte = document.querySelector<HTMLElement>('[data-carte]');
    const total = document.querySelector('.ag-grid-pinned-bottom-rows-container');
    if (!carte || !total) throw new Error('page incomplète');
    const readQuadrant = () => {
      const nuage = document.querySelector('[data-quadrant]');
      return [...(nuage?.querySelectorAll('[data-cle]') ?? [])].map((bulle) => bulle.getAttribute('transform')).join();
    };
    const avant = { dessins: carte.dataset.dessins, texte: total.textContent, quadrant: readQuadrant() };
    const debut = performance.now();
    option.click();
    let grille = 0;
    let dessin = 0;
    let quadrant = 0;
    while ((!grille || !dessin || !quadrant) && performance.now() - debut < 5000) {
      await new Promise((suite) => requestAnimationFrame(suite));
      if (!grille && total.textContent !== avant.texte) grille = performance.now() - debut;
      if (!dessin && carte.dataset.dessins !== avant.dessins) dessin = performance.now() - debut;
      if (!quadrant && readQuadrant() !== avant.quadrant) quadrant = performance.now() - debut;
    }
    return { grille, carte: dessin, quadrant };
  });

/** Les territoires se choisissent dans une liste, les diplômes se cochent. */
const GESTES = [
  ['Territoire', 'Auvergne-Rhône-Alpes'],
  ['Territoire', 'France entière'],
  ['Diplôme', 'BAC PRO'],
  ['Territoire', 'Île-de-France'],
  ['Diplôme', 'BAC PRO'],
  ['Territoire', 'Bretagne'],
  ['Territoire', 'France entière'],
] as const;

const findOption = (page: Page, liste: (typeof GESTES)[number][0], name: string): Locator =>
  page.getByRole(liste === 'Territoire' ? 'option' : 'checkbox', { name, exact: true }).first();

/** Temps entre le choix d'un filtre et la grille, la carte et le quadrant à jour, tous trois à l'écran. */
export const measureFiltres = async (db: Db): Promise<void> => {
  await buildClient();
  const app = buildServer(db, loadConfig());
  const adresse = await app.listen({ port: 0, host: '127.0.0.1' });
  const navigateur = await chromium.launch(await findNavigateur());
  try {
    const page = await navigateur.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const debut = performance.now();
    await page.goto(`${adresse}/formations?volet=deux`);
    await page.locator('.ag-row').first().waitFor();
    console.log(`Première page, jusqu’à la grille remplie : ${formatMs(performance.now() - debut)}`);
    await page.locator('[data-dessins]').waitFor({ timeout: 60_000, state: 'attached' });
    console.log(`Première page, jusqu’à la carte dessinée : ${formatMs(performance.now() - debut)}`);
    await page.waitForTimeout(2000);
    for (const [libelle, valeur] of GESTES) {
      await page.getByRole('button', { name: new RegExp(`^${libelle} :`) }).click();
      const { grille, carte, quadrant } = await timeChoix(findOption(page, libelle, valeur));
      await page.keyboard.press('Escape');
      console.log(
        `${libelle} → ${valeur.padEnd(20)} grille ${formatMs(grille).padStart(9)}   carte ${formatMs(carte).padStart(9)}   quadrant ${formatMs(quadrant).padStart(9)}`,
      );
      await page.waitForTimeout(1500);
    }
  } finally {
    await navigateur.close();
    await app.close();
  }
};
