import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const MOT_DE_PASSE = 'demonstration-2026';

/** Ouvre la page Formations et attend la grille remplie. */
export const openFormations = async (page: Page, recherche = ''): Promise<void> => {
  await page.goto(`/formations${recherche}`);
  await expect(page.locator('.ag-row').first()).toBeVisible();
};

/** La même page, le tableau à la place de la carte : moitié moins de calcul, pour les essais qui ne la regardent pas. */
export const openSansCarte = (page: Page, recherche = '?'): Promise<void> =>
  openFormations(page, `${recherche}&forme=tableau`);

/** Attend que la carte ait été dessinée, puis qu'elle ne se redessine plus. */
export const waitCarte = async (page: Page): Promise<void> => {
  const carte = page.locator('[data-carte][data-dessins]').first();
  await expect(carte).toBeAttached({ timeout: 45_000 });
  let dernier: string | null = null;
  const isPosee = async (): Promise<boolean> => {
    const dessins = await carte.getAttribute('data-dessins');
    const posee = dessins === dernier;
    dernier = dessins;
    return posee;
  };
  await expect.poll(isPosee, { intervals: [400], timeout: 45_000 }).toBe(true);
};

/** Se connecte par l'écran de connexion. */
export const signInParEcran = async (page: Page, compte: string): Promise<void> => {
  await page.goto('/connexion');
  await page.getByLabel('Adresse électronique').fill(`${compte}@demo.example`);
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
};

/** Ouvre une session, à la place de celle qui le serait, sans passer par l'écran : la page suivante la trouve. */
export const signIn = async ({ request }: Page, compte: string): Promise<void> => {
  const data = { email: `${compte}@demo.example`, motDePasse: MOT_DE_PASSE };
  const reponse = await request.post('/trpc/auth.connecter', { data, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(await reponse.json()).toHaveProperty('result');
};

const NORMES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fautes qu'axe trouve dans la page, ou dans une partie d'elle. Mode sans cadres (nos pages n'en ont pas) et fautes
 * seules : sept fois plus court que le mode par défaut. Une page qui a déjà reçu axe ne le relit pas.
 */
const listViolations = async (page: Page, partie: string, runOnly: string[]): Promise<string[]> => {
  const isPresent = await page.evaluate(() => 'axe' in window);
  const { violations } = await new AxeBuilder(isPresent ? { page, axeSource: ';' } : { page })
    .options({ runOnly, resultTypes: ['violations'] })
    .include(partie)
    .setLegacyMode()
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id} : ${n.target.join(' ')}`));
};

/**
 * Mène un parcours en clair puis en sombre ; `verifie` s'y appelle à chaque vue à juger. Axe ne trouve rien en clair ;
 * en sombre, rien de ce qu'un thème peut changer : les contrastes.
 */
export const verifyParcours = async (
  page: Page,
  partie: string,
  parcours: (verifie: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  for (const [colorScheme, theme, regles] of [
    ['light', 'clair', NORMES],
    ['dark', 'sombre', ['color-contrast']],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await parcours(async () => expect(await listViolations(page, partie, [...regles]), theme).toEqual([]));
  }
};

/** La page entière, telle qu'elle est. */
export const verifyThemes = (page: Page): Promise<void> => verifyParcours(page, 'html', (verifie) => verifie());

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
