import { useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Select } from '#client/ui/select.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { PARTAGES, type Partage } from '#shared/vues/vue.ts';
import styles from './menu-vues.module.css';
import type { Vue, VueMutations } from './queries.ts';

type Props = {
  vue: Vue;
  recherche: string;
  partages: readonly Partage[];
  mutations: VueMutations;
  onOuvrir: (recherche: string) => void;
  onSupprimer: () => void;
};

const ETIQUETTES: Partial<Record<Partage, string>> = { region: 'région', nationale: 'tous' };

/** Renommer : le nom se change sur place. */
const Renommer = ({ vue, renommer }: { vue: Vue; renommer: VueMutations['renommer'] }) => {
  const [nom, setNom] = useState(vue.nom);
  const erreur = renommer.isError ? (getChamps(renommer.error).nom ?? getPhrase(renommer.error)) : undefined;
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        renommer.mutate({ id: vue.id, nom });
      }}
    >
      <Field libelle="Nom" erreur={erreur}>
        {(attributs) => (
          <span className={styles.saisie}>
            <input {...attributs} value={nom} maxLength={80} onChange={(e) => setNom(e.target.value)} />
            <Button type="submit" disabled={nom.trim() === '' || nom === vue.nom}>
              Renommer
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
};

/** Une de mes vues : un clic l'ouvre ; ses réglages se déplient. */
export const VueLigne = ({ vue, recherche, partages, mutations, onOuvrir, onSupprimer }: Props) => {
  const [depliee, setDepliee] = useState(false);
  const { renommer, mettreAJour, partager } = mutations;
  const etiquette = ETIQUETTES[vue.partage];
  const isIci = vue.recherche === recherche;
  return (
    <li>
      <div className={styles.ligne}>
        <button type="button" className={styles.ouvrir} aria-current={isIci} onClick={() => onOuvrir(vue.recherche)}>
          <span>{vue.nom}</span>
          {etiquette && <Tag ton="info">{etiquette}</Tag>}
        </button>
        <Button
          variante="nu"
          aria-expanded={depliee}
          aria-label={`Réglages de la vue ${vue.nom}`}
          onClick={() => setDepliee(!depliee)}
        >
          ⋯
        </Button>
      </div>
      {depliee && (
        <div className={styles.reglages}>
          <Renommer vue={vue} renommer={renommer} />
          {partages.length > 1 && (
            <Select
              libelle={`Qui voit la vue ${vue.nom}`}
              actif={vue.partage !== 'privee'}
              value={vue.partage}
              onChange={(e) => partager.mutate({ id: vue.id, partage: e.target.value as Partage })}
            >
              {partages.map((partage) => (
                <option key={partage} value={partage}>
                  {PARTAGES[partage]}
                </option>
              ))}
            </Select>
          )}
          <div className={styles.gestes}>
            <Button disabled={isIci} onClick={() => mettreAJour.mutate({ id: vue.id, recherche })}>
              Remplacer par ce que je vois
            </Button>
            <Button variante="nu" onClick={onSupprimer}>
              Supprimer
            </Button>
          </div>
        </div>
      )}
    </li>
  );
};
