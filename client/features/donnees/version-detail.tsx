import { Alert } from '#client/ui/alert.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { explainInchange } from '#shared/donnees/rapport.ts';
import { STATUTS_VERSION } from '#shared/donnees/workflow.ts';
import { formatDateHeure } from '#shared/format.ts';
import { ComparaisonPanel } from './comparaison-panel.tsx';
import { DepotPanel } from './depot-panel.tsx';
import { EtapesVersion } from './etapes-version.tsx';
import { FichiersDeposes } from './fichiers-deposes.tsx';
import { JournalVersion } from './journal-version.tsx';
import { ProgressionPanel } from './progression-panel.tsx';
import { useVersion, type VersionDetail as Version } from './queries.ts';
import { RapportPanel } from './rapport-panel.tsx';
import styles from './version-detail.module.css';

/** Ce qu'une lecture sans suite appelle à savoir ; nul si elle a abouti. */
const findAvis = ({ traitement, rapport }: Version): string | null => {
  if (traitement === 'inchange' && rapport) return explainInchange(rapport);
  if (traitement !== 'interrompu') return null;
  return 'La lecture a été interrompue par un arrêt du serveur. Relancez-la, ou écartez ce chargement.';
};

const Fichiers = ({ version }: { version: Version }) => {
  if (version.traitement === 'en_cours') return <ProgressionPanel progression={version.progression} />;
  if (version.statut === 'preparation' && version.isAuteur) return <DepotPanel key={version.id} version={version} />;
  return (
    <Panel titre="Fichiers déposés">
      <FichiersDeposes fichiers={version.fichiers} envois={[]} />
    </Panel>
  );
};

/** Un chargement, de ses fichiers à sa publication. */
export const VersionDetail = ({ id }: { id: number }) => {
  const { data: version, error, refetch } = useVersion(id);
  if (error && !version) return <Failure phrase={error.message} onRetry={() => void refetch()} />;
  if (!version) return <Loading>Chargement de la version…</Loading>;
  const { statut, traitement, creeLe, auteur, note, rapport, examen } = version;
  const avis = findAvis(version);
  return (
    <section className={styles.detail} aria-label={`Version ${id}`}>
      <div className={styles.tete}>
        <h2>Version {id}</h2>
        <Tag ton={STATUTS_VERSION[statut].ton}>{STATUTS_VERSION[statut].libelle}</Tag>
        <span className={styles.qui}>
          Ouverte le {formatDateHeure(creeLe)} par {auteur ?? 'la ligne de commande'}
        </span>
      </div>
      {note && <blockquote className={styles.note}>{note}</blockquote>}
      {avis && (
        <Alert ton="alerte">
          <p>{avis}</p>
        </Alert>
      )}
      <Fichiers version={version} />
      {rapport && <RapportPanel id={id} rapport={rapport} />}
      {examen && <ComparaisonPanel {...examen} />}
      {traitement !== 'en_cours' && <EtapesVersion key={statut} version={version} />}
      <JournalVersion journal={version.journal} />
    </section>
  );
};
