import { lazy, Suspense, useMemo, useState } from 'react';
import { buildEchelle, type Echelle, getCouleur } from '#client/design/scales.ts';
import { useTheme } from '#client/design/theme.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { TauxTerritoires } from '#client/faits/use-taux.ts';
import { EMPRISE_FRANCE } from '#client/map/contours/insets.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { Loading } from '#client/ui/state.tsx';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { formatNombre, formatValeur } from '#shared/format.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { MOTIFS_ABSENCE, present } from '#shared/indicateurs/absence.ts';
import { CODES_INDICATEUR, getIndicateur, isTauxSortie } from '#shared/indicateurs/catalogue.ts';
import { LIBELLES_MAILLE, MAILLES_TERRITOIRE, type MailleTerritoire } from '#shared/territoires/maille.ts';
import type { SetFiltres } from './filters-bar.tsx';
import styles from './map-panel.module.css';
import { buildBassins, buildPoints, buildValeurs, computeEmprise } from './territoires.ts';
import { TerritoiresTable } from './territoires-table.tsx';

const TerritoiresMap = lazy(() =>
  import('#client/map/territoires-map.tsx').then((m) => ({ default: m.TerritoiresMap })),
);

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  offres: Int32Array;
  taux: TauxTerritoires;
};

const Legende = ({
  echelle,
  code,
  sansValeur,
  nonPlaces,
}: {
  echelle: Echelle;
  code: FormationsFilters['indicateur'];
  sansValeur: number;
  nonPlaces: number;
}) => {
  const format = (v: number) => formatValeur(code, present(v));
  const { bornes, couleurs } = echelle;
  return (
    <ul className={styles.legende} aria-label="Légende">
      {couleurs.map((couleur, i) => {
        const bas = bornes[i - 1];
        const haut = bornes[i];
        const texte =
          bas === undefined
            ? haut === undefined
              ? 'valeur unique'
              : `moins de ${format(haut)}`
            : haut === undefined
              ? `${format(bas)} et plus`
              : `${format(bas)} à ${format(haut)}`;
        return (
          <li key={couleur}>
            <span className={styles.pastille} style={{ background: couleur }} />
            {texte}
          </li>
        );
      })}
      {sansValeur > 0 && (
        <li>
          <span className={`${styles.pastille} ${styles.sansValeur}`} />
          sans valeur
        </li>
      )}
      {nonPlaces > 0 && (
        <li className={styles.nonPlaces}>
          {formatNombre(nonPlaces)} établissements sans coordonnées ne sont pas placés.
        </li>
      )}
    </ul>
  );
};

/** Carte d'un indicateur par territoire, sa légende, et le tableau du même contenu. */
export const MapPanel = ({ client, filtres, setFiltres, offres, taux }: Props) => {
  const theme = useTheme();
  const [forme, setForme] = useState<'carte' | 'tableau'>('carte');
  const { indicateur } = filtres;
  const maille: MailleTerritoire = isTauxSortie(indicateur) ? 'region' : filtres.maille;
  const valeurs = useMemo(
    () => buildValeurs(client, offres, maille, indicateur, taux),
    [client, offres, maille, indicateur, taux],
  );
  const echelle = useMemo(
    () =>
      buildEchelle(
        valeurs.flatMap((v) => v.valeur.valeur ?? []),
        theme,
      ),
    [valeurs, theme],
  );
  const couleurs = useMemo(
    () =>
      new Map(
        valeurs.flatMap((v) =>
          v.valeur.valeur === null ? [] : [[v.code, getCouleur(echelle, v.valeur.valeur)] as const],
        ),
      ),
    [valeurs, echelle],
  );
  const parCode = useMemo(() => new Map(valeurs.map((v) => [v.code, v])), [valeurs]);
  const { points, nonPlaces } = useMemo(() => buildPoints(client, offres), [client, offres]);
  const bassins = useMemo(() => buildBassins(client), [client]);
  const emprise = useMemo(
    () =>
      (filtres.territoire &&
        computeEmprise(client, selectEtablissements(client.faits.etablissements, filtres.territoire))) ||
      EMPRISE_FRANCE,
    [client, filtres.territoire],
  );
  const describe = (code: string): string[] => {
    const territoire = parCode.get(code);
    if (!territoire) return [code];
    const { motif } = territoire.valeur;
    const nombre = `${getIndicateur(indicateur).libelle} : ${formatValeur(indicateur, territoire.valeur)}`;
    return [territoire.libelle, motif ? MOTIFS_ABSENCE[motif].phrase : nombre];
  };
  const choisi = filtres.territoire.startsWith(`${maille}:`) ? filtres.territoire.slice(maille.length + 1) : '';
  const choose = (code: string) => setFiltres({ territoire: code === choisi ? '' : `${maille}:${code}` });
  return (
    <section className={styles.panneau} aria-label="Carte">
      <div className={styles.commandes}>
        <select
          aria-label="Indicateur de la carte"
          value={indicateur}
          onChange={(e) => setFiltres({ indicateur: e.target.value as FormationsFilters['indicateur'] })}
        >
          {CODES_INDICATEUR.map((code) => (
            <option key={code} value={code}>
              {getIndicateur(code).libelle}
            </option>
          ))}
        </select>
        <select
          aria-label="Maille de la carte"
          value={maille}
          disabled={isTauxSortie(indicateur)}
          title={isTauxSortie(indicateur) ? MOTIFS_ABSENCE.grain_regional.phrase : undefined}
          onChange={(e) => setFiltres({ maille: e.target.value as MailleTerritoire })}
        >
          {MAILLES_TERRITOIRE.map((m) => (
            <option key={m} value={m}>
              par {LIBELLES_MAILLE[m].toLocaleLowerCase('fr-FR')}
            </option>
          ))}
        </select>
        <Segmented
          libelle="Forme"
          options={[
            { code: 'carte', libelle: 'Carte' },
            { code: 'tableau', libelle: 'Tableau' },
          ]}
          choisi={forme}
          onChange={setForme}
        />
      </div>
      <div className={styles.corps}>
        {forme === 'tableau' ? (
          <TerritoiresTable
            valeurs={valeurs}
            indicateur={indicateur}
            maille={maille}
            choisi={choisi}
            onChoose={choose}
          />
        ) : (
          <>
            <Suspense fallback={<Loading>Chargement de la carte…</Loading>}>
              <TerritoiresMap
                maille={maille}
                couleurs={couleurs}
                bassins={bassins}
                points={points}
                emprise={emprise}
                choisi={choisi}
                etablissement={filtres.etablissement}
                describe={describe}
                onTerritoire={choose}
                onEtablissement={(uai) => setFiltres({ etablissement: uai, formation: '' })}
              />
            </Suspense>
            <Legende
              echelle={echelle}
              code={indicateur}
              sansValeur={valeurs.length - couleurs.size}
              nonPlaces={nonPlaces}
            />
          </>
        )}
      </div>
    </section>
  );
};
