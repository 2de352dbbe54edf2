import { expect, type Page, test } from '@playwright/test';
import { openFormations } from './gestes.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const cellule = (page: Page, ligne: number, colonne: string) =>
  page.locator(`.ag-row[row-index="${ligne}"] .ag-cell[col-id="${colonne}"]`);

test('une borne ou une recherche tapée au clavier reste entière, et s’annule d’un retour', async ({ page }) => {
  await openFormations(page);
  const recherche = page.getByRole('searchbox').first();
  await recherche.pressSequentially('mecanique auto', { delay: 135 });
  await expect(page).toHaveURL(/q=mecanique\+auto/);
  await expect(recherche).toHaveValue('mecanique auto');
  await page.locator('.ag-header-cell[col-id="capacite"]').hover();
  await page.locator('.ag-header-cell[col-id="capacite"] .ag-header-cell-filter-button').click();
  const borne = page.getByLabel('Au moins');
  await borne.pressSequentially('1250', { delay: 320 });
  await expect(page).toHaveURL(/n:capacite,1250,,c/);
  await expect(borne).toHaveValue('1250');
  await page.keyboard.press('Escape');
  await page.goBack();
  await expect(page).not.toHaveURL(/capacite/);
  await expect(recherche).toHaveValue('mecanique auto');
});

test('un clic ouvre la fiche sans quitter la cellule : Ctrl+C la copie, Échap referme', async ({ page }) => {
  await openFormations(page);
  await cellule(page, 1, 'effectif').click();
  const fiche = page.getByRole('complementary', { name: 'Fiche de la formation' });
  await expect(fiche).toBeVisible();
  await expect(cellule(page, 1, 'effectif')).toBeFocused();
  await page.keyboard.press('Control+c');
  const nombre = (await cellule(page, 1, 'effectif').textContent())?.replace(/\s/g, '');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(nombre);
  await page.keyboard.press('Escape');
  await expect(fiche).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(fiche).toBeFocused();
});

test('le clavier ne se perd pas : colonne cochée, dernier filtre effacé', async ({ page }) => {
  await openFormations(page, '?g=v:niveau,CAP');
  await page.getByRole('button', { name: /^Effacer le filtre Diplôme/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.ag-header-cell[col-id="niveau"]')).toBeFocused();
  await page.getByRole('button', { name: /^Colonnes/ }).click();
  const cfd = page.getByRole('checkbox', { name: 'CFD' });
  await cfd.focus();
  await page.keyboard.press('Space');
  await expect(cfd).toBeChecked();
  await expect(cfd).toBeFocused();
});
