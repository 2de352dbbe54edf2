import type { Texte } from './encodage.ts';
import { Faute } from './fautes.ts';
import type { Candidat } from './tableau.ts';

/** Un format SAS commence par une instruction `value $NOM` suivie de codes entre guillemets. */
const FORMAT_SAS = /^\s*value\s+\$(\w+)/im;

export const isSas = (texte: string): boolean => FORMAT_SAS.test(texte) && /\brun\s*;/i.test(texte);

type Affectation = { format: string; code: string; valeur: string; numero: number };

const listAffectations = (texte: string): Affectation[] => {
  const affectations: Affectation[] = [];
  let format = '';
  for (const [indice, ligne] of texte.split('\n').entries()) {
    format = FORMAT_SAS.exec(ligne)?.[1] ?? format;
    const valeur = /=\s*"([^"]*)"\s*;?\s*$/.exec(ligne);
    if (format === '' || valeur === null || /^\s*other\b/i.test(ligne)) continue;
    for (const [, code = ''] of ligne.slice(0, valeur.index).matchAll(/"([^"]*)"/g)) {
      affectations.push({ format, code: code.trim(), valeur: (valeur[1] ?? '').trim(), numero: indice + 1 });
    }
  }
  return affectations;
};

/**
 * Lit les tables de correspondance de la Dares, écrites en formats SAS, comme un tableau : une colonne
 * `code`, puis une colonne par format (`$FAP9RSQ`…) où seule la valeur du format de la ligne est remplie.
 */
export const openSas = ({ texte, encodage }: Texte): Candidat => {
  const affectations = listAffectations(texte);
  const formats = [...new Set(affectations.map((a) => a.format))];
  return {
    entetes: ['code', ...formats.map((f) => `$${f}`)],
    encodage,
    forme: 'formats SAS',
    read: () => {
      if (!/\brun\s*;\s*$/i.test(texte))
        throw new Faute('fichier coupé : la dernière instruction SAS n’est pas « run; ».');
      return {
        lignes: affectations.map((a) => [a.code, ...formats.map((f) => (f === a.format ? a.valeur : ''))]),
        getNumero: (indice: number) => affectations[indice]?.numero ?? 0,
        finComplete: true,
        colonnesStrictes: true,
      };
    },
  };
};
