import { useCallback, useId, useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Button } from '#client/ui/button.tsx';
import { MultiSelect } from '#client/ui/multi-select.tsx';
import type { Option } from '#client/ui/options-list.tsx';
import { SearchInput } from '#client/ui/search-input.tsx';
import { SearchSelect } from '#client/ui/search-select.tsx';
import { Select } from '#client/ui/select.tsx';
import { type FormationsFilters, formationsFilters, MAX_RECHERCHE } from '#shared/formations/filters.ts';
import {
  LIBELLES_OUVERTURE,
  LIBELLES_VOIE,
  OUVERTURES,
  type Ouverture,
  VOIES,
  type Voie,
} from '#shared/formations/formation.ts';
import { findNomNiveau } from '#shared/formations/niveaux.ts';
import { formatRentree } from '#shared/rentree.ts';
import { clearFiltres, hasFiltresColonnes } from '#shared/vues/etat-grille.ts';
import styles from './filters-bar.module.css';
import { useNavigationFiltres } from './navigation.ts';

export type SetFiltres = (changement: Partial<FormationsFilters>) => void;
type Props = { client: FaitsClient; filtres: FormationsFilters; setFiltres: SetFiltres };

/** Territoires que l'on peut choisir, du plus large au plus fin. */
const buildTerritoires = ({ regions, academies, departements, bassins, zones }: FaitsClient['faits']): Option[] =>
  [
    { section: 'Régions', maille: 'region', lignes: regions },
    { section: 'Académies', maille: 'academie', lignes: academies },
    { section: 'Départements', maille: 'departement', lignes: departements },
    { section: 'Bassins d’emploi', maille: 'bassin', lignes: bassins },
    { section: 'Zones d’emploi', maille: 'zone', lignes: zones },
  ].flatMap(({ section, maille, lignes }) =>
    lignes.map(({ code, libelle }) => ({
      code: `${maille}:${code}`,
      libelle: maille === 'departement' ? `${code.replace(/^0/, '')} – ${libelle}` : libelle,
      section,
    })),
  );

/** Diplômes enseignés, et domaines NSF avec leurs groupes, limités à ceux qui ont une formation. */
const buildOptions = (client: FaitsClient): Record<'niveaux' | 'domaines' | 'territoires', Option[]> => {
  const groupes = new Set(client.faits.formations.nsf);
  const domaines = new Set([...groupes].map((code) => code.slice(0, 2)));
  const present = client.faits.nsf.filter(({ code }) => (code.length === 2 ? domaines : groupes).has(code));
  return {
    territoires: buildTerritoires(client.faits),
    niveaux: client.faits.niveaux.map((niveau) => ({ ...niveau, precision: findNomNiveau(niveau.code) ?? undefined })),
    domaines: present.map(({ code, libelle }) => ({
      code,
      libelle,
      decalee: code.length === 3,
    })),
  };
};

/** Rien de filtré ; le reste de l'adresse est ce que l'on montre et comment, qu'effacer ne touche pas. */
const SANS_FILTRE = formationsFilters
  .pick({
    ...{ territoire: true, zone: true, niveau: true, domaine: true, voie: true, q: true },
    ...{ rentree: true, communes: true, ouverture: true, formation: true, lasso: true },
  })
  .parse({});
const PRECISION_OUVERTURE =
  'Un diplôme fermé garde ses lignes tant qu’il a des élèves. « Où l’on entre » écarte ses offres sans entrants, ni places, ni vœux connus dans les années montrées ; « Ouvertes seulement » les écarte toutes.';

const FILTRES = Object.keys(SANS_FILTRE) as (keyof typeof SANS_FILTRE)[];

/** Filtres de la page, tous dans l'URL. */
export const FiltersBar = ({ client, filtres, setFiltres }: Props) => {
  const { niveaux, domaines, territoires } = useMemo(() => buildOptions(client), [client]);
  const search = useCallback((q: string) => setFiltres({ q }), [setFiltres]);
  const navigate = useNavigationFiltres();
  const idCommunes = useId();
  const actifs =
    hasFiltresColonnes(filtres.g) || FILTRES.some((cle) => String(filtres[cle]) !== String(SANS_FILTRE[cle]));
  return (
    <search className={styles.barre}>
      <div className={styles.recherche}>
        <SearchInput
          libelle="Chercher une formation, un établissement, une commune, un code"
          indication="Formation, établissement, commune, UAI, CFD…"
          maximum={MAX_RECHERCHE}
          valeur={filtres.q}
          onChange={search}
        />
      </div>
      <SearchSelect
        libelle="Territoire"
        defaut="France entière"
        options={territoires}
        choisi={filtres.territoire}
        onChange={(territoire) => setFiltres({ territoire })}
      />
      <MultiSelect
        libelle="Diplôme"
        options={niveaux}
        choisis={filtres.niveau}
        onChange={(niveau) => setFiltres({ niveau })}
      />
      <MultiSelect
        libelle="Domaine"
        options={domaines}
        choisis={filtres.domaine}
        onChange={(domaine) => setFiltres({ domaine })}
      />
      <Select
        libelle="Voie"
        actif={filtres.voie !== ''}
        value={filtres.voie}
        onChange={(e) => setFiltres({ voie: e.target.value as Voie | '' })}
      >
        <option value="">Toutes les voies</option>
        {VOIES.map((voie) => (
          <option key={voie} value={voie}>
            {LIBELLES_VOIE[voie]}
          </option>
        ))}
      </Select>
      <Select
        libelle="Rentrée"
        actif={filtres.rentree > 0}
        value={filtres.rentree}
        onChange={(e) => setFiltres({ rentree: Number(e.target.value) })}
      >
        <option value={0}>Dernières données</option>
        {client.faits.rentrees.map((rentree) => (
          <option key={rentree} value={rentree}>
            {formatRentree(rentree)}
          </option>
        ))}
      </Select>
      <Select
        libelle="Diplômes fermés"
        title={PRECISION_OUVERTURE}
        actif={filtres.ouverture !== 'entree'}
        value={filtres.ouverture}
        onChange={(e) => setFiltres({ ouverture: e.target.value as Ouverture })}
      >
        {OUVERTURES.map((ouverture) => (
          <option key={ouverture} value={ouverture}>
            {LIBELLES_OUVERTURE[ouverture]}
          </option>
        ))}
      </Select>
      <label
        htmlFor={idCommunes}
        className={styles.case}
        title="Les élèves d’une année commune sont comptés à leur entrée en spécialité ; les montrer les compterait deux fois dans les totaux."
      >
        <input
          id={idCommunes}
          type="checkbox"
          checked={filtres.communes}
          onChange={(e) => setFiltres({ communes: e.target.checked })}
        />
        Années communes
      </label>
      {actifs && (
        <Button
          variante="nu"
          onClick={() =>
            // Une entrée d'historique : un retour rend tous les filtres.
            navigate({ ...SANS_FILTRE, etablissement: '', cadre: '', g: clearFiltres(filtres.g) }, false)
          }
        >
          Effacer les filtres
        </Button>
      )}
    </search>
  );
};
