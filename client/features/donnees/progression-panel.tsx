import { Panel } from '#client/ui/panel.tsx';
import { formatNombre } from '#shared/format.ts';
import styles from './progression-panel.module.css';
import type { VersionDetail } from './queries.ts';

const ETAPES = {
  reconnaissance: { libelle: 'Reconnaissance', rang: 0 },
  lecture: { libelle: 'Lecture et contrôles', rang: 1 },
  chargement: { libelle: 'Chargement', rang: 2 },
  comparaison: { libelle: 'Comparaison et contrôle du secret', rang: 3 },
} as const;
const NOMBRE_ETAPES = Object.keys(ETAPES).length;

/** Avancement de la lecture : l'étape, le fichier en cours, et combien il en reste. */
export const ProgressionPanel = ({ progression }: { progression: VersionDetail['progression'] }) => {
  const etape = progression && ETAPES[progression.etape];
  const part = progression && etape ? (etape.rang + progression.fait / progression.total) / NOMBRE_ETAPES : 0;
  return (
    <Panel titre="Lecture en cours">
      <progress className={styles.barre} value={part} aria-label="Avancement de la lecture" />
      <p role="status">
        {progression && etape
          ? `${etape.libelle} · ${progression.nom || 'données entières'} (${formatNombre(progression.fait + 1)} sur ${formatNombre(progression.total)})`
          : 'Préparation d’une copie des données en vigueur…'}
      </p>
      <p className={styles.note}>
        Vous pouvez quitter cette page : la lecture continue, et le reste de l’application aussi.
      </p>
    </Panel>
  );
};
