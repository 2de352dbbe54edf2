import type { Db } from '#server/db/connection.ts';
import type { Situation } from '#shared/demandes/preuves.ts';
import { buildSommes, computeEntree, explainSansOffre, sumOffres } from '#shared/faits/agregation.ts';
import { absentPartout } from '#shared/faits/insertion.ts';
import { absent, type Valeur } from '#shared/indicateurs/absence.ts';
import { CODES_ENTREE, type CodeEntree } from '#shared/indicateurs/catalogue.ts';
import { formatCle, loadFaits } from './service.ts';

const NON_SITUEE = {
  sorties: absentPartout('donnee_absente'),
  intervalles: { emploi: null, poursuite: null },
  position: 'hors_quadrant',
  stabilite: 'non_calculable',
  sansPerspectives: null,
} as const;

/**
 * Chiffres du jour d'une formation dans un établissement, tels que le produit les montre : ce qu'une demande fige à
 * son dépôt, et ce à quoi on le compare ensuite. L'offre, la formation ou l'établissement peuvent manquer.
 */
export const getSituation = (
  db: Db,
  { uai, ...formation }: { uai: string; cfd: string; dispositif: string },
): Situation => {
  const { faits, formations, insertion } = loadFaits(db, 0);
  const cle = formatCle({ ...formation, voie: formation.dispositif === '' ? 'apprentissage' : 'scolaire' });
  const rang = faits.formations.cle.indexOf(cle);
  const etablissement = faits.etablissements.uai.indexOf(uai);
  const region = faits.etablissements.region[etablissement] ?? '';
  const offre = faits.offres.formation.findIndex(
    (f, i) => f === rang && faits.offres.etablissement[i] === etablissement,
  );
  const sommes = (offre < 0 ? undefined : sumOffres(faits, [offre], () => 0)[0]) ?? buildSommes();
  const ligne = formations[rang];
  const entrees = {} as Record<CodeEntree, Valeur>;
  for (const code of CODES_ENTREE)
    entrees[code] =
      sommes.lignes > 0
        ? computeEntree(code, sommes)
        : absent(ligne ? explainSansOffre(code, ligne, faits.periode) : 'donnee_absente');
  const { taux: sorties, ...situation } =
    ligne && region ? insertion.get(ligne.id, region) : { ...NON_SITUEE, taux: NON_SITUEE.sorties };
  const { intervalles, position, stabilite, sansPerspectives } = situation;
  return {
    versionDonnees: faits.version,
    periode: faits.periode,
    region,
    entrees,
    sorties,
    intervalles,
    position,
    stabilite,
    sansPerspectives,
  };
};
