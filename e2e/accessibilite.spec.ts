import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openFormations, signIn, waitCarte } from './gestes.ts';

const NORMES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const listViolations = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(NORMES).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} : ${n.target.join(' ')}`));
};

for (const theme of ['light', 'dark'] as const) {
  test.describe(`thème ${theme === 'light' ? 'clair' : 'sombre'}`, () => {
    test.use({ colorScheme: theme });

    test('axe ne trouve rien sur la page Formations, ses deux vues et ses fiches', async ({ page }) => {
      await openFormations(page);
      await waitCarte(page);
      expect(await listViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Tableau' }).click();
      await page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="niveau"]').first().click();
      await expect(page.getByRole('complementary').getByRole('heading', { name: 'Évolution' })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await page.goto('/formations?vue=offres&territoire=departement:035');
      await page.locator('.ag-cell[col-id="etablissement"]').first().click();
      await expect(page.getByRole('complementary').getByRole('heading', { name: 'Évolution' })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
    });

    test('axe ne trouve rien à la connexion, à la liste, à une demande, à une demande nouvelle', async ({ page }) => {
      await page.goto('/connexion');
      await expect(page.getByRole('heading', { name: 'Comptes de démonstration' })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await signIn(page, 'gestionnaire');
      await page.goto('/demandes');
      await expect(page.locator('.ag-row').first()).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await page.locator('.ag-row .ag-cell').first().click();
      await expect(page.getByRole('heading', { name: 'Journal' })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await page.goto('/demandes/nouvelle');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
    });

    test('axe ne trouve rien à la page Données, en lecture et pendant un chargement', async ({ page }) => {
      await page.goto('/donnees-chargees');
      await expect(page.getByRole('heading', { name: /^Fichiers en vigueur/ })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await signIn(page, 'pilote');
      await page.goto('/donnees-chargees');
      await page.getByRole('button', { name: 'Charger des fichiers' }).click();
      const version = page.getByRole('region', { name: /^Version \d+$/ });
      const fichier = { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('élève;note\nAnne;12\n') };
      await version.getByLabel('Fichiers à déposer').setInputFiles(fichier);
      await version.getByRole('button', { name: 'Lire les fichiers' }).click();
      await expect(version.getByText('Rien n’est chargé tant que')).toBeVisible({ timeout: 60_000 });
      expect(await listViolations(page)).toEqual([]);
      await version.getByRole('button', { name: 'Écarter…' }).click();
      await version.getByLabel('Motif (obligatoire)').fill('essai');
      expect(await listViolations(page)).toEqual([]);
      await version.getByRole('button', { name: 'Écarter', exact: true }).click();
      await expect(version.getByText('Écartée', { exact: true }).first()).toBeVisible();
    });
  });
}

test('tout au clavier : aller au contenu, filtrer, choisir une ligne, ouvrir et fermer sa fiche', async ({ page }) => {
  await openFormations(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('boulanger');
  await expect(page).toHaveURL(/q=boulanger/);
  await page.getByRole('button', { name: /^Diplôme/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('group', { name: 'Diplôme' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Diplôme' })).toBeHidden();
  await page.locator('.ag-cell[col-id="formation"]').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const fiche = page.getByRole('complementary');
  await expect(fiche).toBeVisible();
  await fiche.getByRole('button', { name: 'Fermer la fiche' }).focus();
  await page.keyboard.press('Enter');
  await expect(fiche).toBeHidden();
});

test('à 200 % de zoom, rien ne déborde en largeur', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  for (const adresse of ['/formations', '/connexion']) {
    await page.goto(adresse);
    await page.waitForTimeout(2500);
    const debord = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(debord, adresse).toBeLessThanOrEqual(0);
  }
});
