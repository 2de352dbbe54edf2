import { absent, type MotifAbsence, present, type Valeur } from './absence.ts';

/** Deux sommes faites sur les seules lignes où tous les compteurs du taux sont connus. */
export type SommesTaux = { numerateur: number; denominateur: number; connues: number };

/**
 * La seule division du produit. Rend un rapport (1 = 100 %, peut dépasser 1 pour la pression et le
 * remplissage) ou un reste, ou la raison de leur absence : `siInconnu` quand aucune ligne n'a tous ses
 * compteurs, « sous_seuil » quand le dénominateur est sous le seuil de diffusion (DOMAINE 3.3).
 */
export const computeTaux = (
  taux: { seuil: number; operation?: 'reste' },
  sommes: SommesTaux,
  siInconnu: MotifAbsence,
): Valeur => {
  if (sommes.connues === 0) return absent(siInconnu);
  if (taux.operation === 'reste') return present(sommes.denominateur - sommes.numerateur);
  if (sommes.denominateur < taux.seuil) return absent(taux.seuil > 1 ? 'sous_seuil' : siInconnu);
  return present(sommes.numerateur / sommes.denominateur);
};

/** Premier millésime publié avec l'arrondi au pair ; le précédent arrondit la moitié vers le haut. */
const PREMIER_MILLESIME_AU_PAIR = '2020_2021';

/**
 * Pourcentage entier tel que le producteur le publie : 100 × numérateur ÷ dénominateur, arrondi à la moitié
 * supérieure en 2019_2020, au pair ensuite (constaté sur 44 523 taux publiés, dont 690 moitiés exactes).
 * Calcul entier, donc exact. `denominateur` > 0.
 */
export const roundPublie = (numerateur: number, denominateur: number, millesime: string): number => {
  const quotient = Math.floor((100 * numerateur) / denominateur);
  const double = 2 * (100 * numerateur - quotient * denominateur);
  if (double > denominateur) return quotient + 1;
  if (double < denominateur) return quotient;
  return millesime >= PREMIER_MILLESIME_AU_PAIR && quotient % 2 === 0 ? quotient : quotient + 1;
};
