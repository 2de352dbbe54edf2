import { DomainError } from '../errors.ts';
import { formatTerritoire, type Maille, type Territoire } from '../territoires/maille.ts';
import type { Faits } from './faits.ts';

/** Code de région de la France entière. */
const FRANCE = '';

/** Un territoire et la région dont viennent ses taux de sortie (« » pour la France). */
export type Echelon = { maille: Maille; territoire: string; libelle: string; region: string };

/** France, puis les échelons qui contiennent le territoire choisi, jusqu'à lui. Lève `territoire_introuvable`. */
export const listEchelons = (faits: Faits, choisi: Territoire | null): Echelon[] => {
  const france: Echelon = { maille: 'france', territoire: '', libelle: 'France', region: FRANCE };
  if (!choisi) return [france];
  const table = {
    region: faits.regions,
    academie: faits.academies,
    departement: faits.departements,
    bassin: faits.bassins,
    zone: faits.zones,
  };
  if (!table[choisi.maille].some((t) => t.code === choisi.code)) throw new DomainError('territoire_introuvable');
  const chaine: Territoire[] = [choisi];
  for (let courant = choisi; courant.maille !== 'region'; ) {
    const parent = table[courant.maille].find((t) => t.code === courant.code)?.parent;
    if (!parent) break;
    courant = { maille: courant.maille === 'departement' ? 'academie' : 'region', code: parent };
    chaine.unshift(courant);
  }
  const region = chaine.find((t) => t.maille === 'region')?.code ?? FRANCE;
  const echelons = chaine.map((t) => ({
    maille: t.maille,
    territoire: formatTerritoire(t),
    libelle: table[t.maille].find((l) => l.code === t.code)?.libelle ?? t.code,
    region,
  }));
  return [france, ...echelons];
};
