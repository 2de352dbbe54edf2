import type { Explication, Terme } from '#shared/explications/explication.ts';
import { formatNombre, formatPourcentage, formatRapport } from '#shared/format.ts';
import { MOTIFS_ABSENCE, type Valeur } from '#shared/indicateurs/absence.ts';
import type { CodeBesoin } from '#shared/indicateurs/catalogue.ts';
import type { MesureFamilles } from './mesures.ts';

/** Ce que l'on sait d'un ensemble de familles, et de chacune. */
export type MesureEnsemble = MesureFamilles & { parFamille: (MesureFamilles & { libelle: string })[] };

/** Familles citées une à une ; les autres sont réunies. */
const FAMILLES_CITEES = 8;

const unChiffreAuPlus = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const pluriel = (n: number): string => (n > 1 ? 's' : '');

const formatSecretes = (secretes: number): string =>
  secretes === 0 ? '' : ` + ${formatNombre(secretes)} secrète${pluriel(secretes)}`;

const buildTerme = (libelle: string, valeur: number | null, affiche: string): Terme => ({ libelle, valeur, affiche });

const toTermeFamille = ({ libelle, projets, secretes }: MesureEnsemble['parFamille'][number]): Terme =>
  projets.motif === null
    ? buildTerme(libelle, projets.valeur, `${formatNombre(projets.valeur)}${formatSecretes(secretes)}`)
    : buildTerme(libelle, null, MOTIFS_ABSENCE[projets.motif].court);

/** Projets de chaque famille, de la plus demandée à la moins demandée. */
const listFamilles = ({ parFamille }: MesureEnsemble): Terme[] => {
  const rangees = parFamille.toSorted((a, b) => (b.projets.valeur ?? -1) - (a.projets.valeur ?? -1));
  const reste = rangees.slice(FAMILLES_CITEES);
  const somme = reste.reduce((total, { projets }) => total + (projets.valeur ?? 0), 0);
  const secretes = reste.reduce((total, famille) => total + famille.secretes, 0);
  return [
    ...rangees.slice(0, FAMILLES_CITEES).map(toTermeFamille),
    ...(reste.length === 0
      ? []
      : [
          buildTerme(
            `${formatNombre(reste.length)} autre${pluriel(reste.length)} famille${pluriel(reste.length)}`,
            somme,
            `${formatNombre(somme)}${formatSecretes(secretes)}`,
          ),
        ]),
  ];
};

type Calcul = Pick<Explication, 'termes' | 'calcul'>;

const explainProjets = (valeur: Valeur, mesure: MesureEnsemble): Calcul => {
  const termes = listFamilles(mesure);
  const connus = termes.flatMap((t) => t.valeur ?? []);
  const isSomme = valeur.motif === null && connus.length > 1;
  return {
    termes,
    calcul: isSomme ? `${connus.map(formatNombre).join(' + ')} = ${formatNombre(valeur.valeur)}` : null,
  };
};

const explainPart = (code: 'difficiles' | 'saisonniers', valeur: Valeur, mesure: MesureEnsemble): Calcul => {
  const { bornes } = mesure[code];
  const total = mesure.projets.valeur;
  if (bornes === null || total === null) return { termes: [], calcul: null };
  const [min, max] = [Math.round(bornes.min * total), Math.round(bornes.max * total)];
  const compte = min === max ? formatNombre(min) : `de ${formatNombre(min)} à ${formatNombre(max)}`;
  const mot = code === 'difficiles' ? 'projets jugés difficiles' : 'projets saisonniers';
  const milieu = valeur.motif === null ? ` ; milieu ${formatPourcentage(valeur.valeur)}` : '';
  return {
    termes: [
      buildTerme(mot, min === max ? min : null, compte),
      buildTerme('projets publiés', total, `${formatNombre(total)}${formatSecretes(mesure.secretes)}`),
    ],
    calcul:
      min === max
        ? `${compte} ÷ ${formatNombre(total)} = ${formatPourcentage(bornes.min)}`
        : `${compte} sur ${formatNombre(total)} : entre ${formatPourcentage(bornes.min)} et ${formatPourcentage(bornes.max)}${milieu}`,
  };
};

const explainPlaces = (valeur: Valeur, { places, projets, secretes }: MesureEnsemble): Calcul => {
  const formees = unChiffreAuPlus.format(places.places);
  return {
    termes: [
      buildTerme(
        'places formées, au prorata des familles',
        places.connues > 0 ? places.places : null,
        places.connues > 0 || places.offres === 0 ? formees : MOTIFS_ABSENCE.capacite_inconnue.court,
      ),
      buildTerme(
        'offres de capacité connue',
        places.connues,
        `${formatNombre(places.connues)} sur ${formatNombre(places.offres)}`,
      ),
      buildTerme(
        'projets publiés',
        projets.valeur,
        projets.motif === null
          ? `${formatNombre(projets.valeur)}${formatSecretes(secretes)}`
          : MOTIFS_ABSENCE[projets.motif].court,
      ),
    ],
    calcul:
      valeur.motif === null && projets.motif === null
        ? `${formees} ÷ ${formatNombre(projets.valeur)} = ${formatRapport(valeur.valeur)}`
        : null,
  };
};

/** Les nombres d'un indicateur du besoin et le calcul qui les réunit ; le chômage se publie tel quel. */
export const explainTermes = (code: CodeBesoin, valeur: Valeur, mesure: MesureEnsemble): Calcul => {
  if (code === 'chomage' || valeur.motif === 'hors_maille') return { termes: [], calcul: null };
  if (code === 'projets') return explainProjets(valeur, mesure);
  if (code === 'placesParProjet') return explainPlaces(valeur, mesure);
  if (code === 'enTension')
    return { termes: mesure.tension.map((metier) => buildTerme(metier, 1, 'inscrit')), calcul: null };
  return explainPart(code === 'partDifficiles' ? 'difficiles' : 'saisonniers', valeur, mesure);
};
