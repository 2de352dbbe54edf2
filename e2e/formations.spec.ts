import { expect, test } from '@playwright/test';
import { JETONS } from '#client/design/tokens.ts';
import { openFormations, openSansCarte, readCouleurs, waitCarte } from './gestes.ts';

test('la carte se dessine vraiment : ses pixels portent les couleurs de la légende', async ({ page }) => {
  await openFormations(page);
  await waitCarte(page);
  const couleurs = await readCouleurs(page);
  const { rampe1, rampe3, rampe5, carteMer } = JETONS.clair;
  for (const couleur of [rampe1, rampe3, rampe5, carteMer])
    expect(couleurs[couleur] ?? 0, couleur).toBeGreaterThan(300);
});

test('un filtre change la grille, la carte, les comptes et l’URL ; l’URL rend le même état', async ({ page }) => {
  await openFormations(page);
  await waitCarte(page);
  const statut = page.getByRole('status').filter({ hasText: 'offres' });
  const france = await statut.textContent();
  const avant = await readCouleurs(page);
  await page.getByRole('button', { name: 'Territoire : France entière' }).click();
  await page.getByRole('option', { name: 'Bretagne', exact: true }).click();
  await expect(page).toHaveURL(/territoire=region:53/);
  await expect(statut).not.toHaveText(france ?? '');
  await waitCarte(page);
  expect(await readCouleurs(page)).not.toEqual(avant);
  await page.getByLabel('Voie', { exact: true }).selectOption('scolaire');
  await page.getByRole('searchbox').first().fill('cuisine');
  await expect(page).toHaveURL(/q=cuisine/);
  const bretagne = await statut.textContent();
  await page.goto(page.url());
  await expect(statut).toHaveText(bretagne ?? '');
  await expect(page.getByRole('button', { name: 'Territoire : Bretagne' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('cuisine');
});

test('cliquer un territoire de la carte filtre la grille ; le tableau porte le même contenu', async ({ page }) => {
  await openFormations(page, '?maille=region');
  await waitCarte(page);
  const boite = await page.locator('[data-carte] canvas').boundingBox();
  if (!boite) throw new Error('la carte n’a pas de taille');
  // Les groupes d'établissements approchent la carte : on vise un point de territoire nu, à son infobulle.
  for (let pas = 0; pas < 40; pas++) {
    const [x, y] = [boite.x + boite.width * (0.35 + 0.008 * pas), boite.y + boite.height * 0.45];
    await page.mouse.move(x, y);
    await page.waitForTimeout(60);
    const infobulle = await page.locator('[class*="infobulle"]').allTextContents();
    if (!infobulle.join(' ').includes('Effectif en entrée')) continue;
    await page.mouse.click(x, y);
    break;
  }
  await expect(page).toHaveURL(/territoire=region:/);
  await expect(page.getByRole('button', { name: 'Territoire : France entière' })).toBeHidden();
  await page.getByRole('button', { name: 'Tableau' }).click();
  await expect(page.getByRole('row').filter({ has: page.getByRole('button', { pressed: true }) })).toHaveCount(1);
});

test('ouvrir une formation montre ses chiffres, leurs années et leurs sources', async ({ page }) => {
  await openSansCarte(page, '?territoire=departement:069');
  await page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="niveau"]').first().click();
  const fiche = page.getByRole('complementary', { name: 'Fiche de la formation' });
  await expect(fiche.getByRole('columnheader', { name: 'Rhône', exact: true })).toBeVisible();
  await expect(fiche.getByText(/constat 2025/).first()).toBeVisible();
  await expect(fiche.getByText(/sortants 2023-2024/)).toBeVisible();
  await expect(fiche.getByText('régional').first()).toBeVisible();
  await fiche.getByText(/^Sources \(/).click();
  await expect(fiche.getByText(/empreinte [0-9a-f]{12}/).last()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(fiche).toBeHidden();
});

test('la vue Offres liste les établissements, et l’établissement se lit au panneau', async ({ page }) => {
  await openSansCarte(page, '?vue=offres&territoire=departement:029');
  await page.locator('.ag-cell[col-id="etablissement"]').first().click();
  const fiche = page.getByRole('complementary');
  await expect(fiche.getByText('propose cette formation')).toBeVisible();
  await fiche
    .getByRole('button')
    .filter({ hasText: /Lycée|CFA|Centre|Institut|Maison|École|Campus|Établissement/ })
    .first()
    .click();
  await expect(page.getByRole('complementary', { name: 'Fiche de l’établissement' })).toBeVisible();
  await page.getByRole('button', { name: 'Limiter la grille à cet établissement' }).click();
  await expect(page).toHaveURL(/q=\d{7}[A-Z]/);
});

test('aucun filtre ne répond : la page le dit et propose d’effacer', async ({ page }) => {
  await openFormations(page);
  await page.getByRole('searchbox').fill('zzzzzz');
  await expect(page.getByRole('heading', { name: 'Aucune offre ne répond à ces filtres' })).toBeVisible();
  await page.getByRole('button', { name: 'Effacer les filtres' }).last().click();
  await expect(page.locator('.ag-row').first()).toBeVisible();
});

test('une panne du serveur se dit, et l’on peut réessayer', async ({ page }) => {
  await page.route('**/donnees/offres.json*', (route) => route.abort());
  await page.goto('/formations');
  await expect(page.getByRole('alert')).toContainText('n’ont pas pu être chargées', { timeout: 20_000 });
  await page.unroute('**/donnees/offres.json*');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.locator('.ag-row').first()).toBeVisible();
});

test('les données de démonstration sont annoncées sur chaque page', async ({ page }) => {
  for (const adresse of ['/formations', '/connexion', '/demandes']) {
    await page.goto(adresse);
    await expect(page.getByText('Données de démonstration').first()).toBeVisible();
  }
});

test('le serveur perdu à l’ouverture d’une fiche ne détruit pas la page', async ({ page }) => {
  await openFormations(page);
  await page.route(/assets\/(side-panel|evolution-tables|besoin-bloc)[^/]*\.js$/, (route) => route.abort());
  await page.getByRole('gridcell', { name: /./ }).first().click();
  const fiche = page.getByRole('complementary', { name: 'Fiche' });
  await expect(fiche.getByText(/Le serveur ne répond pas/)).toBeVisible();
  await expect(page.getByRole('grid').first()).toBeVisible();
  await fiche.getByRole('button', { name: 'Fermer la fiche' }).click();
  await expect(fiche).toBeHidden();
});
