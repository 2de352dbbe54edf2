import { useState } from 'react';
import { getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import type { PageVue, Partage } from '#shared/vues/vue.ts';
import { EnregistrerForm } from './enregistrer-form.tsx';
import styles from './menu-vues.module.css';
import { useVueMutations, type Vue } from './queries.ts';
import { VueLigne } from './vue-ligne.tsx';

type Props = {
  page: PageVue;
  recherche: string;
  vues: readonly Vue[];
  isEnPanne: boolean;
  partages: readonly Partage[];
  onOuvrir: (recherche: string) => void;
};

/** Liste des vues, et ce que l'on peut faire des siennes ; une suppression s'annule ici même. */
export const VuesPanel = ({ page, recherche, vues, isEnPanne, partages, onOuvrir }: Props) => {
  const mutations = useVueMutations();
  const { enregistrer, supprimer } = mutations;
  const [supprimee, setSupprimee] = useState<Vue | null>(null);
  const miennes = vues.filter((vue) => vue.isMienne);
  const autres = vues.filter((vue) => !vue.isMienne);
  const restore = ({ nom, recherche: adresse, partage }: Vue) =>
    enregistrer.mutate({ page, nom, recherche: adresse, partage }, { onSuccess: () => setSupprimee(null) });
  return (
    <div className={styles.panneau}>
      <EnregistrerForm page={page} recherche={recherche} enregistrer={enregistrer} />
      {isEnPanne && <p role="alert">La liste des vues n’a pas pu être lue.</p>}
      <p role="status" className={styles.annonce}>
        {supprimee && (
          <>
            «{'\u00a0'}
            {supprimee.nom}
            {'\u00a0'}» est supprimée.{' '}
            <Button variante="nu" onClick={() => restore(supprimee)}>
              Annuler
            </Button>
          </>
        )}
        {supprimee && enregistrer.isError && getPhrase(enregistrer.error)}
      </p>
      {miennes.length > 0 && <p className={styles.section}>Mes vues</p>}
      <ul>
        {miennes.map((vue) => (
          <VueLigne
            key={vue.id}
            vue={vue}
            recherche={recherche}
            partages={partages}
            mutations={mutations}
            onOuvrir={onOuvrir}
            onSupprimer={() => supprimer.mutate({ id: vue.id }, { onSuccess: () => setSupprimee(vue) })}
          />
        ))}
      </ul>
      {autres.length > 0 && <p className={styles.section}>Partagées avec moi</p>}
      <ul>
        {autres.map((vue) => (
          <li key={vue.id}>
            <button type="button" className={styles.ouvrir} onClick={() => onOuvrir(vue.recherche)}>
              <span>{vue.nom}</span>
              <span className={styles.auteur}>{vue.auteur}</span>
            </button>
          </li>
        ))}
      </ul>
      {vues.length === 0 && !isEnPanne && (
        <p className={styles.vide}>Aucune vue encore. Une vue garde les filtres, la carte et les colonnes.</p>
      )}
    </div>
  );
};
