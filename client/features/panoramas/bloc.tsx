import type { ReactNode } from 'react';
import { Panel } from '#client/ui/panel.tsx';
import styles from './page.module.css';

type Props = {
  titre: string;
  /** D'où viennent les chiffres et leurs années : au pied de chaque bloc. */
  sources?: string;
  /** Comment le bloc est fait : règle de classement, échelon, précaution. */
  note?: ReactNode;
  /** Les tableaux courts tiennent sur une page : ne pas les couper. */
  entier?: boolean;
  children: ReactNode;
};

/** Un bloc de panorama : titre, règle, contenu, sources et années au pied. */
export const Bloc = ({ titre, sources, note, entier = false, children }: Props) => (
  <div className={entier ? styles.entier : styles.bloc}>
    <Panel titre={titre}>
      {note && <div className={styles.note}>{note}</div>}
      {children}
      {sources && <p className={styles.sources}>Sources : {sources}.</p>}
    </Panel>
  </div>
);
