import { type DragEvent, useId, useRef, useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Panel } from '#client/ui/panel.tsx';
import styles from './depot-panel.module.css';
import { FichiersDeposes } from './fichiers-deposes.tsx';
import { useDonneesMutations, type VersionDetail } from './queries.ts';
import { useDepots } from './use-depots.ts';

/** Zone de dépôt : on y glisse des fichiers, ou l'on ouvre la fenêtre de choix par le bouton. */
const ZoneDepot = ({ onFichiers }: { onFichiers: (fichiers: File[]) => void }) => {
  const champ = useRef<HTMLInputElement>(null);
  const id = useId();
  const [survol, setSurvol] = useState(false);
  const drop = (e: DragEvent) => {
    e.preventDefault();
    setSurvol(false);
    onFichiers([...e.dataTransfer.files]);
  };
  return (
    <section
      className={`${styles.zone} ${survol ? styles.survol : ''}`}
      aria-label="Dépôt de fichiers"
      onDragOver={(e) => {
        e.preventDefault();
        setSurvol(true);
      }}
      onDragLeave={() => setSurvol(false)}
      onDrop={drop}
    >
      <p>Glissez ici les fichiers de l’année, tels que leurs producteurs les livrent (CSV, XLSX, TXT).</p>
      <label htmlFor={id} className="visuellement-cache">
        Fichiers à déposer
      </label>
      <input
        ref={champ}
        id={id}
        type="file"
        multiple
        className="visuellement-cache"
        tabIndex={-1}
        onChange={(e) => {
          onFichiers([...(e.target.files ?? [])]);
          e.target.value = '';
        }}
      />
      <Button onClick={() => champ.current?.click()}>Choisir des fichiers…</Button>
    </section>
  );
};

const AIDE_ANNEE =
  'Seulement pour les fichiers qui ne la portent ni dans leurs lignes ni dans leur nom : 2025, ou 2022-2023.';

/** Dépôt des fichiers d'un chargement, et lancement de leur lecture. */
export const DepotPanel = ({ version }: { version: VersionDetail }) => {
  const { id, fichiers } = version;
  const { envois, depose, forget } = useDepots(id);
  const { lire, retirer } = useDonneesMutations();
  const [annee, setAnnee] = useState('');
  const [reduction, setReduction] = useState(false);
  const isEnvoi = envois.some(({ etat }) => etat !== 'refus');
  const isPret = fichiers.length > 0 && !isEnvoi;
  return (
    <Panel titre="Fichiers déposés">
      <ZoneDepot onFichiers={(choisis) => void depose(choisis)} />
      <FichiersDeposes
        fichiers={fichiers}
        envois={envois}
        onRetirer={(nom) => retirer.mutate({ id, nom })}
        onOublier={forget}
      />
      <form
        className={styles.options}
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          if (isPret) lire.mutate({ id, annee, reduction });
        }}
      >
        <Field libelle="Année (facultatif)" aide={AIDE_ANNEE} erreur={getChamps(lire.error).annee}>
          {(attributs) => (
            <input {...attributs} value={annee} maxLength={9} size={12} onChange={(e) => setAnnee(e.target.value)} />
          )}
        </Field>
        <label className={styles.case}>
          <input type="checkbox" checked={reduction} onChange={(e) => setReduction(e.target.checked)} />
          Accepter un fichier bien plus court que celui qu’il remplace
        </label>
        {lire.isError && (
          <Alert key={lire.submittedAt} ton="refus" titre="La lecture n’a pas commencé" focus>
            <p>{getPhrase(lire.error)}</p>
          </Alert>
        )}
        <div>
          <Button type="submit" variante="plein" aria-disabled={!isPret || lire.isPending}>
            {version.rapport ? 'Relire les fichiers' : 'Lire les fichiers'}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
