import type { EtablissementProche } from '#server/acces/service.ts';
import styles from './acces-bloc.module.css';
import type { OnEtablissement } from './acces-bloc.tsx';

type Props = { etablissement: EtablissementProche; onEtablissement: OnEtablissement | undefined };

/** Nom et commune d'un établissement ; un bouton quand on peut l'ouvrir. */
export const EtablissementNom = ({ etablissement, onEtablissement }: Props) => {
  const { uai, nom, commune, formations } = etablissement;
  const cle = formations[0]?.cle;
  return (
    <>
      {onEtablissement && cle ? (
        <button type="button" className={styles.lien} onClick={() => onEtablissement(uai, cle)}>
          {nom}
        </button>
      ) : (
        nom
      )}
      <span className={styles.doux}>{commune ?? 'commune inconnue'}</span>
    </>
  );
};

/** Capacité d'un établissement, ou la raison de son absence. */
export const Capacite = ({ capacite }: Pick<EtablissementProche, 'capacite'>) =>
  capacite === null ? <span className={styles.absent}>cap. inconnue</span> : capacite;
