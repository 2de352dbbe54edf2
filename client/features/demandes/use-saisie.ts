import type { SaisieDemande } from '#shared/demandes/demande.ts';
import { type Champ, isEgal, NOMS_CHAMPS } from './champs.ts';
import { type Modifications, saveModifications, useModifications } from './modifications.ts';

/** Saisie en cours : la version de départ, recouverte par ce que la personne a touché. */
export type Saisie = {
  saisie: SaisieDemande;
  /** Champs touchés par la personne. */
  touches: readonly Champ[];
  /** Champs qui diffèrent de la version de départ. */
  modifies: readonly Champ[];
  /** Version que la personne avait lue quand elle a commencé à modifier. */
  versionLue: number;
  setChamp: <C extends Champ>(champ: C, valeur: SaisieDemande[C]) => void;
  /** Oublie les modifications. */
  reset: () => void;
  /** Porte les modifications sur la version de départ actuelle. */
  rebase: () => void;
};

const prune = (champs: Modifications['champs'], base: SaisieDemande): Modifications['champs'] =>
  Object.fromEntries(Object.entries(champs).filter(([champ, valeur]) => !isEgal(valeur, base[champ as Champ])));

/**
 * Saisie gardée dans l'onglet sous `cle`. `base` est la version enregistrée (ou le préremplissage, version 0) :
 * elle peut changer sans jamais recouvrir ce qui a été tapé.
 */
export const useSaisie = (cle: string, base: SaisieDemande, version: number): Saisie => {
  const modifications = useModifications(cle);
  const champs = modifications?.champs ?? {};
  const saisie = { ...base, ...champs };
  const save = (suivants: Modifications['champs'], lue: number): void => {
    const gardes = version === 0 ? suivants : prune(suivants, base);
    saveModifications(cle, Object.keys(gardes).length === 0 ? null : { version: lue, champs: gardes });
  };
  const modifies = NOMS_CHAMPS.filter((champ) => !isEgal(saisie[champ], base[champ]));
  const versionLue = modifies.length === 0 ? version : (modifications?.version ?? version);
  return {
    saisie,
    touches: NOMS_CHAMPS.filter((champ) => champ in champs),
    modifies,
    versionLue,
    setChamp: (champ, valeur) => save({ ...champs, [champ]: valeur }, versionLue),
    reset: () => saveModifications(cle, null),
    rebase: () => save(champs, version),
  };
};
