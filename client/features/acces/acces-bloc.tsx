import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { getPhrase, trpc } from '#client/app/trpc.ts';
import { Segmented } from '#client/ui/segmented.tsx';
import { Failure } from '#client/ui/state.tsx';
import { RAYONS_KM, type Rayon } from '#shared/acces/acces.ts';
import styles from './acces-bloc.module.css';
import { ProchesTable } from './proches-table.tsx';
import { RayonListe } from './rayon-liste.tsx';

export type OnEtablissement = (uai: string, cle: string) => void;

type Props = {
  uai: string;
  /** Clé de la formation : CFD.dispositif.voie. */
  cle: string;
  /** Rentrée choisie, 0 pour la dernière de chaque source. */
  rentree: number;
  /** Ouvre une formation dans un autre établissement ; sans elle, les noms sont du texte. */
  onEtablissement?: OnEtablissement;
};

const OPTIONS = RAYONS_KM.map((km) => ({ code: String(km), libelle: `${km}\u00a0km` }));
const RAYON_INITIAL: Rayon = 20;

/** Où trouver ailleurs la même formation, sa famille ou son domaine : les plus proches, et ceux du rayon choisi. */
export const AccesBloc = ({ uai, cle, rentree, onEtablissement }: Props) => {
  const id = useId();
  const [rayon, setRayon] = useState<Rayon>(RAYON_INITIAL);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...trpc.acces.offre.queryOptions({ uai, cle, rentree, rayon }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.bloc} aria-labelledby={id}>
      <div className={styles.tete}>
        <h3 id={id}>Ailleurs, à proximité</h3>
        <Segmented
          libelle="Rayon, à vol d’oiseau"
          options={OPTIONS}
          choisi={String(rayon)}
          onChange={(code) => setRayon(RAYONS_KM.find((km) => String(km) === code) ?? RAYON_INITIAL)}
        />
      </div>
      {error && <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />}
      {!error && !data && (
        <p className={styles.note} role="status">
          Mesure des distances…
        </p>
      )}
      {data && !error && (
        <div className={styles.corps} aria-busy={isPlaceholderData}>
          <RayonListe acces={data} onEtablissement={onEtablissement} />
          <ProchesTable
            acces={data}
            sujet={{ formation: cle, etablissement: uai, rentree }}
            onEtablissement={onEtablissement}
          />
        </div>
      )}
    </section>
  );
};
