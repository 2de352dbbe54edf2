import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { generateDemonstration } from '#seed/generate.ts';
import { openSansCarte, signIn } from './gestes.ts';

const dossier = mkdtempSync(join(tmpdir(), 'e2e-donnees-'));
const CONSTAT = join(dossier, 'constat_2025.csv');
const LIGNES_CORRIGEES = 400;

/** Le constat de la démonstration, corrigé : une élève de plus à ses premières lignes. */
test.beforeAll(async () => {
  await generateDemonstration(dossier);
  const corrige = readFileSync(CONSTAT, 'utf8')
    .split('\n')
    .map((ligne, rang) => {
      if (rang === 0 || rang > LIGNES_CORRIGEES) return ligne;
      const [uai, mef, total, filles, garcons] = ligne.split(',');
      return [uai, mef, Number(total) + 1, Number(filles) + 1, garcons].join(',');
    });
  writeFileSync(CONSTAT, corrige.join('\n'));
});
test.afterAll(() => rmSync(dossier, { recursive: true }));

/** Effectif total de France, tel que la grille le montre. */
const readTotal = async (page: Page): Promise<number> => {
  await openSansCarte(page);
  const total = page.locator('.ag-row-pinned .ag-cell[col-id="effectif"]').first();
  await expect(total).toHaveText(/\d/);
  return Number((await total.textContent())?.replace(/\D/g, ''));
};

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeHidden();
};

test('une personne charge, une autre approuve et publie ; le chiffre change, puis le retour arrière le rend', async ({
  page,
}) => {
  const avant = await readTotal(page);
  await signIn(page, 'pilote');
  await page.goto('/donnees-chargees');
  await page.getByRole('button', { name: 'Charger des fichiers' }).click();
  const version = page.getByRole('region', { name: /^Version \d+$/ });
  await version.getByLabel('Fichiers à déposer').setInputFiles(CONSTAT);
  await expect(version.getByRole('button', { name: 'Retirer constat_2025.csv' })).toBeVisible();
  await version.getByRole('button', { name: 'Lire les fichiers' }).click();
  await expect(version.getByRole('heading', { name: 'Différence avec la version en vigueur' })).toBeVisible({
    timeout: 120_000,
  });
  await expect(version.getByText('aucun compte ni taux sous le seuil')).toBeVisible();
  await version.getByRole('button', { name: 'Soumettre à approbation…' }).click();
  await version.getByLabel('Note aux utilisateurs').fill('Constat 2025 corrigé');
  await version.getByRole('button', { name: 'Soumettre à approbation', exact: true }).click();
  await expect(version.getByText('Une version est approuvée par une autre personne')).toBeVisible();
  const adresse = page.url();
  await signOut(page);

  await signIn(page, 'admin');
  await page.goto(adresse);
  await version.getByRole('button', { name: 'Approuver' }).click();
  await version.getByRole('button', { name: 'Publier maintenant' }).click();
  await expect(version.getByText('En vigueur', { exact: true })).toBeVisible();
  expect(await readTotal(page)).toBeGreaterThan(avant);
  await expect(page.getByText(/^Données mises à jour/)).toBeVisible();
  await page.getByRole('link', { name: 'Voir', exact: true }).click();

  await page.getByRole('button', { name: 'Remettre en vigueur la version 1' }).click();
  await page.getByLabel('Motif (obligatoire)').fill('Correction à revoir');
  await page.getByRole('button', { name: 'Remettre en vigueur la version 1' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Version 1' }).getByText('En vigueur', { exact: true }),
  ).toBeVisible();
  expect(await readTotal(page)).toBe(avant);
  await expect(page.getByText(/^Retour à des données antérieures.*Correction à revoir/)).toBeVisible();
});
