import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './carte-outils.module.css';
import type { SetFiltres } from './filters-bar.tsx';
import { IndicateurOptions } from './indicateur-options.tsx';

type Props = { client: FaitsClient; filtres: FormationsFilters; setFiltres: SetFiltres };

/** Seconde carte : un autre indicateur, ou le même à une autre rentrée. */
export const CarteComparer = ({ client, filtres, setFiltres }: Props) => (
  <>
    <label className={styles.champ}>
      <span>Comparer avec</span>
      <select value={filtres.comparer} onChange={(e) => setFiltres({ comparer: e.target.value })}>
        <option value="">Une seule carte</option>
        <optgroup label="Le même indicateur à une autre rentrée">
          {client.faits.rentrees
            .filter((rentree) => rentree !== filtres.rentree)
            .map((rentree) => (
              <option key={rentree} value={rentree}>
                {formatRentree(rentree)}
              </option>
            ))}
        </optgroup>
        <IndicateurOptions sauf={filtres.indicateur} prefixe="Un autre indicateur : " />
      </select>
    </label>
    <p className={styles.note}>
      Les deux cartes bougent ensemble. À deux rentrées, elles ont la même échelle de couleurs.
      {filtres.rentree === 0 &&
        ' La première montre la dernière année de chaque source : choisissez une rentrée pour comparer deux années nettes.'}
    </p>
  </>
);
