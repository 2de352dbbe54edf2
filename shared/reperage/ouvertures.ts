import { computeEntree, type Sommes, sumOffres } from '../faits/agregation.ts';
import { selectFormations } from '../faits/selection.ts';
import { formatRapport } from '../format.ts';
import { formatCompte, formatKm, formatPlacesParProjet, formatPoints } from './affichage.ts';
import { listReserves, listReservesBesoin } from './cas-offre.ts';
import type { Mesure } from './constat.ts';
import { type Contexte, isExaminable } from './contexte.ts';
import type { CodeOuverture } from './criteres.ts';
import type { ReperageFilters } from './filters.ts';
import { measureQuadrant } from './mesures-insertion.ts';
import { AUCUN_AUTRE, formatVoisin, reserveSansLieu } from './mesures-lieux.ts';
import { type Cellule, listCellules } from './territoires.ts';
import { listVoisins } from './voisinage.ts';

/** Une formation absente d'un territoire, et ce que ses voisins en montrent. */
export type CasAbsence = {
  contexte: Contexte;
  f: number;
  cellule: Cellule;
  rayon: number;
  /** Comptes des offres de la formation dans le rayon ; nuls sans centre ou sans voisin. */
  voisins: Sommes | null;
};

const measureFavorable = ({ contexte, f, cellule }: CasAbsence): Mesure => {
  const voie = contexte.faits.formations.voie[f];
  const regionale = measureQuadrant(contexte, contexte.getSortie(f, cellule.region), voie, true);
  if (regionale.motif === undefined) return regionale;
  const nationale = measureQuadrant(contexte, contexte.getSortie(f, ''), voie, true);
  if (nationale.motif !== undefined) return regionale;
  return {
    ...nationale,
    affiche: () =>
      `${nationale.affiche()}, en France (${regionale.motif === 'sous_seuil' ? 'secret' : 'sans taux'} dans la région)`,
    reserves: [...nationale.reserves, 'position en France'],
  };
};

const reservePartielle = ({ connues, lignes }: { connues: number; lignes: number }): string[] =>
  connues < lignes ? [`connue pour ${connues} offres sur ${lignes}`] : [];

const measureVoeux = ({ contexte, voisins, rayon, cellule }: CasAbsence, code: 'pression' | 'demande'): Mesure => {
  if (cellule.centre === null) return { motif: 'sans_coordonnees' };
  if (voisins === null) return { motif: 'aucun_voisin' };
  const taux = computeEntree(code, voisins);
  if (taux.motif !== null) return { motif: taux.motif };
  const { affelnet, parcoursup } = contexte.faits.periode;
  const [source, annee] = code === 'pression' ? ['Affelnet', affelnet] : ['Parcoursup', parcoursup];
  const sommes = voisins.taux[code];
  return {
    valeur: taux.valeur,
    affiche: () =>
      `${formatRapport(taux.valeur)} : ${formatCompte(sommes.numerateur, 'vœu', 'vœux')} pour ${formatCompte(sommes.denominateur, 'place')} à moins de ${formatKm(rayon)}, ${source} ${annee}`,
    reserves: [...listReserves(contexte, annee as number | null, sommes.denominateur), ...reservePartielle(sommes)],
  };
};

const measureSaturation = ({ contexte, voisins, rayon, cellule }: CasAbsence): Mesure => {
  if (cellule.centre === null) return { motif: 'sans_coordonnees' };
  if (voisins === null) return { motif: 'aucun_voisin' };
  const taux = computeEntree('remplissage', voisins);
  if (taux.motif !== null) return { motif: taux.motif };
  const { constat } = contexte.faits.periode;
  const sommes = voisins.taux.remplissage;
  return {
    valeur: taux.valeur,
    affiche: () =>
      `${formatPoints(taux.valeur)} : ${formatCompte(sommes.numerateur, 'entrant')} pour ${formatCompte(sommes.denominateur, 'place')} à moins de ${formatKm(rayon)}, rentrée ${constat}`,
    reserves: [...listReserves(contexte, constat, sommes.denominateur), ...reservePartielle(sommes)],
  };
};

const measureAbsence = ({ contexte, f, cellule }: CasAbsence, rayon: number): Mesure => {
  if (cellule.centre === null) return { motif: 'sans_coordonnees' };
  const depart = { lieu: cellule.centre, rayon, departement: cellule.departement };
  const { plusProche, sansLieu } = listVoisins(contexte, contexte.getMemeDiplome(f), depart);
  const reserves = reserveSansLieu(sansLieu);
  if (plusProche === null) return { valeur: Number.POSITIVE_INFINITY, affiche: () => AUCUN_AUTRE, reserves };
  return { valeur: plusProche.km, affiche: () => `la plus proche : ${formatVoisin(contexte, plusProche)}`, reserves };
};

const getCfd = ({ contexte, f }: CasAbsence): string => (contexte.faits.formations.cle[f] ?? '').slice(0, 8);

const measureBesoinFort = (cas: CasAbsence): Mesure => {
  const { besoin } = cas.contexte;
  if (besoin === null) return { motif: 'besoin_non_charge' };
  const rapport = besoin.get(getCfd(cas), cas.cellule.territoire, 'placesParProjet');
  if (rapport.motif !== null) return { motif: rapport.motif };
  const projets = besoin.get(getCfd(cas), cas.cellule.territoire, 'projets').valeur ?? 0;
  const couverture = besoin.getCouverture(getCfd(cas), cas.cellule.territoire);
  return {
    valeur: rapport.valeur,
    affiche: () => `${formatPlacesParProjet(rapport.valeur)} : ${formatCompte(projets, 'projet')}, BMO ${besoin.annee}`,
    reserves: [...listReservesBesoin(couverture), ...listReserves(cas.contexte, null, projets)],
  };
};

const measureTension = (cas: CasAbsence): Mesure => {
  const { besoin } = cas.contexte;
  if (besoin === null) return { motif: 'besoin_non_charge' };
  const tension = besoin.get(getCfd(cas), cas.cellule.territoire, 'enTension');
  if (tension.motif !== null) return { motif: tension.motif };
  return {
    valeur: tension.valeur > 0 ? 1 : 0,
    affiche: () =>
      `${formatCompte(tension.valeur, 'métier inscrit', 'métiers inscrits')}, arrêté ${besoin.anneeTension}`,
    reserves: [],
  };
};

const measureAutreVoie = (cas: CasAbsence): Mesure => {
  const isOfferte = cas.cellule.diplomes.has(getCfd(cas));
  return {
    valeur: isOfferte ? 1 : 0,
    affiche: () =>
      isOfferte ? 'même diplôme, autre voie ou autre dispositif' : 'aucune autre voie dans le territoire',
    reserves: [],
  };
};

const measureQ4 = ({ contexte, f, cellule }: CasAbsence): Mesure =>
  measureQuadrant(contexte, contexte.getSortie(f, cellule.region), contexte.faits.formations.voie[f], false);

const MESURES: Record<CodeOuverture, (cas: CasAbsence, seuil: number) => Mesure> = {
  quadrant_favorable: measureFavorable,
  pression_voisine: (cas) => measureVoeux(cas, 'pression'),
  demande_voisine: (cas) => measureVoeux(cas, 'demande'),
  capacite_saturee: measureSaturation,
  aucune_offre: measureAbsence,
  besoin_fort: measureBesoinFort,
  metier_tension: measureTension,
  autre_voie: measureAutreVoie,
  q4_region: measureQ4,
};

/** Mesure d'une absence pour un critère. */
export const measureOuverture = (cas: CasAbsence, code: CodeOuverture, seuil: number): Mesure =>
  MESURES[code](cas, seuil);

/** Une formation absente d'un territoire, avec les comptes de ses voisins. */
export const buildCasAbsence = (contexte: Contexte, f: number, cellule: Cellule, rayon: number): CasAbsence => {
  const { centre, departement } = cellule;
  const dans = centre ? listVoisins(contexte, contexte.getOffres(f), { lieu: centre, rayon, departement }).dans : [];
  const offres = dans.map(({ offre }) => offre);
  const [voisins] = offres.length > 0 ? sumOffres(contexte.faits, offres, () => 0) : [];
  return { contexte, f, cellule, rayon, voisins: voisins ?? null };
};

/** Une formation absente d'un territoire, par leurs clés ; nulle si elle y est offerte ou n'est plus ouvrable. */
export const findCasAbsence = (
  contexte: Contexte,
  cle: string,
  territoire: string,
  rayon: number,
): CasAbsence | null => {
  const f = contexte.faits.formations.cle.indexOf(cle);
  const [cellule] = listCellules(contexte.faits, territoire, 'departement');
  const isAbsente = cellule !== undefined && !cellule.formations.has(f);
  if (!isAbsente || contexte.getOffres(f).length === 0 || !isExaminable(contexte, f)) return null;
  return buildCasAbsence(contexte, f, cellule, rayon);
};

/**
 * Formations offertes en France et absentes de chaque département ou bassin du territoire. La France entière n'en rend
 * aucune : on cherche ce qui manque quelque part, pas partout.
 */
export const listCasAbsence = (
  contexte: Contexte,
  filtres: Pick<ReperageFilters, 'territoire' | 'niveau' | 'voie' | 'maille'>,
  rayon: number,
): CasAbsence[] => {
  const { faits } = contexte;
  const retenues = selectFormations(faits.formations, { ...filtres, domaine: [], communes: false });
  const candidates = faits.formations.cle.flatMap((_, f) =>
    retenues[f] && contexte.getOffres(f).length > 0 && isExaminable(contexte, f) ? f : [],
  );
  return listCellules(faits, filtres.territoire, filtres.maille).flatMap((cellule) =>
    candidates.filter((f) => !cellule.formations.has(f)).map((f) => buildCasAbsence(contexte, f, cellule, rayon)),
  );
};
