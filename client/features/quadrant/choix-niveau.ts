import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { Lasso } from '#shared/formations/lasso.ts';

export type Niveau = { code: string; nombre: number };

type Choix = { lasso: Lasso | null; diplome: string; ouverte: string };

/**
 * Niveau que le graphique montre : celui du lasso, sinon celui que l'on a choisi, sinon celui de la formation
 * ouverte, sinon le plus fourni ; toujours un niveau présent dans la sélection, s'il y en a un.
 */
export const chooseNiveau = (client: FaitsClient, niveaux: readonly Niveau[], choix: Choix): string => {
  const { formations } = client.faits;
  const ouvert = formations.niveau[formations.cle.indexOf(choix.ouverte)];
  const presents = new Set(niveaux.map(({ code }) => code));
  const voulus = [choix.lasso?.niveau, choix.diplome, ouvert];
  return voulus.find((code) => code !== undefined && presents.has(code)) ?? niveaux[0]?.code ?? '';
};
