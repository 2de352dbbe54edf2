import type { FaitsClient } from '#client/faits/faits-client.ts';
import { ChoixTerritoire } from './choix-territoire.tsx';
import styles from './page.module.css';

type Props = { client: FaitsClient; territoire: string; attente: boolean; onChange: (territoire: string) => void };

/** D'où regarder, et l'annonce de l'attente : le choix et le clavier restent en place pendant le chargement. */
export const VuDe = ({ attente, ...choix }: Props) => (
  <>
    <ChoixTerritoire {...choix} />
    <span role="status" className={styles.attente}>
      {attente && 'Chargement…'}
    </span>
  </>
);
