import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { openSansCarte, signInParEcran } from './gestes.ts';

test('une demande, de la formation choisie au panneau jusqu’à la décision exportée', async ({ page }) => {
  await signInParEcran(page, 'gestionnaire');
  await openSansCarte(page, '?vue=offres&territoire=departement:063&voie=scolaire&niveau=500');
  await page.locator('.ag-cell[col-id="etablissement"]').nth(3).click();
  await page.getByRole('link', { name: 'Faire une demande sur cette offre' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle demande' })).toBeVisible();

  await page.getByLabel('Type de demande').selectOption('fermeture');
  await page.getByLabel('Capacité scolaire demandée').fill('0');
  await page.getByLabel('Baisse du recrutement').check();
  await page.getByRole('button', { name: /brouillon/i }).click();
  await expect(page).toHaveURL(/\/demandes\/[0-9A-F]{8}$/);
  const numero = page.url().slice(-8);

  for (const [etape, statut] of [
    ['Retenir comme projet', 'Projet de demande'],
    ['Préparer au vote', 'Prêt pour le vote'],
    ['Valider', 'Demande validée'],
  ] as const) {
    await page.getByRole('button', { name: etape, exact: true }).click();
    await page.getByRole('button', { name: /^Confirmer|^Oui/ }).click();
    await expect(page.locator('main').getByText(statut).first()).toBeVisible();
  }
  await expect(page.getByText('Aucune étape ne vous est ouverte à ce statut.')).toBeVisible();

  await page.goto('/demandes?statut=validee');
  await expect(page.locator('.ag-row').filter({ hasText: numero })).toBeVisible();
  const attente = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter (XLSX)' }).click();
  const fichier = await (await attente).path();
  const classeur = await readXlsx(new Uint8Array(await readFile(fichier)));
  const lignes = classeur.sheets[0]?.rows ?? [];
  expect(lignes.some((ligne) => ligne.includes(numero) && ligne.includes('Demande validée'))).toBe(true);
  expect(lignes.every((ligne) => !ligne.includes('Demande refusée'))).toBe(true);
});

test('sans connexion, ni liste ni export : la page invite à se connecter', async ({ page, request }) => {
  await page.goto('/demandes');
  await expect(page.getByRole('main').getByRole('link', { name: /connecter/i })).toBeVisible();
  expect((await request.get('/exports/demandes.xlsx')).status()).toBe(401);
});

test('un chef d’établissement ne voit que ses établissements et ne décide pas', async ({ page }) => {
  await signInParEcran(page, 'perdir');
  const lire = async (url: string) => (await page.request.get(url)).json();
  const { uais } = (await lire('/trpc/auth.moi')).result.data.acteur as { uais: string[] };
  expect(uais).toHaveLength(2);
  const { uai, nom } = (await lire('/donnees/offres.json')).etablissements as Record<'uai' | 'nom', string[]>;
  const siens = uais.map((un) => nom[uai.indexOf(un)] ?? '');

  await page.goto('/demandes');
  const cellules = page.locator('.ag-row .ag-cell[col-id="etablissement"]');
  await expect(cellules.first()).toHaveText(/./);
  for (const etablissement of await cellules.allTextContents()) expect(siens).toContain(etablissement);

  await page.goto('/demandes?statut=pret_vote');
  await page.locator('.ag-row .ag-cell[col-id="numero"] a').first().click();
  await expect(page.getByRole('heading', { name: 'Étapes possibles' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Valider', exact: true })).toHaveCount(0);
  await page.goto('/formations');
  await expect(page.getByRole('link', { name: 'Demandes' })).toBeVisible();
});

test('un mot de passe refusé garde la saisie ; se déconnecter ferme la session', async ({ page }) => {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill('region@demo.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('incorrect');
  await expect(page.getByLabel('Adresse électronique')).toHaveValue('region@demo.example');
  await signInParEcran(page, 'region');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Se connecter' })).toBeVisible();
});
