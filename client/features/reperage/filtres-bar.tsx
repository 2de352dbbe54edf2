import { useMemo } from 'react';
import { Button } from '#client/ui/button.tsx';
import { MultiSelect } from '#client/ui/multi-select.tsx';
import { formatSaisie } from '#client/ui/nombre.ts';
import type { Option } from '#client/ui/options-list.tsx';
import { SearchSelect } from '#client/ui/search-select.tsx';
import { Select } from '#client/ui/select.tsx';
import { LIBELLES_VOIE, VOIES, type Voie } from '#shared/formations/formation.ts';
import { formatRentree } from '#shared/rentree.ts';
import { CAS_NOMMES, CODES_CAS, type CodeCas, type NatureReperage } from '#shared/reperage/criteres.ts';
import type { ReperageFilters } from '#shared/reperage/filters.ts';
import type { SetFiltres } from './criteres-panel.tsx';
import styles from './filtres-bar.module.css';
import type { References } from './queries.ts';

const buildTerritoires = ({ regions, academies, departements, bassins }: References): Option[] =>
  [
    { section: 'Régions', maille: 'region', lignes: regions },
    { section: 'Académies', maille: 'academie', lignes: academies },
    { section: 'Départements', maille: 'departement', lignes: departements },
    { section: 'Bassins d’emploi', maille: 'bassin', lignes: bassins },
  ].flatMap(({ section, maille, lignes }) =>
    lignes.map(({ code, libelle }) => ({ code: `${maille}:${code}`, libelle, section })),
  );

const RAYONS = [10, 20, 30, 45, 60, 90, 120];

type Props = {
  nature: NatureReperage;
  references: References;
  filtres: ReperageFilters;
  setFiltres: SetFiltres;
  rayon: number;
};

const OuvertureFields = ({ filtres, setFiltres, rayon }: Pick<Props, 'filtres' | 'setFiltres' | 'rayon'>) => (
  <>
    <Select
      libelle="Maille où chercher ce qui manque"
      actif={filtres.maille !== 'departement'}
      value={filtres.maille}
      onChange={(e) => setFiltres({ maille: e.target.value === 'bassin' ? 'bassin' : 'departement', page: 1 })}
    >
      <option value="departement">Par département</option>
      <option value="bassin">Par bassin d’emploi</option>
    </Select>
    <Select
      libelle="Rayon des voisins"
      actif={filtres.rayon > 0}
      value={filtres.rayon}
      onChange={(e) => setFiltres({ rayon: Number(e.target.value), page: 1 })}
    >
      <option value={0}>
        Voisins à moins de {formatSaisie(rayon)}
        {'\u00a0'}km
      </option>
      {RAYONS.filter((km) => km !== rayon || filtres.rayon === km).map((km) => (
        <option key={km} value={km}>
          Voisins à moins de {formatSaisie(km)}
          {'\u00a0'}km
        </option>
      ))}
    </Select>
  </>
);

const FermetureFields = ({ filtres, setFiltres }: Pick<Props, 'filtres' | 'setFiltres'>) => (
  <>
    <Select
      libelle="Secteur"
      actif={filtres.secteur !== ''}
      value={filtres.secteur}
      onChange={(e) => setFiltres({ secteur: e.target.value as ReperageFilters['secteur'], page: 1 })}
    >
      <option value="">Public et privé</option>
      <option value="public">Public</option>
      <option value="prive">Privé</option>
    </Select>
    <Select
      libelle="Cas nommé"
      actif={filtres.cas !== ''}
      value={filtres.cas}
      onChange={(e) => setFiltres({ cas: e.target.value as CodeCas | '', page: 1 })}
    >
      <option value="">Tous les cas</option>
      {CODES_CAS.map((code) => (
        <option key={code} value={code}>
          {CAS_NOMMES[code].libelle}
        </option>
      ))}
    </Select>
  </>
);

/** Où chercher et dans quoi : chaque choix est dans l'URL. */
export const FiltresBar = ({ nature, references, filtres, setFiltres, rayon }: Props) => {
  const territoires = useMemo(() => buildTerritoires(references), [references]);
  const isFiltree =
    filtres.territoire !== '' ||
    filtres.niveau.length > 0 ||
    filtres.voie !== '' ||
    filtres.secteur !== '' ||
    filtres.rentree > 0;
  return (
    <search className={styles.barre}>
      <SearchSelect
        libelle="Territoire"
        defaut={nature === 'fermeture' ? 'France entière' : 'Choisir un territoire'}
        options={territoires}
        choisi={filtres.territoire}
        onChange={(territoire) => setFiltres({ territoire, page: 1 })}
      />
      <MultiSelect
        libelle="Diplôme"
        options={references.niveaux}
        choisis={filtres.niveau}
        onChange={(niveau) => setFiltres({ niveau, page: 1 })}
      />
      <Select
        libelle="Voie"
        actif={filtres.voie !== ''}
        value={filtres.voie}
        onChange={(e) => setFiltres({ voie: e.target.value as Voie | '', page: 1 })}
      >
        <option value="">Toutes les voies</option>
        {VOIES.map((voie) => (
          <option key={voie} value={voie}>
            {LIBELLES_VOIE[voie]}
          </option>
        ))}
      </Select>
      {nature === 'fermeture' ? (
        <FermetureFields filtres={filtres} setFiltres={setFiltres} />
      ) : (
        <OuvertureFields filtres={filtres} setFiltres={setFiltres} rayon={rayon} />
      )}
      <Select
        libelle="Rentrée"
        actif={filtres.rentree > 0}
        value={filtres.rentree}
        onChange={(e) => setFiltres({ rentree: Number(e.target.value), page: 1 })}
      >
        <option value={0}>Dernières données</option>
        {references.rentrees.map((rentree) => (
          <option key={rentree} value={rentree}>
            {formatRentree(rentree)}
          </option>
        ))}
      </Select>
      {isFiltree && (
        <Button
          variante="nu"
          onClick={() => setFiltres({ territoire: '', niveau: [], voie: '', secteur: '', rentree: 0, page: 1 })}
        >
          Effacer les filtres
        </Button>
      )}
    </search>
  );
};
