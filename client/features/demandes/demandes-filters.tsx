import { Button } from '#client/ui/button.tsx';
import { MultiSelect } from '#client/ui/multi-select.tsx';
import { SearchInput } from '#client/ui/search-input.tsx';
import { Select } from '#client/ui/select.tsx';
import { NOMS_TYPES, TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { type DemandesFilters, demandesFilters } from '#shared/demandes/filters.ts';
import { NOMS_STATUTS, STATUTS } from '#shared/demandes/workflow.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './demandes-filters.module.css';

export type SetFiltres = (changement: Partial<DemandesFilters>) => void;

const OPTIONS_STATUT = NOMS_STATUTS.map((code) => ({ code, libelle: STATUTS[code].libelle }));
const OPTIONS_TYPE = NOMS_TYPES.map((code) => ({ code, libelle: TYPES_DEMANDE[code] }));
const { tri: _tri, g: _g, ...AUCUN } = demandesFilters.parse({});

/** Filtres par défaut, tri et colonnes mis à part : ce que rétablit « Effacer les filtres ». */
export const AUCUN_FILTRE: Partial<DemandesFilters> = AUCUN;

const isFiltree = (filtres: DemandesFilters): boolean =>
  Object.entries(AUCUN).some(([cle, defaut]) => String(filtres[cle as keyof typeof AUCUN]) !== String(defaut));

type Props = { filtres: DemandesFilters; rentrees: readonly number[]; setFiltres: SetFiltres };

/** Barre de filtres de la liste des demandes ; chaque choix est dans l'URL. */
export const DemandesFiltersBar = ({ filtres, rentrees, setFiltres }: Props) => (
  <search className={styles.barre}>
    <div className={styles.recherche}>
      <SearchInput
        libelle="Numéro, établissement, commune, formation, UAI, CFD…"
        valeur={filtres.q}
        onChange={(q) => setFiltres({ q })}
      />
    </div>
    <MultiSelect
      libelle="Statut"
      options={OPTIONS_STATUT}
      choisis={filtres.statut}
      onChange={(choisis) => setFiltres({ statut: NOMS_STATUTS.filter((nom) => choisis.includes(nom)) })}
    />
    <MultiSelect
      libelle="Type"
      options={OPTIONS_TYPE}
      choisis={filtres.type}
      onChange={(choisis) => setFiltres({ type: NOMS_TYPES.filter((nom) => choisis.includes(nom)) })}
    />
    <Select
      libelle="Rentrée d’effet"
      actif={filtres.rentree > 0}
      value={filtres.rentree}
      onChange={(e) => setFiltres({ rentree: Number(e.target.value) })}
    >
      <option value={0}>Toutes les rentrées</option>
      {rentrees.map((rentree) => (
        <option key={rentree} value={rentree}>
          {formatRentree(rentree)}
        </option>
      ))}
    </Select>
    {isFiltree(filtres) && (
      <Button variante="nu" onClick={() => setFiltres(AUCUN_FILTRE)}>
        Effacer les filtres
      </Button>
    )}
  </search>
);
