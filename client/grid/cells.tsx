import type { ICellRendererParams } from 'ag-grid-community';
import { formatValeur } from '#shared/format.ts';
import type { LigneMesuree } from '#shared/formations/columns.ts';
import type { CodeIndicateur } from '#shared/indicateurs/catalogue.ts';
import styles from './cells.module.css';

/** Cellule d'un indicateur : le nombre dans son unité, ou la raison courte de son absence, en retrait. */
export const CelluleIndicateur = ({ data, code }: ICellRendererParams<LigneMesuree> & { code: CodeIndicateur }) => {
  if (!data) return null;
  const valeur = data.mesure(code);
  return <span className={valeur.valeur === null ? styles.absent : styles.nombre}>{formatValeur(code, valeur)}</span>;
};
