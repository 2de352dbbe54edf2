import { useMemo, useState } from 'react';
import { Chiffre } from '#client/explication/chiffre.tsx';
import type { ChiffreDemande } from '#client/explication/contexte.ts';
import { Button } from '#client/ui/button.tsx';
import { formatNombre } from '#shared/format.ts';
import styles from './carte-tableau.module.css';

/** Cellule : ce qu'elle écrit, ce qui la range (nul = à la fin), et la raison d'une absence. */
export type Cellule = {
  texte: string;
  tri: number | string | null;
  raison?: string | undefined;
  /** Le chiffre, s'il s'interroge. */
  demande?: ChiffreDemande | undefined;
};
export type ColonneTri<T> = { titre: string; nombre: boolean; cellule: (ligne: T) => Cellule };

type Props<T> = {
  libelle: string;
  colonnes: readonly ColonneTri<T>[];
  lignes: readonly T[];
  getId: (ligne: T) => string;
  /** Ligne choisie, et ce que fait son bouton. */
  choisi: string;
  onChoose: (ligne: T) => void;
};

const PAGE = 100;
type Tri = { colonne: number; sens: 1 | -1 };

/** Un seul : en construire un par comparaison coûte des secondes sur des dizaines de milliers de lignes. */
const ORDRE = new Intl.Collator('fr', { numeric: true });

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : ORDRE.compare(String(a), String(b));

/** Range les lignes ; une valeur absente reste à la fin, quel que soit le sens. */
const sortLignes = <T,>(lignes: readonly T[], colonne: ColonneTri<T> | undefined, sens: 1 | -1): T[] => {
  const cles = lignes.map((ligne) => ({ ligne, cle: colonne?.cellule(ligne).tri ?? null }));
  cles.sort((a, b) => {
    if (a.cle === null || b.cle === null) return Number(a.cle === null) - Number(b.cle === null);
    return sens * compare(a.cle, b.cle);
  });
  return cles.map(({ ligne }) => ligne);
};

const Entetes = <T,>({
  colonnes,
  tri,
  onTri,
}: {
  colonnes: readonly ColonneTri<T>[];
  tri: Tri;
  onTri: (tri: Tri) => void;
}) => (
  <tr>
    {colonnes.map(({ titre, nombre }, i) => {
      const actif = tri.colonne === i;
      const sens = actif ? (tri.sens === 1 ? 'ascending' : 'descending') : 'none';
      const suivant: 1 | -1 = actif ? (tri.sens === 1 ? -1 : 1) : nombre ? -1 : 1;
      return (
        <th key={titre} scope="col" aria-sort={sens} className={nombre ? styles.nombre : undefined}>
          <button type="button" onClick={() => onTri({ colonne: i, sens: suivant })}>
            {titre}
            <span aria-hidden="true">{actif ? (tri.sens === 1 ? ' ↑' : ' ↓') : ''}</span>
          </button>
        </th>
      );
    })}
  </tr>
);

/** Tableau triable à ses en-têtes, rendu par centaines ; la première colonne nomme la ligne et l'ouvre. */
export const TableauTri = <T,>({ libelle, colonnes, lignes, getId, choisi, onChoose }: Props<T>) => {
  const premierNombre = colonnes.findIndex(({ nombre }) => nombre);
  const [tri, setTri] = useState<Tri>(
    premierNombre > 0 ? { colonne: premierNombre, sens: -1 } : { colonne: 0, sens: 1 },
  );
  const [montrees, setMontrees] = useState(PAGE);
  const rangees = useMemo(() => sortLignes(lignes, colonnes[tri.colonne], tri.sens), [lignes, colonnes, tri]);
  const reste = rangees.length - montrees;
  return (
    <section className={styles.defile} aria-label={libelle}>
      <table className={styles.table}>
        <thead>
          <Entetes colonnes={colonnes} tri={tri} onTri={setTri} />
        </thead>
        <tbody>
          {rangees.slice(0, montrees).map((ligne) => {
            const id = getId(ligne);
            return (
              <tr key={id} className={id === choisi ? styles.choisi : undefined}>
                {colonnes.map(({ titre, nombre, cellule }, i) => {
                  const { texte, raison, demande } = cellule(ligne);
                  if (i === 0)
                    return (
                      <th key={titre} scope="row">
                        <button type="button" aria-pressed={id === choisi} onClick={() => onChoose(ligne)}>
                          {texte}
                        </button>
                      </th>
                    );
                  const classe = raison ? styles.absent : nombre ? styles.nombre : undefined;
                  return (
                    <td key={titre} className={classe} title={raison}>
                      {demande ? <Chiffre demande={demande}>{texte}</Chiffre> : texte}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {reste > 0 && (
        <p className={styles.suite}>
          <Button onClick={() => setMontrees(montrees + PAGE)}>
            Montrer {formatNombre(Math.min(PAGE, reste))} lignes de plus
          </Button>{' '}
          {formatNombre(montrees)} sur {formatNombre(rangees.length)}
        </p>
      )}
    </section>
  );
};
