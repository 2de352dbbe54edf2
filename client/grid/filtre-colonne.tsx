import type { CustomFilterDisplayProps } from 'ag-grid-react';
import { useGridFilterDisplay } from 'ag-grid-react';
import { useRef } from 'react';
import { isNumerique, SANS_FILTRE_NOMBRE } from '#shared/formations/filtres-colonnes.ts';
import { useFiltres } from './contexte.ts';
import { FiltreEnsemblePanel } from './filtre-ensemble.tsx';
import { FiltreNombrePanel } from './filtre-nombre.tsx';
import styles from './filtres.module.css';

/** Filtre d'une colonne, dans l'encart qu'ouvre son en-tête : bornes pour un nombre, cases pour un texte. */
export const FiltreColonne = ({ column }: CustomFilterDisplayProps) => {
  const cle = column.getColId();
  const { catalogue, filtres, setFiltre, listFacettes } = useFiltres();
  const cadre = useRef<HTMLFieldSetElement>(null);
  useGridFilterDisplay({
    afterGuiAttached: () => cadre.current?.querySelector<HTMLElement>('input')?.focus(),
  });
  const colonne = catalogue.find((c) => c.cle === cle);
  if (!colonne) return null;
  const filtre = filtres[cle];
  return (
    <fieldset ref={cadre} className={styles.panneau}>
      <legend className={styles.titre}>
        Filtrer «{'\u00a0'}
        {colonne.titre}
        {'\u00a0'}»
      </legend>
      {isNumerique(colonne) ? (
        <FiltreNombrePanel
          colonne={colonne}
          filtre={filtre?.type === 'nombre' ? filtre : SANS_FILTRE_NOMBRE}
          facettes={listFacettes(cle)}
          onChange={(suivant, remplace) => setFiltre(cle, suivant, remplace)}
        />
      ) : (
        <FiltreEnsemblePanel
          filtre={filtre?.type === 'ensemble' ? filtre : null}
          facettes={listFacettes(cle)}
          onChange={(suivant) => setFiltre(cle, suivant)}
        />
      )}
      <button
        type="button"
        className={styles.effacer}
        aria-disabled={!filtre}
        onClick={() => filtre && setFiltre(cle, null)}
      >
        Effacer ce filtre
      </button>
    </fieldset>
  );
};
