import type { SaisieDemande, TypeDemande } from '#shared/demandes/demande.ts';
import { formatNombre } from '#shared/format.ts';
import type { Voie } from '#shared/formations/formation.ts';
import { formatRentree, listRentreesDemande } from '#shared/rentree.ts';
import type { Prefill } from './queries.ts';

const LIBELLES_SOURCE: Record<string, string> = {
  affelnet: 'Affelnet',
  parcoursup: 'Parcoursup',
  constat: 'constat de rentrée',
};

/** Nom d'une source à l'écran : la famille de fichiers d'où vient la valeur. */
const formatSource = (source: string | null): string => {
  const famille = Object.keys(LIBELLES_SOURCE).find((cle) => source?.startsWith(cle));
  return (famille && LIBELLES_SOURCE[famille]) ?? source ?? 'source inconnue';
};

/** Ce que l'adresse propose déjà : un type de demande, et un commentaire (les critères d'un repérage). */
export type Depart = { type: TypeDemande | ''; commentaire: string };

/** Type proposé d'abord : celui de l'adresse s'il va à l'offre, sinon ouvrir ce qui n'existe pas, augmenter ce qui existe. */
export const getTypeInitial = (
  { offreExistante }: Pick<Prefill, 'offreExistante'>,
  propose: Depart['type'] = '',
): TypeDemande => {
  if (propose !== '' && (propose === 'ouverture') !== offreExistante) return propose;
  return offreExistante ? 'augmentation' : 'ouverture';
};

/**
 * Saisie de départ d'une demande nouvelle, pour le type choisi : capacité connue de l'offre dans sa voie, zéro là
 * où le type l'impose. L'inconnu reste vide ; un effectif ne passe jamais pour une capacité.
 */
export const buildSaisieInitiale = (prefill: Prefill, type: TypeDemande, depart: Depart): SaisieDemande => {
  const connue = prefill.offreExistante ? (prefill.capacite?.valeur ?? null) : 0;
  const demandee = type === 'fermeture' ? 0 : null;
  const isScolaire = prefill.voie === 'scolaire';
  return {
    uai: prefill.etablissement.uai,
    cfd: prefill.formation.cfd,
    dispositif: prefill.formation.dispositif,
    type: getTypeInitial(prefill, depart.type),
    rentree: listRentreesDemande(new Date())[0] ?? new Date().getFullYear() + 1,
    capaciteScolaireActuelle: isScolaire ? connue : null,
    capaciteScolaire: isScolaire ? demandee : null,
    capaciteApprentissageActuelle: isScolaire ? null : connue,
    capaciteApprentissage: isScolaire ? null : demandee,
    motifs: [],
    autreMotif: '',
    commentaire: depart.commentaire,
  };
};

const formatEffectif = ({ effectif }: Prefill): string =>
  effectif?.valeur == null
    ? ''
    : ` ; ${formatNombre(effectif.valeur)} élèves à l’entrée, ${formatSource(effectif.source)} ${formatRentree(effectif.rentree)}`;

/** D'où vient la capacité actuelle de la voie de l'offre, ou pourquoi elle est inconnue. */
export const describeCapacite = (prefill: Prefill): Partial<Record<Voie, string>> => {
  const { voie, capacite, offreExistante } = prefill;
  if (!offreExistante) return { [voie]: 'Formation absente de cet établissement dans les données chargées.' };
  if (capacite?.valeur != null)
    return {
      [voie]: `${formatNombre(capacite.valeur)} places, ${formatSource(capacite.source)} ${formatRentree(capacite.rentree)}${formatEffectif(prefill)}`,
    };
  const raison =
    voie === 'apprentissage'
      ? 'Capacité inconnue : aucune source ne porte les places en apprentissage'
      : 'Capacité inconnue : absente d’Affelnet et de Parcoursup pour cette offre';
  return { [voie]: `${raison}${formatEffectif(prefill)}.` };
};
