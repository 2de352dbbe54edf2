import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { buildRectangle, type PointTaux } from '#shared/formations/lasso.ts';
import styles from './valeurs-form.module.css';

type Bornes = Record<'poursuiteBas' | 'poursuiteHaut' | 'emploiBas' | 'emploiHaut', number | null>;
const VIDES: Bornes = { poursuiteBas: null, poursuiteHaut: null, emploiBas: null, emploiHaut: null };
const isBon = (borne: number | null): boolean => borne === null || (borne >= 0 && borne <= 100);

type ChampProps = { libelle: string; defaut: string; valeur: number | null; onChange: (valeur: number | null) => void };

const Champ = ({ libelle, defaut, valeur, onChange }: ChampProps) => (
  <NumberInput
    className={styles.champ}
    aria-label={libelle}
    aria-invalid={!isBon(valeur)}
    placeholder={defaut}
    valeur={valeur}
    onChange={onChange}
  />
);

/** Le lasso sans souris : un rectangle de taux, saisi. Une borne vide ne borne pas. */
export const ValeursForm = ({ onLasso }: { onLasso: (points: readonly PointTaux[]) => void }) => {
  const [bornes, setBornes] = useState(VIDES);
  const set = (nom: keyof Bornes) => (valeur: number | null) => setBornes((avant) => ({ ...avant, [nom]: valeur }));
  const { poursuiteBas, poursuiteHaut, emploiBas, emploiHaut } = bornes;
  const isSaisie = Object.values(bornes).some((borne) => borne !== null);
  const isFausse = !Object.values(bornes).every(isBon);
  return (
    <details className={styles.volet}>
      <summary>Sélectionner par valeurs</summary>
      <form
        className={styles.formulaire}
        onSubmit={(e) => {
          e.preventDefault();
          if (isSaisie && !isFausse)
            onLasso(buildRectangle([poursuiteBas ?? 0, emploiBas ?? 0], [poursuiteHaut ?? 100, emploiHaut ?? 100]));
        }}
      >
        <fieldset>
          <legend>Poursuite</legend>
          <Champ libelle="Poursuite, au moins (%)" defaut="0" valeur={poursuiteBas} onChange={set('poursuiteBas')} />à
          <Champ libelle="Poursuite, au plus (%)" defaut="100" valeur={poursuiteHaut} onChange={set('poursuiteHaut')} />
          {'\u202f'}%
        </fieldset>
        <fieldset>
          <legend>Emploi</legend>
          <Champ libelle="Emploi, au moins (%)" defaut="0" valeur={emploiBas} onChange={set('emploiBas')} />à
          <Champ libelle="Emploi, au plus (%)" defaut="100" valeur={emploiHaut} onChange={set('emploiHaut')} />
          {'\u202f'}%
        </fieldset>
        <Button type="submit" aria-disabled={!isSaisie || isFausse}>
          Sélectionner
        </Button>
        {isFausse && (
          <p role="alert" className={styles.erreur}>
            Une borne est un nombre de 0 à 100.
          </p>
        )}
      </form>
    </details>
  );
};
