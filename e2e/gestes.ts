import { expect, type Page } from '@playwright/test';

export const MOT_DE_PASSE = 'demonstration-2026';

/** Ouvre la page Formations et attend la grille remplie. */
export const openFormations = async (page: Page, recherche = ''): Promise<void> => {
  await page.goto(`/formations${recherche}`);
  await expect(page.locator('.ag-row').first()).toBeVisible();
};

/** Attend que la carte ait été dessinée, puis qu'elle ne bouge plus. */
export const waitCarte = async (page: Page): Promise<void> => {
  await expect(page.locator('[data-carte][data-dessins]')).toBeAttached({ timeout: 45_000 });
  await page.waitForTimeout(1500);
};

export const signIn = async (page: Page, compte: string): Promise<void> => {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(`${compte}@demo.example`);
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
};

/** Couleurs présentes dans le dessin de la carte, avec leur nombre de pixels (un sur quatre). */
export const readCouleurs = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-carte] canvas');
    if (!canvas) return {};
    const copie = document.createElement('canvas');
    [copie.width, copie.height] = [canvas.width, canvas.height];
    const contexte = copie.getContext('2d');
    if (!contexte) return {};
    contexte.drawImage(canvas, 0, 0);
    const { data } = contexte.getImageData(0, 0, copie.width, copie.height);
    const comptes: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 16) {
      const couleur = `#${[0, 1, 2].map((c) => (data[i + c] ?? 0).toString(16).padStart(2, '0')).join('')}`;
      comptes[couleur] = (comptes[couleur] ?? 0) + 1;
    }
    return comptes;
  });
