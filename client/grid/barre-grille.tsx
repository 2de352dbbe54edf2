import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/select.tsx';
import { formatNombre } from '#shared/format.ts';
import { DENSITES, type Densite } from '#shared/vues/etat-grille.ts';
import styles from './barre-grille.module.css';
import type { GrilleProps } from './data-grid.tsx';
import { PanneauColonnes } from './panneau-colonnes.tsx';

const LIBELLES_DENSITE: Record<Densite, string> = {
  compacte: 'Lignes serrées',
  normale: 'Lignes normales',
  aeree: 'Lignes aérées',
};

const AIDE = '« ? » sur un chiffre dit d’où il vient';

type Taille = { lignes: number; colonnes: number };

/** Cellules sélectionnées, et comment les copier ; annoncé aux lecteurs d'écran. */
const Selection = ({
  taille,
  aide,
  onCopy,
}: {
  taille: Taille;
  aide: string;
  onCopy: (avecEntetes: boolean) => void;
}) => (
  <div className={styles.selection}>
    {taille.lignes === 0 && aide && <span className={styles.aide}>{aide}</span>}
    <span role="status">
      {taille.lignes > 0 && `${formatNombre(taille.lignes)} × ${formatNombre(taille.colonnes)} cellules`}
    </span>
    {taille.lignes > 0 && (
      <>
        <Button variante="nu" title="Ctrl+C" onClick={() => onCopy(false)}>
          Copier
        </Button>
        <Button variante="nu" title="Ctrl+Maj+C" onClick={() => onCopy(true)}>
          Avec les en-têtes
        </Button>
      </>
    )}
  </div>
);

type Props<Row> = Pick<GrilleProps<Row>, 'catalogue' | 'prereglages' | 'etat' | 'onEtat' | 'isExplicable'> & {
  taille: Taille;
  onCopy: (avecEntetes: boolean) => void;
};

/** Réglages de la grille : préréglage, colonnes, densité ; à droite, ce qui est sélectionné. */
export const BarreGrille = <Row,>(props: Props<Row>) => {
  const { catalogue, prereglages, etat, onEtat, isExplicable, taille, onCopy } = props;
  return (
    <div className={styles.barre}>
      {prereglages.length > 1 && (
        <Select
          libelle="Préréglage de colonnes"
          actif={etat.prereglage.code !== prereglages[0]?.code}
          value={etat.prereglage.code}
          onChange={(e) => onEtat({ prereglage: e.target.value, colonnes: null, epingles: null, tris: null })}
        >
          {prereglages.map(({ code, libelle }) => (
            <option key={code} value={code}>
              {libelle}
            </option>
          ))}
        </Select>
      )}
      <PanneauColonnes catalogue={catalogue} etat={etat} onEtat={onEtat} />
      <Select
        libelle="Hauteur des lignes"
        actif={etat.densite !== 'normale'}
        value={etat.densite}
        onChange={(e) => onEtat({ densite: e.target.value as Densite })}
      >
        {DENSITES.map((densite) => (
          <option key={densite} value={densite}>
            {LIBELLES_DENSITE[densite]}
          </option>
        ))}
      </Select>
      {(etat.ecarts.colonnes || etat.ecarts.tris) && (
        <Button variante="nu" onClick={() => onEtat({ colonnes: null, epingles: null, tris: null, largeurs: {} })}>
          Rétablir
        </Button>
      )}
      <Selection taille={taille} aide={isExplicable ? AIDE : ''} onCopy={onCopy} />
    </div>
  );
};
