import { expect, type Page, test } from '@playwright/test';

/** Cherche au sommaire, puis ouvre le premier résultat d'une section. */
const openDepuisSommaire = async (page: Page, q: string, section: string): Promise<void> => {
  await page.goto('/panoramas');
  await page.getByRole('searchbox', { name: 'Chercher un panorama' }).fill(q);
  const resultats = page.getByRole('search').getByRole('region', { name: section });
  await resultats.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Chiffres clés' })).toBeVisible();
};

for (const [q, section, blocs] of [
  ['rhone', 'Territoires', ['Face aux échelons au-dessus', 'Ce qui existe ailleurs, mais pas ici']],
  ['agora', 'Formations', ['Face aux autres territoires, et au niveau', 'Besoin en main-d’œuvre']],
  ['lycee lyon', 'Établissements', ['Insertion et valeur ajoutée', 'Ce que les voisins offrent, et lui non']],
  ['mecanique electricite', 'Domaines de formation', ['Formations, du CAP au BTS', 'Présence par région']],
  ['metiers relation client', 'Familles de métiers (diplômes)', ['Formations, du CAP au BTS']],
  ['reparation automobile', 'Métiers (FAP)', ['Ce qui y mène ici', 'Les bassins les plus demandeurs']],
] as const) {
  test(`du sommaire, « ${q} » mène à un panorama complet`, async ({ page }) => {
    await openDepuisSommaire(page, q, section);
    for (const bloc of blocs) await expect(page.getByRole('heading', { level: 2, name: bloc })).toBeVisible();
  });
}

test('taper puis cliquer aussitôt ailleurs mène où l’on a cliqué, sans retour de la recherche', async ({ page }) => {
  await page.goto('/panoramas');
  const champ = page.getByRole('searchbox', { name: 'Chercher un panorama' });
  const sommaire = page.getByRole('region', { name: 'Domaines de formation' }).getByRole('link').first();
  await expect(sommaire).toBeVisible();
  await champ.fill('mecanique');
  await sommaire.click();
  await expect(page.getByRole('heading', { level: 2, name: 'Chiffres clés' })).toBeVisible();
  await page.goBack();
  // Entrée ouvre le premier résultat de ce qui vient d'être tapé, même avant que la liste ne l'ait suivi.
  await champ.fill('academie de lyon');
  await champ.press('Enter');
  await expect(page).toHaveURL(/\/panorama\/academie:/);
});

test('un nom de métier mène à sa famille, et le dit', async ({ page }) => {
  await page.goto('/panoramas');
  await page.getByRole('searchbox', { name: 'Chercher un panorama' }).fill('soudeur');
  const metiers = page.getByRole('search').getByRole('region', { name: 'Métiers (FAP)' });
  await expect(metiers.getByRole('link').first()).toBeVisible();
  await expect(metiers).toContainText(/soudeur/i);
});

test('un chiffre s’explique, et la formation se regarde d’un autre territoire', async ({ page }) => {
  await page.goto('/panorama/departement:069');
  await page
    .getByRole('button', { name: /expliquer : Effectif en entrée/ })
    .first()
    .click();
  const fenetre = page.getByRole('dialog', { name: 'Effectif en entrée' });
  await expect(fenetre.getByText('Département : Rhône')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(fenetre).toBeHidden();
  await openDepuisSommaire(page, 'agora', 'Formations');
  await page.getByRole('button', { name: 'Vu de : France entière' }).click();
  await page.getByRole('combobox', { name: 'Chercher dans Vu de' }).fill('bretagne');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/territoire=region:53/);
  await expect(page.getByText('Formation, vue de : Bretagne')).toBeVisible();
});

test('tout au clavier : chercher, descendre aux résultats, remonter, ouvrir le premier', async ({ page }) => {
  await page.goto('/panoramas');
  const champ = page.getByRole('searchbox', { name: 'Chercher un panorama' });
  await champ.focus();
  await page.keyboard.type('academie de lyon');
  const premier = page.getByRole('region', { name: 'Territoires' }).getByRole('link').first();
  await expect(premier).toContainText('Académie de Lyon');
  await page.keyboard.press('ArrowDown');
  await expect(premier).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(champ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/panorama\/academie:10$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Académie de Lyon' })).toBeVisible();
});

test('imprimé, un panorama tient sur des pages A4 et perd la navigation', async ({ page }) => {
  await page.goto('/panorama/region:53');
  await expect(page.getByRole('heading', { name: 'Besoin local en main-d’œuvre' })).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const texte = pdf.toString('latin1');
  expect(texte.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(2);
  const [, largeur, hauteur] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(texte) ?? [];
  expect([Math.round(Number(largeur)), Math.round(Number(hauteur))]).toEqual([595, 842]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByText(/^Carte des formations – Pilotage · édité le/)).toBeVisible();
  const deborde = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(deborde).toBe(false);
});

test('une adresse qui ne désigne rien le dit', async ({ page }) => {
  await page.goto('/panorama/departement:999');
  await expect(page.getByText('Ce territoire n’est pas dans les données chargées')).toBeVisible();
  await page.goto('/panorama/domaine/zz');
  await expect(page.getByText('Rien de tel dans les données chargées')).toBeVisible();
  for (const adresse of ['/panorama/etablissement/0000000A', '/panorama/metier/ZZZ', '/nimporte']) {
    await page.goto(adresse);
    // Ni panne ni « Réessayer » : rien de tel, et où chercher.
    await expect(page.getByRole('link', { name: 'Chercher dans les panoramas' })).toBeVisible();
    await expect(page.getByText('Une erreur est survenue')).toBeHidden();
    await expect(page).toHaveTitle(/introuvable/i);
  }
});
