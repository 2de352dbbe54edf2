import { expect, type Page, test } from '@playwright/test';
import { openFormations, openSansCarte, signIn } from './gestes.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const cellule = (page: Page, ligne: number, colonne: string) =>
  page.locator(`.ag-row[row-index="${ligne}"] .ag-cell[col-id="${colonne}"]`);

const entete = (page: Page, colonne: string) =>
  page.locator(`.ag-header-cell[col-id="${colonne}"] .ag-header-cell-text`);

/** Contenu du presse-papiers ; vide s'il change pendant qu'on le lit, pour que l'on réessaie. */
const readPresse = (page: Page): Promise<{ texte: string; html: string }> =>
  page.evaluate(async () => {
    try {
      const [contenu] = await navigator.clipboard.read();
      const lire = async (type: string) => (contenu?.types.includes(type) ? (await contenu.getType(type)).text() : '');
      return { texte: await lire('text/plain'), html: await lire('text/html') };
    } catch {
      return { texte: '', html: '' };
    }
  });

const waitPresse = async (page: Page, attendu: string | RegExp) => {
  await expect.poll(async () => (await readPresse(page)).texte).toMatch(attendu);
  return readPresse(page);
};

/** Total d'une colonne, à la ligne épinglée. */
const readTotal = (page: Page, colonne: string) =>
  page.locator(`.ag-row-pinned .ag-cell[col-id="${colonne}"]`).textContent();

test('un préréglage change les colonnes et l’adresse ; l’adresse rend la même grille', async ({ page }) => {
  await openSansCarte(page);
  await expect(page.locator('.ag-header-cell[col-id="devenir"]')).toHaveCount(0);
  await page.getByLabel('Préréglage de colonnes').selectOption('insertion');
  await expect(page).toHaveURL(/g=p:insertion/);
  await expect(page.locator('.ag-header-cell[col-id="devenir"]')).toBeVisible();
  await page.getByRole('button', { name: /^Colonnes/ }).click();
  await page.getByRole('checkbox', { name: 'CFD' }).check();
  await page.getByRole('button', { name: 'Épingler CFD à gauche' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('Hauteur des lignes').selectOption('compacte');
  await page.goto(page.url());
  await expect(page.locator('.ag-grid-pinned-left-cells .ag-header-cell[col-id="cfd"]')).toBeVisible();
  await expect(page.locator('.ag-row').first()).toHaveCSS('height', '26px');
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await expect(page.locator('.ag-header-cell[col-id="cfd"]')).toHaveCount(0);
});

test('un filtre d’ensemble, ouvert au clavier, filtre la grille, les comptes et le total', async ({ page }) => {
  await openSansCarte(page);
  const statut = page.getByRole('status').filter({ hasText: 'offres' });
  const avant = await statut.textContent();
  const total = await readTotal(page, 'effectif');
  await cellule(page, 2, 'niveau').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('button', { name: 'Aucune' }).click();
  await page.getByRole('checkbox', { name: /^CAP / }).check();
  await expect(page).toHaveURL(/g=v:niveau,CAP/);
  await expect(statut).not.toHaveText(avant ?? '');
  expect(await readTotal(page, 'effectif')).not.toBe(total);
  await page.keyboard.press('Escape');
  await expect(cellule(page, 2, 'niveau')).toBeFocused();
  for (const niveau of await page.locator('.ag-center-cols-container .ag-cell[col-id="niveau"]').allTextContents())
    expect(niveau).toBe('CAP');
  await page.goto(page.url());
  await page.getByRole('button', { name: /^Effacer le filtre Diplôme/ }).click();
  await expect(statut).toHaveText(avant ?? '');
});

test('un filtre de nombre garde une plage, et les absences que l’on choisit', async ({ page }) => {
  await openSansCarte(page);
  await entete(page, 'capacite').hover();
  await page.locator('.ag-header-cell[col-id="capacite"] .ag-header-cell-filter-button').click();
  await page.getByLabel('Au moins').fill('100');
  await expect(page).toHaveURL(/n:capacite,100,,c/);
  await expect(page.getByRole('checkbox', { name: /^Capacité inconnue/ })).not.toBeChecked();
  await page.getByRole('checkbox', { name: /^Valeurs connues/ }).uncheck();
  await page.getByRole('checkbox', { name: /^Capacité inconnue/ }).check();
  await page.keyboard.press('Escape');
  await expect(cellule(page, 0, 'capacite')).toHaveText('cap. inconnue');
});

test('le tri multiple est dans l’adresse', async ({ page }) => {
  await openSansCarte(page);
  await entete(page, 'niveau').click();
  await entete(page, 'effectif').click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/g=t:niveau,-effectif/);
  await page.goto(page.url());
  await expect(page.locator('.ag-header-cell[col-id="niveau"]')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.ag-header-cell[col-id="effectif"]')).toHaveAttribute('aria-sort', 'descending');
});

test('un rectangle copié se relit du presse-papiers, nombres à la française', async ({ page }) => {
  await openSansCarte(page);
  await cellule(page, 1, 'niveau').focus();
  for (const touche of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(`Shift+${touche}`);
  await expect(page.getByText('2 × 4 cellules')).toBeVisible();
  await expect(cellule(page, 2, 'offres')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+c');
  const affiche = (await cellule(page, 1, 'effectif').textContent()) ?? '';
  const nombre = affiche.replace(/\s/g, '');
  const { texte, html } = await waitPresse(page, nombre);
  const lignes = texte.split('\r\n').map((ligne) => ligne.split('\t'));
  expect(lignes.map((ligne) => ligne.length)).toEqual([4, 4]);
  expect(lignes[0]?.[3]).toBe(nombre);
  expect(html).toContain(`x:num="${nombre}"`);
  await page.keyboard.press('Control+Shift+C');
  await waitPresse(page, /Entrants \(constat 2025\)/);
  await page.keyboard.press('Escape');
  await expect(page.getByText('2 × 4 cellules')).toBeHidden();
});

test('un rectangle se tire à la souris sans ouvrir de fiche ; Début, Fin et Ctrl vont aux bords', async ({ page }) => {
  await openSansCarte(page);
  const [de, a] = [await cellule(page, 1, 'niveau').boundingBox(), await cellule(page, 4, 'effectif').boundingBox()];
  if (!de || !a) throw new Error('cellules hors de l’écran');
  await page.mouse.move(de.x + 8, de.y + 8);
  await page.mouse.down();
  await page.mouse.move(a.x + 20, a.y + 8, { steps: 12 });
  await page.mouse.up();
  await expect(page.getByText('4 × 4 cellules')).toBeVisible();
  expect(page.url()).not.toContain('formation=');
  await page.keyboard.press('Control+Home');
  await expect(cellule(page, 0, 'formation')).toBeFocused();
  await page.keyboard.press('End');
  await expect(cellule(page, 0, 'remplissage')).toBeFocused();
  await page.keyboard.press('Shift+ ');
  await expect(page.getByText(/^1 × \d+ cellules/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Fiche de la formation' })).toBeVisible();
});

test('un sigle trouve sa formation ; le mot entier passe devant, même plus petit', async ({ page }) => {
  await openSansCarte(page);
  const recherche = page.getByRole('searchbox').first();
  await recherche.fill('melec');
  await expect(page).toHaveURL(/q=melec/);
  await expect(cellule(page, 0, 'formation')).toContainText(/[ée]lectricit[ée] et de ses environnements/i);
  await recherche.fill('commun');
  await expect(cellule(page, 0, 'formation')).toContainText('référentiel commun');
  const lignes = page.locator('.ag-row:not(.ag-row-pinned)');
  const readEffectif = async (texte: RegExp) => {
    const index = await lignes.filter({ hasText: texte }).first().getAttribute('row-index');
    return Number((await cellule(page, Number(index), 'effectif').textContent())?.replace(/\s/g, ''));
  };
  expect(await readEffectif(/référentiel commun/)).toBeLessThan(await readEffectif(/^Communication/));
  await entete(page, 'effectif').click();
  await expect(page).toHaveURL(/g=t:-effectif/);
  await expect(cellule(page, 0, 'formation')).toContainText(/^Communication/);
});

test('une vue enregistrée se rouvre, se partage à la région, se supprime et se rétablit', async ({ page }) => {
  await signIn(page, 'gestionnaire');
  await openFormations(page, '?territoire=region:84&g=p:insertion');
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByLabel('Enregistrer ce que je vois sous le nom').fill('Insertion AURA');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('button', { name: 'Réglages de la vue Insertion AURA' }).click();
  await page.getByLabel('Qui voit la vue Insertion AURA').selectOption('region');
  await expect(page.getByRole('button', { name: 'Insertion AURA région' })).toBeVisible();
  await page.getByRole('button', { name: 'Supprimer' }).click();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('button', { name: 'Insertion AURA région' })).toBeVisible();

  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
  await signIn(page, 'expert');
  await openFormations(page);
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await page.getByRole('button', { name: /^Insertion AURA/ }).click();
  await expect(page).toHaveURL(/territoire=region:84/);
  await expect(page).toHaveURL(/g=p:insertion/);
  await expect(page.locator('.ag-header-cell[col-id="devenir"]')).toBeVisible();
});

test('sans compte, le menu des vues invite à se connecter', async ({ page }) => {
  await openSansCarte(page);
  await page.getByRole('button', { name: 'Vues enregistrées' }).click();
  await expect(page.getByRole('link', { name: 'Connectez-vous' })).toBeVisible();
});

test('le tri des demandes est dans l’adresse, et donc dans l’export', async ({ page }) => {
  await signIn(page, 'gestionnaire');
  await page.goto('/demandes');
  await entete(page, 'rentree').click();
  await expect(page).toHaveURL(/tri=-rentree/);
  await entete(page, 'etablissement').click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/tri=-rentree,etablissement/);
  await expect(page.getByRole('link', { name: 'Exporter (XLSX)' })).toHaveAttribute(
    'href',
    /tri=-rentree,etablissement/,
  );
});
