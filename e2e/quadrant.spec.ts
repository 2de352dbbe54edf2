import { expect, type Locator, type Page, test } from '@playwright/test';
import { verifyThemes } from './gestes.ts';

const BAC_PRO = '?territoire=region:84&volet=quadrant&diplome=400';

const openQuadrant = async (page: Page, recherche = BAC_PRO): Promise<Locator> => {
  await page.goto(`/formations${recherche}`);
  const nuage = page.getByRole('listbox', { name: /^Quadrant/ });
  await expect(nuage.getByRole('option').first()).toBeAttached({ timeout: 60_000 });
  return nuage;
};

const countFormations = async (page: Page): Promise<number> =>
  Number((await page.locator('[data-lignes]').getAttribute('data-lignes')) ?? 0);

/** Trace un rectangle à main levée dans le graphique, en fractions de sa taille. */
const drawLasso = async (page: Page, nuage: Locator, [x0, y0, x1, y1]: readonly number[]): Promise<void> => {
  const boite = await nuage.boundingBox();
  if (!boite) throw new Error('le quadrant n’a pas de taille');
  const at = (x = 0, y = 0) => [boite.x + boite.width * x, boite.y + boite.height * y] as const;
  await page.mouse.move(...at(x0, y0));
  await page.mouse.down();
  for (const [x, y] of [
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0],
  ])
    await page.mouse.move(...at(x, y), { steps: 5 });
  await page.mouse.up();
};

test('un lasso filtre la grille et s’écrit dans l’URL ; l’URL rend le même état ; on l’efface', async ({ page }) => {
  const nuage = await openQuadrant(page);
  const avant = await countFormations(page);
  await page.getByRole('button', { name: 'Tracer un lasso' }).click();
  await drawLasso(page, nuage, [0.12, 0.45, 0.6, 0.86]);
  await expect(page).toHaveURL(/lasso=400_84_/);
  const selection = page.getByRole('status').filter({ hasText: 'sélectionnée' });
  await expect(selection).toContainText('Auvergne-Rhône-Alpes');
  const choisies = Number.parseInt((await selection.textContent()) ?? '', 10);
  expect(choisies).toBeGreaterThan(0);
  expect(choisies).toBeLessThan(avant);
  await expect.poll(() => countFormations(page)).toBe(choisies);
  await expect(nuage.getByRole('option', { selected: true })).toHaveCount(choisies);
  await page.goto(page.url());
  await expect(selection).toContainText(`${choisies} formation`);
  await expect.poll(() => countFormations(page)).toBe(choisies);
  await page.getByRole('button', { name: 'Effacer la sélection' }).click();
  await expect(page).not.toHaveURL(/lasso/);
  await expect.poll(() => countFormations(page)).toBe(avant);
});

test('tout au clavier : parcourir, zoomer, ouvrir la fiche, sélectionner par valeurs', async ({ page }) => {
  const nuage = await openQuadrant(page);
  await nuage.focus();
  await page.keyboard.press('Home');
  const active = async () => page.locator(`[id="${await nuage.getAttribute('aria-activedescendant')}"]`);
  const premiere = await (await active()).textContent();
  expect(premiere).toMatch(/poursuite \d+\s%.*emploi \d+\s%.*Q[1-4], classement (solide|probable|fragile)/);
  await page.keyboard.press('ArrowRight');
  expect(await (await active()).textContent()).not.toBe(premiere);
  await page.keyboard.press('+');
  await expect(nuage).toHaveAttribute('data-zoomee', 'true');
  await page.keyboard.press('0');
  await expect(nuage).toHaveAttribute('data-zoomee', 'false');
  await page.keyboard.press('Enter');
  const fiche = page.getByRole('complementary', { name: 'Fiche de la formation' });
  await expect(fiche.getByText('moyenne du niveau').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(fiche).toBeHidden();
  await page.getByText('Sélectionner par valeurs').click();
  await page.getByLabel('Emploi, au plus (%)').fill('101');
  await expect(page.getByRole('alert').filter({ hasText: 'de 0 à 100' })).toBeVisible();
  await page.getByLabel('Emploi, au plus (%)').fill('45');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/lasso=400_84_0-0_100-0_100-45_0-45/);
});

test('le tableau porte le même contenu, hors quadrant compris, et se trie', async ({ page }) => {
  const nuage = await openQuadrant(page);
  const placees = await nuage.getByRole('option').count();
  await page.getByRole('region', { name: 'Quadrant' }).getByRole('button', { name: 'Tableau' }).click();
  const lignes = page.getByRole('region', { name: 'Tableau du quadrant' }).locator('tbody tr');
  await expect(lignes.first()).toBeVisible();
  const hors = await lignes.filter({ hasText: 'hors quadrant' }).count();
  expect(await lignes.count()).toBe(placees + hors);
  const tableau = page.getByRole('region', { name: 'Tableau du quadrant' });
  await tableau.getByRole('button', { name: 'Emploi 6 mois' }).click();
  const titre = tableau.getByRole('columnheader', { name: 'Emploi 6 mois' });
  await expect(titre).toHaveAttribute('aria-sort', 'descending');
  const taux = (await lignes.locator('td:nth-of-type(2)').allTextContents()).flatMap(
    (t) => /^(\d+)\s%/.exec(t)?.[1] ?? [],
  );
  expect(taux.length).toBeGreaterThan(5);
  expect(taux.map(Number)).toEqual(taux.map(Number).sort((a, b) => b - a));
});

test('la molette zoome sous le pointeur, les étiquettes suivent, un bouton revient à l’ensemble', async ({ page }) => {
  const nuage = await openQuadrant(page);
  const boite = await nuage.boundingBox();
  if (!boite) throw new Error('le quadrant n’a pas de taille');
  await page.mouse.move(boite.x + boite.width / 2, boite.y + boite.height / 2);
  const visibles = await nuage.getByRole('option').count();
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -300);
  await expect(nuage).toHaveAttribute('data-zoomee', 'true');
  await expect.poll(() => nuage.getByRole('option').count()).toBeLessThan(visibles);
  await page.getByRole('button', { name: 'Revenir à l’ensemble' }).click();
  await expect(nuage.getByRole('option')).toHaveCount(visibles);
});

test('cliquer une bulle ouvre sa fiche et trace son trajet, rompu où la série l’est', async ({ page }) => {
  const nuage = await openQuadrant(page);
  const bulle = nuage.locator('g[data-cle]').last();
  const cle = await bulle.getAttribute('data-cle');
  const boite = await bulle.boundingBox();
  if (!boite) throw new Error('la bulle n’a pas de taille');
  await page.mouse.click(boite.x + boite.width / 2, boite.y + boite.height / 2);
  await expect(page.getByRole('complementary', { name: 'Fiche de la formation' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`formation=${cle?.replaceAll('.', '\\.')}|formation=`));
  await expect(nuage.locator('[data-etapes]').first()).toBeAttached();
  await expect(nuage.locator('[data-rompu]').first()).toBeAttached();
});

test('sous la région, l’écran dit que les taux sont régionaux', async ({ page }) => {
  await openQuadrant(page, '?territoire=departement:069&volet=quadrant');
  await expect(page.getByText(/Taux de la région Auvergne-Rhône-Alpes ; les points sont les formations/)).toBeVisible();
});

test('axe ne trouve rien sur le quadrant, sa sélection et son tableau', async ({ page }) => {
  const nuage = await openQuadrant(page, `${BAC_PRO}&lasso=400_84_0-0_100-0_100-45_0-45`);
  await nuage.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Évolution' })).toBeVisible();
  await verifyThemes(page);
  await page.getByRole('region', { name: 'Quadrant' }).getByRole('button', { name: 'Tableau' }).click();
  await verifyThemes(page);
});
