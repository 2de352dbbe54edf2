import { JETONS, type Theme } from '#client/design/tokens.ts';
import { NOMS_TYPES, type TypeDemande } from '#shared/demandes/demande.ts';
import { NOMS_STATUTS, STATUTS, type Statut } from '#shared/demandes/workflow.ts';

/** Sommets d'un symbole dans un carré de côté 2 centré sur l'origine, y vers le bas. */
type Forme = readonly (readonly [x: number, y: number])[];

const BRAS = 0.34;

/** Un symbole par type de demande : il se lit sans la couleur. */
export const FORMES: Record<TypeDemande, Forme> = {
  ouverture: [
    [0, -0.95],
    [1, 0.8],
    [-1, 0.8],
  ],
  fermeture: [
    [0, 0.95],
    [-1, -0.8],
    [1, -0.8],
  ],
  augmentation: [
    [-BRAS, -1],
    [BRAS, -1],
    [BRAS, -BRAS],
    [1, -BRAS],
    [1, BRAS],
    [BRAS, BRAS],
    [BRAS, 1],
    [-BRAS, 1],
    [-BRAS, BRAS],
    [-1, BRAS],
    [-1, -BRAS],
    [-BRAS, -BRAS],
  ],
  diminution: [
    [-1, -BRAS],
    [1, -BRAS],
    [1, BRAS],
    [-1, BRAS],
  ],
};

/** Un symbole est plein dès que la demande est un projet (phase 2) : avant, elle peut encore ne pas l'être. */
const PHASE_PLEINE = 2;
export const isPlein = (statut: Statut): boolean => STATUTS[statut].phase >= PHASE_PLEINE;
export const getTeinte = (statut: Statut, theme: Theme): string => JETONS[theme][STATUTS[statut].ton];

/** Nom de l'image d'une demande dans le style de la carte. */
export const getImage = (type: TypeDemande, statut: Statut): string => `demande-${type}-${statut}`;

const COTE = 22;
const RAPPORT = 2;

const drawImage = (type: TypeDemande, statut: Statut, theme: Theme): ImageData | null => {
  const cote = COTE * RAPPORT;
  const toile = new OffscreenCanvas(cote, cote);
  const contexte = toile.getContext('2d');
  if (!contexte) return null;
  const rayon = cote * 0.34;
  contexte.translate(cote / 2, cote / 2);
  contexte.beginPath();
  for (const [x, y] of FORMES[type]) contexte.lineTo(x * rayon, y * rayon);
  contexte.closePath();
  contexte.lineJoin = 'round';
  contexte.strokeStyle = JETONS[theme].surface;
  contexte.lineWidth = 10;
  contexte.stroke();
  contexte.fillStyle = isPlein(statut) ? getTeinte(statut, theme) : JETONS[theme].surface;
  contexte.fill();
  contexte.strokeStyle = getTeinte(statut, theme);
  contexte.lineWidth = 4;
  contexte.stroke();
  return contexte.getImageData(0, 0, cote, cote);
};

type Images = { addImage: (nom: string, image: ImageData, options: { pixelRatio: number }) => unknown };

/** Dessine et confie à la carte l'image de chaque type et de chaque statut. */
export const addSymboles = (carte: Images, theme: Theme): void => {
  for (const type of NOMS_TYPES)
    for (const statut of NOMS_STATUTS) {
      const image = drawImage(type, statut, theme);
      if (image) carte.addImage(getImage(type, statut), image, { pixelRatio: RAPPORT });
    }
};
