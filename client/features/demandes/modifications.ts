import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { SESSION_FERMEE } from '#client/app/session.ts';
import { NOMS_TYPES, type SaisieDemande } from '#shared/demandes/demande.ts';
import { isEgal } from './champs.ts';

const places = z.number().nullable();

/** Ce que la personne a touché et n'a pas encore enregistré, tel quel : la validation vient plus tard. */
const modifications = z.object({
  /** Version de la demande que la personne avait sous les yeux ; 0 pour une demande nouvelle. */
  version: z.number(),
  champs: z
    .object({
      type: z.enum(NOMS_TYPES),
      rentree: z.number(),
      capaciteScolaireActuelle: places,
      capaciteScolaire: places,
      capaciteApprentissageActuelle: places,
      capaciteApprentissage: places,
      motifs: z.array(z.string()),
      autreMotif: z.string(),
      commentaire: z.string(),
    })
    .partial(),
});
export type Modifications = z.infer<typeof modifications>;

const lues = new Map<string, Modifications | null>();
const abonnes = new Set<() => void>();
window.addEventListener(SESSION_FERMEE, () => {
  lues.clear();
  for (const abonne of abonnes) abonne();
});

const getNomStocke = (cle: string): string => `demande:${cle}`;

const load = (cle: string): Modifications | null => {
  try {
    return modifications.parse(JSON.parse(sessionStorage.getItem(getNomStocke(cle)) ?? ''));
  } catch {
    return null;
  }
};

const getModifications = (cle: string): Modifications | null => {
  const connue = lues.get(cle);
  if (connue !== undefined) return connue;
  const lue = load(cle);
  lues.set(cle, lue);
  return lue;
};

/** Retient (ou oublie, si nul) les modifications d'une demande, pour la durée de vie de l'onglet. */
export const saveModifications = (cle: string, suivantes: Modifications | null): void => {
  lues.set(cle, suivantes);
  try {
    if (suivantes === null) sessionStorage.removeItem(getNomStocke(cle));
    else sessionStorage.setItem(getNomStocke(cle), JSON.stringify(suivantes));
  } catch {
    // Stockage refusé ou plein : les modifications restent en mémoire tant que la page est ouverte.
  }
  for (const abonne of abonnes) abonne();
};

/** Après un enregistrement réussi : ne garde que ce qui a été tapé depuis l'envoi. */
export const settleModifications = (cle: string, envoyee: SaisieDemande, version: number): void => {
  const restantes = Object.entries(getModifications(cle)?.champs ?? {}).filter(
    ([champ, valeur]) => !isEgal(valeur, envoyee[champ as keyof SaisieDemande]),
  );
  saveModifications(cle, restantes.length === 0 ? null : { version, champs: Object.fromEntries(restantes) });
};

/** Modifications en attente d'une demande ; nul s'il n'y en a pas. */
export const useModifications = (cle: string): Modifications | null =>
  useSyncExternalStore(
    useCallback((abonne: () => void) => {
      abonnes.add(abonne);
      return () => abonnes.delete(abonne);
    }, []),
    () => getModifications(cle),
  );
