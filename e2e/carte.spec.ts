import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { type Download, expect, type Page, test } from '@playwright/test';
import { signIn, verifyParcours, waitCarte } from './gestes.ts';

test.setTimeout(300_000);

/** Ouvre la page et attend sa grille ; deux cartes en dessin logiciel demandent du temps. */
const openCarte = async (page: Page, recherche = ''): Promise<void> => {
  await page.goto(`/formations${recherche}`);
  await expect(page.locator('.ag-row').first()).toBeVisible({ timeout: 60_000 });
};

const openOutil = (page: Page, nom: string) => page.getByRole('button', { name: nom, exact: true }).click();
const getStatut = (page: Page) => page.getByRole('status').filter({ hasText: 'offres' });

/** Trace au lasso un contour donné en parts de la carte. */
const drawLasso = async (page: Page, parts: readonly (readonly [number, number])[]): Promise<void> => {
  await openOutil(page, 'Zone');
  await page.getByRole('button', { name: 'Entourer au lasso' }).click();
  const boite = await page.locator('[data-carte] canvas').first().boundingBox();
  if (!boite) throw new Error('la carte n’a pas de taille');
  const points = parts.map(([x, y]) => [boite.x + boite.width * x, boite.y + boite.height * y] as const);
  const [premier = [0, 0] as const] = points;
  await page.mouse.move(...premier);
  await page.mouse.down();
  for (const point of [...points.slice(1), premier]) await page.mouse.move(...point, { steps: 6 });
  await page.mouse.up();
};

const exportCarte = async (page: Page, bouton: string): Promise<Download> => {
  const attente = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: bouton }).click();
  const fichier = await attente;
  await expect(page.getByText(/Fichier (PNG|PDF) téléchargé/)).toBeVisible();
  return fichier;
};

test('un lasso à cheval sur la métropole et un encart filtre la grille, la carte et l’URL, et rien d’autre', async ({
  page,
}) => {
  await openCarte(page, '?vue=offres');
  await waitCarte(page);
  const france = await getStatut(page).textContent();
  await drawLasso(page, [
    [0.02, 0.5],
    [0.45, 0.5],
    [0.45, 0.75],
    [0.02, 0.75],
  ]);
  await expect(page).toHaveURL(/zone=polygone:/);
  await expect(getStatut(page)).not.toHaveText(france ?? '');
  await expect(page.getByText(/^Zone\s: zone dessinée/)).toBeVisible();
  // Le relâchement ne clique pas sur le territoire qui est dessous.
  await expect(page).not.toHaveURL(/territoire=/);
  await page.getByRole('button', { name: 'Tableau', exact: true }).click();
  await page.getByRole('button', { name: /^Établissements \(/ }).click();
  const lieux = await page
    .getByRole('region', { name: 'Établissements de la carte' })
    .getByRole('row')
    .allTextContents();
  expect(lieux.length).toBeGreaterThan(3);
  const zone = new URL(page.url()).searchParams.get('zone') ?? '';
  expect(zone.length).toBeLessThanOrEqual(400);
  await page.reload();
  await expect(page.getByText(/^Zone\s: zone dessinée/)).toBeVisible();
  await page.getByRole('button', { name: 'Effacer la zone' }).click();
  await expect(page).not.toHaveURL(/zone=/);
  await expect(getStatut(page)).toHaveText(france ?? '');
});

test('Échap abandonne le lasso', async ({ page }) => {
  await openCarte(page);
  await waitCarte(page);
  await openOutil(page, 'Zone');
  await page.getByRole('button', { name: 'Entourer au lasso' }).click();
  await expect(page.getByText('Échap abandonne')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Échap abandonne')).toBeHidden();
  await expect(page).not.toHaveURL(/zone=/);
});

test('un rayon autour d’une commune se choisit au clavier, outre-mer compris', async ({ page }) => {
  await openCarte(page);
  await page.getByRole('button', { name: 'Zone', exact: true }).focus();
  await page.keyboard.press('Enter');
  const champ = page.getByRole('combobox', { name: /Autour de/ });
  await expect(champ).toBeFocused();
  await page.keyboard.type('saint-denis 974');
  await expect(page.getByRole('option', { name: /Saint-Denis/, selected: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('15');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/zone=cercle:-20\.\d+,55\.\d+,15/);
  await expect(page.getByText(/^Zone\s: à moins de 15 km de Saint-Denis/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Zone', exact: true })).toBeFocused();
});

test('deux rentrées côte à côte bougent ensemble, sous une même légende', async ({ page }) => {
  await openCarte(page, '?rentree=2025');
  await waitCarte(page);
  await openOutil(page, 'Comparer');
  await page.getByLabel('Comparer avec').selectOption('2024');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/comparer=2024/);
  await expect(page.locator('[data-carte][data-dessins]')).toHaveCount(2, { timeout: 45_000 });
  await expect(page.getByRole('heading', { name: /^RS 2025/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^RS 2024/ })).toBeVisible();
  await expect(page.getByRole('list', { name: /^Légende – Effectif/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Approcher' }).first().click();
  await expect(page).toHaveURL(/cadre=/);
  await openOutil(page, 'Comparer');
  await page.getByLabel('Comparer avec').selectOption('capacite');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: /^Légende – / })).toHaveCount(2);
  await page.getByRole('button', { name: 'Tableau', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: /^Effectif en entrée/ })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /^Capacité/ }).last()).toBeVisible();
});

test('le tableau équivalent se trie et dit pourquoi une valeur manque', async ({ page }) => {
  await openCarte(page, '?taille=effectif&teinte=emploi&forme=tableau&territoire=region:53');
  const tableau = page.getByRole('region', { name: 'Effectif en entrée par territoire' });
  const entete = tableau.getByRole('columnheader', { name: /^Effectif en entrée/ });
  await expect(entete).toHaveAttribute('aria-sort', 'descending');
  await entete.getByRole('button').click();
  await expect(entete).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: /^Établissements \(/ }).click();
  const raison = page.getByRole('cell', { name: 'régional' }).first();
  await expect(raison).toHaveAttribute('title', /échelle de la région/);
});

test('les demandes se montrent à qui peut les lire, et s’ouvrent', async ({ page }) => {
  await openCarte(page);
  await openOutil(page, 'Affichage');
  await expect(page.getByLabel('Montrer les demandes')).toBeDisabled();
  await signIn(page, 'gestionnaire');
  await openCarte(page);
  await openOutil(page, 'Affichage');
  await page.getByLabel('Montrer les demandes').click();
  await expect(page.getByLabel('Montrer les demandes')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Légende – Demandes' })).toBeVisible();
  await page.getByRole('button', { name: 'Tableau', exact: true }).click();
  await page.getByRole('button', { name: /^Demandes \(/ }).click();
  await page.getByRole('region', { name: 'Demandes de la carte' }).getByRole('row').nth(1).getByRole('button').click();
  await expect(page).toHaveURL(/\/demandes\/[0-9A-F]{8}$/);
});

test('la carte s’exporte en PNG et en PDF A3, relus', async ({ page }) => {
  await openCarte(page, '?territoire=region:84&taille=effectif');
  await waitCarte(page);
  await openOutil(page, 'Exporter');
  const png = await readFile(await (await exportCarte(page, 'Image (PNG)')).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2381, 1684]);
  expect(png.length).toBeGreaterThan(100_000);
  const fichier = await exportCarte(page, 'Feuille A3 (PDF)');
  expect(fichier.suggestedFilename()).toMatch(/^carte-effectif-\d{4}-\d\d-\d\d\.pdf$/);
  const pdf = await PDFDocument.load(await readFile(await fichier.path()));
  expect(pdf.getTitle()).toBe('Effectif en entrée par département');
  expect(pdf.getSubject()).toContain('Auvergne-Rhône-Alpes');
  const [feuille] = pdf.getPages();
  expect(Math.round(feuille?.getWidth() ?? 0)).toBe(1191);
  expect(Math.round(feuille?.getHeight() ?? 0)).toBe(842);
});

test('le plein écran s’ouvre et se quitte ; axe ne trouve rien dans les outils', async ({ page }) => {
  await openCarte(page, '?taille=effectif&teinte=pression&zone=cercle:45.764,4.835,50');
  await waitCarte(page);
  await verifyParcours(page, '[aria-label="Carte"]', async (verifie) => {
    for (const outil of ['Affichage', 'Zone', 'Comparer', 'Exporter']) {
      await openOutil(page, outil);
      await verifie();
      await page.keyboard.press('Escape');
    }
  });
  const carte = page.getByRole('region', { name: 'Carte', exact: true });
  const avant = await carte.boundingBox();
  await page.getByRole('button', { name: 'Plein écran' }).click();
  await expect(page.getByRole('button', { name: 'Quitter le plein écran' })).toBeVisible();
  expect((await carte.boundingBox())?.width ?? 0).toBeGreaterThan(avant?.width ?? 0);
  await page.getByRole('button', { name: 'Quitter le plein écran' }).click();
  await expect(page.getByRole('button', { name: 'Plein écran', exact: true })).toBeVisible();
});
