import { useId } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { Segmented } from '#client/ui/segmented.tsx';
import { Select } from '#client/ui/select.tsx';
import { Empty } from '#client/ui/state.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { formatLasso, type PointTaux } from '#shared/formations/lasso.ts';
import { formatMillesime, formatRentree, getMillesime } from '#shared/rentree.ts';
import { Portee, Selection } from './bandeau.tsx';
import { Nuage } from './nuage.tsx';
import styles from './panneau.module.css';
import { QuadrantTable } from './quadrant-table.tsx';
import { type Quadrant, useQuadrant } from './use-quadrant.ts';
import { ValeursForm } from './valeurs-form.tsx';

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  /** Offres que tous les filtres retiennent, avant le lasso : le reste du nuage se voit encore. */
  offres: Int32Array;
};

/** Choix du niveau et du millésime ; celui-ci change la rentrée de toute la page, et son titre le dit. */
const Choix = ({ client, filtres, setFiltres, quadrant }: Omit<Props, 'offres'> & { quadrant: Quadrant }) => (
  <>
    <Select
      nu
      libelle="Diplôme du quadrant"
      value={quadrant.niveau}
      onChange={(e) => setFiltres({ diplome: e.target.value, lasso: '' })}
    >
      {quadrant.niveaux.map(({ code, nombre }) => (
        <option key={code} value={code}>
          {client.niveaux.get(code) ?? code} ({nombre})
        </option>
      ))}
    </Select>
    <Select
      nu
      libelle="Millésime du quadrant"
      title="Le millésime suit la rentrée choisie pour toute la page."
      value={filtres.rentree}
      onChange={(e) => setFiltres({ rentree: Number(e.target.value) })}
    >
      <option value={0}>derniers sortants</option>
      {client.faits.rentrees.map((rentree) => (
        <option key={rentree} value={rentree}>
          sortants {formatMillesime(getMillesime(rentree))} ({formatRentree(rentree)})
        </option>
      ))}
    </Select>
  </>
);

const SansPoint = ({ quadrant, millesime }: { quadrant: Quadrant; millesime: string | null }) => (
  <Empty titre="Aucune formation à placer">
    <p>
      {millesime === null
        ? 'Aucun millésime de sortants n’est chargé pour cette rentrée : choisissez-en une autre.'
        : quadrant.lignes.length === 0
          ? 'Aucune formation scolaire ne répond aux filtres.'
          : 'Toutes les formations retenues sont hors quadrant : le tableau dit pourquoi.'}
    </p>
  </Empty>
);

/** Quadrant emploi × poursuite d'un niveau de diplôme, et le tableau du même contenu. */
export const QuadrantPanel = ({ client, filtres, setFiltres, offres }: Props) => {
  const idTrajets = useId();
  const quadrant = useQuadrant(client, offres, filtres);
  const { niveau, region, nomRegion, lasso, lignes, retenues, bulles } = quadrant;
  const { periode } = client.faits;
  const { territoire, formation, quadrant: forme } = filtres;
  const isTrajets = filtres.trajets === 'montres';
  const nomTerritoire = client.territoires.get(territoire) ?? territoire;
  const open = (cle: string) => setFiltres({ formation: cle, etablissement: '' });
  const select = (points: readonly PointTaux[]) => setFiltres({ lasso: formatLasso({ niveau, region, points }) });
  return (
    <section className={styles.panneau} aria-label="Quadrant" data-forme={forme}>
      <div className={styles.commandes}>
        <Choix client={client} filtres={filtres} setFiltres={setFiltres} quadrant={quadrant} />
        <label htmlFor={idTrajets} className={styles.case}>
          <input
            id={idTrajets}
            type="checkbox"
            checked={isTrajets}
            onChange={(e) => setFiltres({ trajets: e.target.checked ? 'montres' : 'caches' })}
          />
          Trajets
        </label>
        <Segmented
          libelle="Forme du quadrant"
          options={[
            { code: 'graphique', libelle: 'Graphique' },
            { code: 'tableau', libelle: 'Tableau' },
          ]}
          choisi={forme}
          onChange={(choisie) => setFiltres({ quadrant: choisie })}
        />
      </div>
      <div className={styles.texte}>
        {periode.millesime !== null && (
          <Portee quadrant={quadrant} lieux={{ territoire, nomTerritoire, nomRegion }} millesime={periode.millesime} />
        )}
        <ValeursForm onLasso={select} />
        <Selection
          quadrant={quadrant}
          nomRegionLasso={client.territoires.get(`region:${lasso?.region}`) ?? ''}
          libelleNiveau={client.niveaux.get(lasso?.niveau ?? '') ?? ''}
          onEffacer={() => setFiltres({ lasso: '' })}
        />
      </div>
      {forme === 'tableau' ? (
        <QuadrantTable
          legende={`${quadrant.libelleNiveau}, ${nomRegion}, sortants ${formatMillesime(periode.millesime ?? '')} ; intervalles à 95 % entre crochets.`}
          lignes={lignes}
          sujet={{ territoire: filtres.territoire, zone: filtres.zone, rentree: filtres.rentree }}
          retenues={retenues}
          ouverte={formation}
          onOpen={open}
        />
      ) : bulles.length === 0 ? (
        <SansPoint quadrant={quadrant} millesime={periode.millesime} />
      ) : (
        <Nuage
          quadrant={quadrant}
          filtres={filtres}
          periode={periode}
          trajetsVisibles={isTrajets}
          serre={filtres.volet === 'deux'}
          onOpen={open}
          onLasso={select}
        />
      )}
    </section>
  );
};
