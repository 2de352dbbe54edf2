import styles from './demande-detail.module.css';
import { DemandeEdition } from './demande-edition.tsx';
import { DemandeEntete } from './demande-entete.tsx';
import { EtapesPanel } from './etapes-panel.tsx';
import { JournalPanel } from './journal-panel.tsx';
import { PreuvesPanel } from './preuves-panel.tsx';
import type { DemandeDetail as Detail } from './queries.ts';
import { useSaisie } from './use-saisie.ts';

/** Une demande entière : en-tête, saisie, étapes possibles, journal. */
export const DemandeDetail = ({ detail }: { detail: Detail }) => {
  const { numero, version } = detail.demande;
  const etat = useSaisie(numero, detail.saisie, version);
  return (
    <div className={styles.page}>
      <DemandeEntete demande={detail.demande} />
      <div className={styles.colonnes}>
        <div className={styles.colonne}>
          <DemandeEdition detail={detail} etat={etat} />
        </div>
        <div className={styles.colonne}>
          <EtapesPanel
            numero={numero}
            version={version}
            etapes={detail.transitions}
            isModifiee={detail.canModifier && etat.modifies.length > 0}
          />
          <PreuvesPanel
            preuves={detail.preuves}
            situation={detail.situation}
            uai={detail.demande.uai}
            formation={`${detail.demande.cfd}.${detail.demande.dispositif}.${detail.demande.dispositif ? 'scolaire' : 'apprentissage'}`}
          />
          <JournalPanel journal={detail.journal} />
        </div>
      </div>
    </div>
  );
};
