import { expect, type Page, test } from '@playwright/test';
import { openFormations, openSansCarte, signIn, verifyThemes, waitCarte } from './gestes.ts';

type Etape = (page: Page) => Promise<void>;

const waitTitre =
  (name: string | RegExp): Etape =>
  async (page) =>
    expect(page.getByRole('heading', { name }).first()).toBeVisible();
const waitGrille: Etape = async (page) => expect(page.locator('.ag-row').first()).toBeVisible();
const waitPanorama = waitTitre('Chiffres clés');

/** Chaque page de l'application, et ce qui dit qu'elle est là. */
const PAGES: readonly [nom: string, adresse: string, attente: Etape][] = [
  ['Formations', '/formations', waitCarte],
  ['Offres', '/formations?vue=offres&territoire=departement:035', waitGrille],
  ['Panoramas', '/panoramas', waitTitre('Panoramas')],
  ['Panorama d’un territoire', '/panorama/departement:069', waitPanorama],
  ['Panorama d’un bassin', '/panorama/bassin:101', waitPanorama],
  ['Panorama d’une formation', '/panorama/formation/32025515.311.scolaire', waitPanorama],
  ['Panorama d’un domaine', '/panorama/domaine/25', waitPanorama],
  ['Panorama d’une famille', '/panorama/famille/Traitement des matériaux', waitPanorama],
  ['Panorama d’un établissement', '/panorama/etablissement/0699001J', waitPanorama],
  ['Panorama d’un métier', '/panorama/metier/A0X', waitPanorama],
  ['Repérage', '/reperage?territoire=region:84', waitGrille],
  ['Signaux', '/reperage?onglet=signaux', waitTitre('Repérage')],
  ['Données', '/donnees-chargees', waitTitre(/^Fichiers en vigueur/)],
  ['Paramètres', '/parametres', waitTitre('Seuils')],
  ['Liens métiers', '/liens-metiers', waitTitre('Liens entre diplômes et métiers')],
  ['Contestations', '/contestations', waitTitre('Chiffres contestés')],
  ['Glossaire', '/glossaire', waitTitre('Glossaire')],
  ['Connexion', '/connexion', waitTitre('Comptes de démonstration')],
  ['Demandes', '/demandes', waitGrille],
  ['Demande nouvelle', '/demandes/nouvelle', waitTitre('Nouvelle demande')],
];
for (const [nom, adresse, attente] of PAGES)
  test(`${nom} : axe en clair et en sombre, rien ne bouge sans qu’on le veuille, rien ne déborde à 200 %`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page, 'admin');
    await page.goto(adresse);
    await attente(page);
    await verifyThemes(page);
    expect(
      await page.evaluate(() => document.getAnimations().map((a) => String(a.effect?.getTiming().duration))),
    ).toEqual([]);
    await page.setViewportSize({ width: 720, height: 450 });
    await expect
      .poll(() =>
        page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('main')].map((e) => e.scrollWidth - e.clientWidth),
        ),
      )
      .toEqual([0, 0]);
  });

test('axe ne trouve rien sur une fiche ouverte, de formation puis d’établissement', async ({ page }) => {
  await openSansCarte(page);
  await page.locator('.ag-row:not(.ag-row-pinned) .ag-cell[col-id="niveau"]').first().click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Évolution' })).toBeVisible();
  await verifyThemes(page);
  await openFormations(page, '?vue=offres&territoire=departement:035');
  await page.locator('.ag-cell[col-id="etablissement"]').first().click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Évolution' })).toBeVisible();
  await verifyThemes(page);
});

test('axe ne trouve rien sur une demande, ni pendant un chargement de fichiers', async ({ page }) => {
  await signIn(page, 'gestionnaire');
  await page.goto('/demandes');
  await page.locator('.ag-row .ag-cell').first().click();
  await expect(page.getByRole('heading', { name: 'Journal' })).toBeVisible();
  await verifyThemes(page);
  await signIn(page, 'pilote');
  await page.goto('/donnees-chargees');
  await page.getByRole('button', { name: 'Charger des fichiers' }).click();
  const version = page.getByRole('region', { name: /^Version \d+$/ });
  const fichier = { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('élève;note\nAnne;12\n') };
  await version.getByLabel('Fichiers à déposer').setInputFiles(fichier);
  await version.getByRole('button', { name: 'Lire les fichiers' }).click();
  await expect(version.getByText('Rien n’est chargé tant que')).toBeVisible({ timeout: 60_000 });
  await verifyThemes(page);
  await version.getByRole('button', { name: 'Écarter…' }).click();
  await version.getByLabel('Motif (obligatoire)').fill('essai');
  await verifyThemes(page);
  await version.getByRole('button', { name: 'Écarter', exact: true }).click();
  await expect(version.getByText('Écartée', { exact: true }).first()).toBeVisible();
});

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
