import type { GridApi } from 'ag-grid-community';
import type { Column } from '#shared/column.ts';
import { buildCellule, buildPresse } from '#shared/vues/copie.ts';
import { type Bornes, getBornes, type Plage } from './plage.ts';

type Presse = { texte: string; html: string };

/** Au-delà, le tableau HTML pèse plus qu'il n'apporte : le texte tabulé suffit. */
const MAX_HTML = 60_000;

/** Rang de la ligne de total : après toutes les autres. */
export const getLigne = <Row>(api: GridApi<Row>, rang: number): Row | undefined =>
  rang < api.getDisplayedRowCount() ? api.getDisplayedRowAtIndex(rang)?.data : api.getPinnedBottomRow(0)?.data;

const listColonnes = <Row>(api: GridApi<Row>, catalogue: readonly Column<Row>[], bornes: Bornes): Column<Row>[] =>
  api
    .getAllDisplayedColumns()
    .slice(bornes.gauche, bornes.droite + 1)
    .flatMap((colonne) => catalogue.find(({ cle }) => cle === colonne.getColId()) ?? []);

/** Ce que copie une plage : les valeurs du catalogue, jamais le texte de l'écran. */
export const buildCopie = <Row>(
  api: GridApi<Row>,
  catalogue: readonly Column<Row>[],
  plage: Plage,
  titreEntete: ((colonne: Column<Row>) => string) | null,
): Presse => {
  const bornes = getBornes(plage);
  const colonnes = listColonnes(api, catalogue, bornes);
  const lignes = Array.from({ length: bornes.bas - bornes.haut + 1 }, (_, i) => {
    const ligne = getLigne(api, bornes.haut + i);
    return colonnes.map((colonne) => buildCellule(colonne, ligne === undefined ? null : colonne.valeur(ligne)));
  });
  const presse = buildPresse(lignes, titreEntete && colonnes.map(titreEntete));
  return lignes.length * colonnes.length > MAX_HTML ? { ...presse, html: '' } : presse;
};

/** Met une copie dans l'évènement du navigateur : marche aussi hors de https. */
export const fillEvenement = (evenement: ClipboardEvent, { texte, html }: Presse): void => {
  evenement.clipboardData?.setData('text/plain', texte);
  if (html) evenement.clipboardData?.setData('text/html', html);
  evenement.preventDefault();
};

/** Écrit une copie hors de l'évènement du navigateur (bouton, Ctrl+Maj+C). Rend faux si le navigateur refuse. */
export const writePresse = async (presse: Presse): Promise<boolean> => {
  const formats = { 'text/plain': presse.texte, ...(presse.html && { 'text/html': presse.html }) };
  try {
    const morceaux = Object.entries(formats).map(([type, texte]) => [type, new Blob([texte], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(morceaux))]);
    return true;
  } catch {
    return copyParCommande(presse);
  }
};

/** Sans presse-papiers ouvert aux pages : une sélection d'un instant, que l'évènement « copy » remplace. */
const copyParCommande = (presse: Presse): boolean => {
  const foyer = document.activeElement;
  const champ = document.createElement('textarea');
  champ.value = '.';
  champ.setAttribute('aria-hidden', 'true');
  champ.className = 'visuellement-cache';
  document.body.append(champ);
  champ.select();
  const onCopy = (evenement: ClipboardEvent) => fillEvenement(evenement, presse);
  document.addEventListener('copy', onCopy, { once: true });
  const faite = document.execCommand('copy');
  document.removeEventListener('copy', onCopy);
  champ.remove();
  if (foyer instanceof HTMLElement) foyer.focus({ preventScroll: true });
  return faite;
};
