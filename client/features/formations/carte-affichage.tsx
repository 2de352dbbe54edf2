import { ETIQUETTES, FORMES_POINTS, LIBELLES_ETIQUETTES, LIBELLES_POINTS } from '#shared/formations/carte.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { CODES_INDICATEUR, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import styles from './carte-outils.module.css';
import type { SetFiltres } from './filters-bar.tsx';

type Props = { filtres: FormationsFilters; setFiltres: SetFiltres; demandesPermises: boolean };

type ChoixProps<T extends string> = {
  libelle: string;
  valeur: T;
  options: readonly (readonly [T, string])[];
  desactive?: boolean;
  onChange: (valeur: T) => void;
};

const Choix = <T extends string>({ libelle, valeur, options, desactive = false, onChange }: ChoixProps<T>) => (
  <label className={styles.champ}>
    <span>{libelle}</span>
    <select value={valeur} disabled={desactive} onChange={(e) => onChange(e.target.value as T)}>
      {options.map(([code, texte]) => (
        <option key={code} value={code}>
          {texte}
        </option>
      ))}
    </select>
  </label>
);

const INDICATEURS = CODES_INDICATEUR.map((code) => [code, getIndicateur(code).libelle] as const);

/** Ce que la carte montre : points, leur taille et leur couleur, étiquettes, demandes. */
export const CarteAffichage = ({ filtres, setFiltres, demandesPermises }: Props) => {
  const sansPoint = filtres.points === 'aucun';
  return (
    <>
      <div className={styles.champs}>
        <Choix
          libelle="Points"
          valeur={filtres.points}
          options={FORMES_POINTS.map((forme) => [forme, LIBELLES_POINTS[forme]] as const)}
          onChange={(points) => setFiltres({ points })}
        />
        <Choix
          libelle="Taille des points"
          valeur={filtres.taille}
          options={[['', 'La même pour tous'] as const, ...INDICATEURS]}
          desactive={sansPoint}
          onChange={(taille) => setFiltres({ taille })}
        />
        <Choix
          libelle="Couleur des points"
          valeur={filtres.teinte}
          options={[['', 'La même pour tous'] as const, ...INDICATEURS]}
          desactive={sansPoint}
          onChange={(teinte) => setFiltres({ teinte })}
        />
        <Choix
          libelle="Étiquettes"
          valeur={filtres.etiquettes}
          options={ETIQUETTES.map((code) => [code, LIBELLES_ETIQUETTES[code]] as const)}
          onChange={(etiquettes) => setFiltres({ etiquettes })}
        />
      </div>
      {filtres.points === 'auto' && (
        <p className={styles.note}>
          Selon la vue{'\u00a0'}: les établissements se montrent dès que l’on choisit une formation, une zone, un
          département ou un bassin, ou que l’on cherche un mot. À l’échelle d’une région, les valeurs des territoires
          ont la place.
        </p>
      )}
      <label className={styles.case}>
        <input
          type="checkbox"
          checked={filtres.demandes && demandesPermises}
          disabled={!demandesPermises}
          onChange={(e) => setFiltres({ demandes: e.target.checked })}
        />
        Montrer les demandes
      </label>
      {!demandesPermises && (
        <p className={styles.note}>Les demandes se montrent aux personnes connectées qui peuvent les lire.</p>
      )}
    </>
  );
};
