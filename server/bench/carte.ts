import { chromium, type Page } from '@playwright/test';
import { buildClient } from '#server/cli/client-build.ts';
import { loadConfig } from '#server/config.ts';
import type { Db } from '#server/db/connection.ts';
import { buildServer } from '#server/http.ts';
import { findNavigateur } from '../../e2e/navigateur.ts';
import { formatMs } from './chrono.ts';

type Releve = { taches: number[]; images: number[] };
declare global {
  interface Window {
    releve: Releve;
  }
}

/** Commence à relever les tâches de plus de 50 ms et la durée de chaque image. */
const startReleve = (page: Page) =>
  page.evaluate(() => {
    const releve: Releve = { taches: [], images: [] };
    window.releve = releve;
    new PerformanceObserver((liste) => {
      for (const { duration } of liste.getEntries()) releve.taches.push(duration);
    }).observe({ type: 'longtask' });
    let avant = performance.now();
    const tick = (): void => {
      const maintenant = performance.now();
      releve.images.push(maintenant - avant);
      avant = maintenant;
      if (window.releve === releve) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });

/** Arrête le relevé et le rend ; les tâches finies arrivent après coup. */
const endReleve = async (page: Page): Promise<Releve> => {
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    const { releve } = window;
    window.releve = { taches: [], images: [] };
    return releve;
  });
};

/** Glisse la carte en rond, puis approche et éloigne à la molette. */
const moveCarte = async (page: Page): Promise<void> => {
  const boite = await page.locator('[data-carte] canvas').boundingBox();
  if (!boite) throw new Error('carte absente');
  const [x, y] = [boite.x + boite.width / 2, boite.y + boite.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let pas = 0; pas < 40; pas++) {
    const angle = (pas * Math.PI) / 10;
    await page.mouse.move(x + 90 * Math.sin(angle), y + 60 * Math.cos(angle));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  for (const sens of [-1, 1])
    for (let pas = 0; pas < 6; pas++) {
      await page.mouse.wheel(0, sens * 120);
      await page.waitForTimeout(60);
    }
};

const describeReleve = ({ taches, images }: Releve): string => {
  const tri = [...images].sort((a, b) => a - b);
  const p95 = tri[Math.floor(tri.length * 0.95)] ?? 0;
  const pire = taches.reduce((max, duree) => Math.max(max, duree), 0);
  return `tâches > 50 ms : ${taches.length}, la plus longue ${formatMs(pire)} ; image p50 ${formatMs(tri[tri.length >> 1] ?? 0)}, p95 ${formatMs(p95)}`;
};

const CAS = [
  ['établissements groupés', ''],
  ['établissements, taille et couleur', '&taille=effectif&teinte=capacite'],
  ['toutes les offres, taille et couleur', '&points=offres&taille=effectif&teinte=capacite'],
] as const;

/**
 * Fluidité de la carte, France entière, pendant que l'on glisse et approche. Dans Chromium sans carte graphique, le
 * dessin lui-même (SwiftShader) compte dans les images et les tâches : la première ligne est la référence.
 */
export const measureCarte = async (db: Db): Promise<void> => {
  await buildClient();
  const app = buildServer(db, loadConfig());
  const adresse = await app.listen({ port: 0, host: '127.0.0.1' });
  const navigateur = await chromium.launch(await findNavigateur());
  try {
    const page = await navigateur.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const mesures = [['fond seul, sans point ni étiquette', '&points=aucun&etiquettes=aucune'], ...CAS] as const;
    for (const [libelle, recherche] of mesures) {
      await page.goto(`${adresse}/formations?maille=departement${recherche}`);
      await page.locator('[data-dessins]').waitFor({ timeout: 60_000, state: 'attached' });
      await page.waitForTimeout(5000);
      await startReleve(page);
      await moveCarte(page);
      console.log(`${libelle.padEnd(40)} ${describeReleve(await endReleve(page))}`);
    }
  } finally {
    await navigateur.close();
    await app.close();
  }
};
