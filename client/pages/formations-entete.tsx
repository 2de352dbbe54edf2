import { getRouteApi } from '@tanstack/react-router';
import { parseSearch } from '#client/app/search-params.ts';
import { formatAttente } from '#client/faits/use-faits.ts';
import type { SetFiltres } from '#client/features/formations/filters-bar.tsx';
import { MenuVues } from '#client/features/vues/menu-vues.tsx';
import { Segmented } from '#client/ui/segmented.tsx';
import { formatNombre } from '#shared/format.ts';
import { COLONNES_FORMATIONS, COLONNES_OFFRES } from '#shared/formations/columns.ts';
import { type FormationsFilters, formationsFilters } from '#shared/formations/filters.ts';
import { carryEtat, formatEtatGrille, parseEtatGrille } from '#shared/vues/etat-grille.ts';
import styles from './formations.module.css';
import { VoletChoix } from './volet.tsx';

/** Ce que la grille garde de ses réglages en changeant de vue. */
const carryG = (g: string, vue: FormationsFilters['vue']): string =>
  formatEtatGrille(carryEtat(parseEtatGrille(g), vue === 'offres' ? COLONNES_OFFRES : COLONNES_FORMATIONS));

const route = getRouteApi('/formations');

type Props = {
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  formations: number;
  offres: number;
  attente: boolean;
};

/** Titre, comptes, vues enregistrées, bascules de la grille et du volet. */
export const FormationsEntete = ({ filtres, setFiltres, formations, offres, attente }: Props) => {
  const navigate = route.useNavigate();
  return (
    <div className={styles.entete}>
      <h1>Formations</h1>
      <p className={styles.compte} role="status">
        {attente
          ? formatAttente(filtres.rentree)
          : `${formatNombre(formations)} formation${formations > 1 ? 's' : ''} · ${formatNombre(offres)} offre${offres > 1 ? 's' : ''}`}
      </p>
      <div className={styles.outils}>
        <MenuVues
          page="formations"
          onOuvrir={(recherche) => void navigate({ search: formationsFilters.parse(parseSearch(recherche)) })}
        />
        <Segmented
          libelle="Vue"
          options={[
            { code: 'formations', libelle: 'Formations' },
            { code: 'offres', libelle: 'Offres par établissement' },
          ]}
          choisi={filtres.vue}
          onChange={(vue) => setFiltres({ vue, g: carryG(filtres.g, vue) })}
        />
        <VoletChoix filtres={filtres} setFiltres={setFiltres} />
      </div>
    </div>
  );
};
