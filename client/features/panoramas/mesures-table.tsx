import { type ReactNode, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { formatNombre } from '#shared/format.ts';
import { type CodeIndicateur, getIndicateur } from '#shared/indicateurs/catalogue.ts';
import { Mesure } from './mesure.tsx';
import type { LireCouverture, LireMesure, Portee } from './mesures.ts';
import styles from './tables.module.css';

export type LigneMesures = {
  cle: string;
  titre: ReactNode;
  /** Ligne que l'on compare aux autres : celle d'ici. */
  isIci?: boolean;
  mesure: LireMesure;
  couverture?: LireCouverture;
  portee: Portee | null;
};

export type ColonneMesures<L> = { titre: string; isTexte?: boolean; rendu: (ligne: L) => ReactNode };

type Props<L extends LigneMesures> = {
  legende: string;
  /** Titre de la première colonne. */
  titre: string;
  codes: readonly CodeIndicateur[];
  lignes: readonly L[];
  /** Colonnes placées avant les indicateurs. */
  avant?: readonly ColonneMesures<L>[];
  /** Lignes montrées d'emblée ; les autres à la demande. */
  max?: number;
};

const Ligne = <L extends LigneMesures>({
  ligne,
  codes,
  avant = [],
}: { ligne: L } & Pick<Props<L>, 'codes' | 'avant'>) => (
  <tr className={ligne.isIci ? styles.ici : undefined}>
    <th scope="row">{ligne.titre}</th>
    {avant.map((colonne) => (
      <td key={colonne.titre} className={colonne.isTexte ? styles.texte : undefined}>
        {colonne.rendu(ligne)}
      </td>
    ))}
    {codes.map((code) => (
      <td key={code}>
        <Mesure code={code} valeur={ligne.mesure(code)} portee={ligne.portee} couverture={ligne.couverture?.(code)} />
      </td>
    ))}
  </tr>
);

/** Quelques lignes de trop ne valent pas un bouton. */
const RESTE_MAX = 4;

/** Tableau d'indicateurs : une ligne par formation, établissement ou territoire ; chaque chiffre s'explique. */
export const MesuresTable = <L extends LigneMesures>({ legende, titre, codes, lignes, avant = [], max }: Props<L>) => {
  const [isTout, setTout] = useState(false);
  const montrees = isTout || max === undefined || lignes.length <= max + RESTE_MAX ? lignes : lignes.slice(0, max);
  // Un indicateur qui n'a de sens pour aucune ligne n'a pas de colonne.
  const utiles = codes.filter((code) => lignes.some((l) => l.mesure(code).motif !== 'non_applicable'));
  return (
    <>
      <div className={styles.defile}>
        <table className={styles.table}>
          <caption className="visuellement-cache">{legende}</caption>
          <thead>
            <tr>
              <th scope="col">{titre}</th>
              {avant.map((colonne) => (
                <th key={colonne.titre} scope="col" className={colonne.isTexte ? styles.texte : undefined}>
                  {colonne.titre}
                </th>
              ))}
              {utiles.map((code) => (
                <th key={code} scope="col" title={getIndicateur(code).definition}>
                  {getIndicateur(code).court}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {montrees.map((ligne) => (
              <Ligne key={ligne.cle} ligne={ligne} codes={utiles} avant={avant} />
            ))}
          </tbody>
        </table>
      </div>
      {montrees.length < lignes.length && (
        <p className={styles.suite}>
          <Button onClick={() => setTout(true)}>Montrer les {formatNombre(lignes.length)} lignes</Button>
          <span>
            {formatNombre(montrees.length)} sur {formatNombre(lignes.length)}
          </span>
        </p>
      )}
    </>
  );
};
