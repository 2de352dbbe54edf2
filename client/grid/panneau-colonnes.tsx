import { useEffect, useRef, useState } from 'react';
import { Sheet } from '#client/ui/sheet.tsx';
import type { Column } from '#shared/column.ts';
import type { EtatGrille, EtatResolu } from '#shared/vues/etat-grille.ts';
import { EpingleIcon } from './epingle-icon.tsx';
import { moveColonne, toggleColonne, toggleEpingle } from './ordre-colonnes.ts';
import styles from './panneau-colonnes.module.css';

type Props = {
  catalogue: readonly Column<never>[];
  etat: EtatResolu;
  onEtat: (changement: Partial<EtatGrille>) => void;
};

/** Colonne affichée : se décoche, s'épingle, se déplace (souris, ou Alt+flèches). */
const Affichee = ({
  colonne,
  etat,
  onEtat,
  onToggle,
  glisse,
}: Omit<Props, 'catalogue'> & { colonne: Column<never>; onToggle: (cle: string) => void; glisse: { cle: string } }) => {
  const { cle, titre } = colonne;
  const [survolee, setSurvolee] = useState(false);
  const epinglee = etat.epingles.includes(cle);
  const move = (pas: number) => onEtat(moveColonne(etat, cle, etat.colonnes.indexOf(cle) + pas));
  return (
    <li
      className={`${styles.ligne} ${survolee ? styles.cible : ''}`}
      draggable
      onDragStart={(e) => {
        glisse.cle = cle;
        e.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(e) => {
        e.preventDefault();
        setSurvolee(true);
      }}
      onDragLeave={() => setSurvolee(false)}
      onDrop={() => {
        setSurvolee(false);
        onEtat(moveColonne(etat, glisse.cle, etat.colonnes.indexOf(cle)));
      }}
    >
      <label className={styles.nom}>
        <input
          type="checkbox"
          checked
          disabled={etat.colonnes.length === 1}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          data-colonne={cle}
          onChange={() => onToggle(cle)}
          onKeyDown={(e) => {
            const pas = e.altKey ? { ArrowUp: -1, ArrowDown: 1 }[e.key] : undefined;
            if (pas === undefined) return;
            e.preventDefault();
            move(pas);
          }}
        />
        <span>{titre}</span>
      </label>
      <button
        type="button"
        className={styles.epingle}
        aria-pressed={epinglee}
        aria-label={`Épingler ${titre} à gauche`}
        title="Épingler à gauche"
        onClick={() => onEtat(toggleEpingle(etat, cle))}
      >
        <EpingleIcon />
      </button>
    </li>
  );
};

const Contenu = ({ catalogue, etat, onEtat }: Props) => {
  const glisse = useRef({ cle: '' });
  const racine = useRef<HTMLDivElement>(null);
  const deplacee = useRef<{ cle: string; montree: boolean } | null>(null);
  const toggle = (cle: string) => {
    deplacee.current = { cle, montree: !etat.colonnes.includes(cle) };
    onEtat(toggleColonne(etat, cle));
  };
  // Cochée ou décochée, une case change de liste : le clavier la suit.
  useEffect(() => {
    if (!deplacee.current) return;
    const { cle, montree } = deplacee.current;
    if (etat.colonnes.includes(cle) !== montree) return;
    deplacee.current = null;
    if (document.activeElement !== document.body) return;
    racine.current?.querySelector<HTMLElement>(`[data-colonne="${cle}"]`)?.focus();
  }, [etat.colonnes]);
  const affichees = etat.colonnes.flatMap((cle) => catalogue.find((c) => c.cle === cle) ?? []);
  const masquees = catalogue.filter(({ cle }) => !etat.colonnes.includes(cle));
  const groupes = [...new Set(masquees.map(({ groupe }) => groupe))];
  return (
    <div ref={racine} className={styles.contenu}>
      <p className={styles.section}>Affichées, dans l’ordre</p>
      <ul>
        {affichees.map((colonne) => (
          <Affichee
            key={colonne.cle}
            colonne={colonne}
            etat={etat}
            onEtat={onEtat}
            onToggle={toggle}
            glisse={glisse.current}
          />
        ))}
      </ul>
      <p className={styles.aide}>Glissez pour ordonner, ou Alt+↑ et Alt+↓ sur une case.</p>
      {groupes.map((groupe) => (
        <div key={groupe}>
          <p className={styles.section}>{groupe}</p>
          <ul>
            {masquees
              .filter((c) => c.groupe === groupe)
              .map(({ cle, titre, definition }) => (
                <li key={cle} className={styles.ligne} title={definition}>
                  <label className={styles.nom}>
                    <input type="checkbox" checked={false} data-colonne={cle} onChange={() => toggle(cle)} />
                    <span>{titre}</span>
                  </label>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
};

/** Choix des colonnes : lesquelles, dans quel ordre, lesquelles restent à gauche. */
export const PanneauColonnes = (props: Props) => {
  const { etat, catalogue } = props;
  const compte = `${etat.colonnes.length} sur ${catalogue.length}`;
  return (
    <Sheet
      resume={`Colonnes (${etat.colonnes.length})`}
      nom={`Colonnes${'\u00a0'}: ${compte}`}
      legende="Colonnes de la grille"
      actif={etat.ecarts.colonnes}
    >
      {() => <Contenu {...props} />}
    </Sheet>
  );
};
