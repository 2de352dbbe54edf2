import { expect, type Page, test } from '@playwright/test';
import { signIn, verifyThemes } from './gestes.ts';

const openReperage = async (page: Page, recherche: string): Promise<void> => {
  await page.goto(`/reperage${recherche}`);
  await expect(page.locator('.ag-row').first()).toBeVisible({ timeout: 60_000 });
};

const openPremier = async (page: Page): Promise<string> => {
  await page.locator('.ag-cell[col-id="lieu"]').first().click();
  const panneau = page.getByRole('complementary', { name: 'Résultat à examiner' });
  await expect(panneau.getByRole('heading', { name: 'Critères remplis' })).toBeVisible();
  return (await panneau.getByRole('heading', { level: 2 }).textContent()) ?? '';
};

test('un seuil déplacé au clavier change la liste et l’adresse, puis revient', async ({ page }) => {
  await openReperage(page, '?territoire=region:84&criteres=petite_entree&minimum=1');
  const compte = page.getByRole('status').filter({ hasText: 'à examiner sur' });
  const avant = await compte.textContent();
  const seuil = page.getByLabel('Petite division, seuil : moins de');
  await seuil.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page).toHaveURL(/seuils=petite_entree:10/);
  await expect(compte).not.toHaveText(avant ?? '');
  await page.getByRole('button', { name: /Revenir à 8/ }).click();
  await expect(page).not.toHaveURL(/seuils=/);
  await expect(compte).toHaveText(avant ?? '');
});

test('un seuil illisible le dit, et rend à la sortie du champ celui qui s’applique', async ({ page }) => {
  await openReperage(page, '?territoire=region:84&criteres=petite_entree&minimum=1');
  const seuil = page.getByLabel('Petite division, seuil : moins de');
  const avant = await seuil.inputValue();
  for (const texte of ['', '-5']) {
    await seuil.fill(texte);
    await expect(page.getByRole('alert').filter({ hasText: /^De / })).toBeVisible();
    await seuil.blur();
    await expect(seuil).toHaveValue(avant);
  }
  await expect(page).not.toHaveURL(/seuils=/);
});

test('mettre de côté avec une raison, la retrouver, remettre ; puis en faire une demande préremplie', async ({
  page,
}) => {
  await signIn(page, 'gestionnaire');
  await openReperage(page, '?territoire=region:84&voie=scolaire&niveau=500');
  const formation = await openPremier(page);
  const panneau = page.getByRole('complementary', { name: 'Résultat à examiner' });
  await panneau.getByRole('button', { name: 'Mettre de côté' }).click();
  await panneau.getByLabel('Pourquoi le mettre de côté (obligatoire)').fill('Reconversion déjà engagée');
  await panneau.getByRole('form', { name: 'Mettre de côté' }).getByRole('button', { name: 'Mettre de côté' }).click();
  await expect(panneau.getByText('Reconversion déjà engagée')).toBeVisible();
  await page.getByLabel(/Montrer ce qui est mis de côté/).check();
  await expect(page.locator('.ag-row').filter({ hasText: 'mis de côté' })).toHaveCount(1);
  await panneau.getByRole('button', { name: 'Remettre dans la liste' }).click();
  await expect(panneau.getByRole('heading', { name: 'Mises de côté levées' })).toBeVisible();

  await panneau.getByRole('link', { name: 'Faire une demande' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle demande' })).toBeVisible();
  await expect(page.getByText(formation).first()).toBeVisible();
  await expect(page.getByLabel('Type de demande')).toHaveValue('fermeture');
  await expect(page.getByLabel('Commentaire')).toHaveValue(/critères remplis/);
});

test('un signal du ministère reçoit une réponse de la région', async ({ page }) => {
  await signIn(page, 'pilote');
  await openReperage(page, '?onglet=ouvertures&territoire=region:84');
  const formation = await openPremier(page);
  const panneau = page.getByRole('complementary', { name: 'Résultat à examiner' });
  await panneau.getByRole('button', { name: 'Signaler' }).click();
  await panneau.getByLabel('Ce que vous demandez (obligatoire)').fill('Une ouverture est-elle à l’étude ici ?');
  await panneau.getByRole('button', { name: 'Émettre le signal' }).click();
  await expect(panneau.getByText('Signalé : réponse attendue')).toBeVisible();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();

  await signIn(page, 'gestionnaire');
  await page.goto('/reperage?onglet=signaux');
  const carte = page.getByRole('listitem').filter({ hasText: 'Une ouverture est-elle à l’étude ici ?' });
  await expect(carte.getByRole('heading', { name: formation })).toBeVisible();
  await carte.getByRole('button', { name: 'Répondre' }).click();
  const saisie = carte.getByRole('form', { name: 'Répondre' });
  await saisie.getByLabel('Réponse', { exact: true }).selectOption('etude_en_cours');
  await saisie.getByLabel('Explication (obligatoire)').fill('Étude menée avec la branche au printemps.');
  await saisie.getByRole('button', { name: 'Répondre' }).click();
  await expect(carte.getByText('Répondu')).toBeVisible();
});

test('axe ne trouve rien sur un résultat ouvert ni sur un seuil que l’on change', async ({ page }) => {
  await signIn(page, 'admin');
  await openReperage(page, '?territoire=region:84');
  await openPremier(page);
  await verifyThemes(page);
  await page.goto('/parametres');
  await page
    .getByRole('button', { name: /^Changer/ })
    .first()
    .click();
  await verifyThemes(page);
});
