import { getPhrase } from '#client/app/trpc.ts';
import { Empty, Failure, Loading } from '#client/ui/state.tsx';
import { cleChiffre } from '#shared/contestations/saisie.ts';
import { LIBELLES_VOIE } from '#shared/formations/formation.ts';
import { getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { ContestationCarte } from './contestation-carte.tsx';
import styles from './contestations.module.css';
import { type Contestation, useContestations } from './queries.ts';

/** « Effectif en entrée · Métiers de l'électricité, BAC PRO, scolaire · Lycée d'essai ». */
const formatTitre = ({ indicateur, libelleFormation, libelleNiveau, voie, libelleLieu }: Contestation): string => {
  const code = cleChiffre.shape.indicateur.safeParse(indicateur).data;
  const chiffre = code ? getIndicateur(code).libelle : indicateur;
  const nom = [libelleFormation, libelleNiveau, voie && LIBELLES_VOIE[voie].toLocaleLowerCase('fr-FR')];
  return [chiffre, nom.filter(Boolean).join(', '), libelleLieu || 'France'].filter(Boolean).join(' · ');
};

/** Contestations à traiter, les miennes comprises ; les sans réponse d'abord. */
export const ContestationsList = () => {
  const { data, error, refetch } = useContestations();
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement des contestations…</Loading>;
  if (data.length === 0)
    return (
      <Empty titre="Aucune contestation">
        <p>Un chiffre se conteste depuis son explication.</p>
      </Empty>
    );
  const lignes = [...data].sort((a, b) => Number(a.reponse !== null) - Number(b.reponse !== null));
  return (
    <ul className={styles.liste}>
      {lignes.map((contestation) => (
        <ContestationCarte key={contestation.id} contestation={contestation} titre={formatTitre(contestation)} />
      ))}
    </ul>
  );
};
