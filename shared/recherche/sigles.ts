import { splitMots } from './mots.ts';

/** Un sigle que ses initiales ne donnent pas, et l'intitulé officiel qu'il abrège, aux niveaux donnés. */
type Sigle = { sigle: string; niveaux: readonly string[]; intitule: string; source: string };

const BAC_PRO = ['400'];
const BTS = ['320'];
const BCN = 'BCN, libellé long';

/**
 * Sigles d'usage que les initiales de l'intitulé ne donnent pas. L'intitulé est le début de celui de la
 * nomenclature : une rénovation qui le garde garde le sigle. Un sigle dont plus aucun diplôme n'est ouvert n'y
 * est pas (SN, TISEC, ELEEC…) : les initiales suffisent à retrouver les anciens.
 */
export const SIGLES: readonly Sigle[] = [
  {
    sigle: 'MELEC',
    niveaux: BAC_PRO,
    intitule: 'Métiers de l’électricité et de ses environnements connectés',
    source: 'Arrêté du 8 janvier 2024',
  },
  {
    sigle: 'AGOrA',
    niveaux: BAC_PRO,
    intitule: 'Assistance à la gestion des organisations et de leurs activités',
    source: 'Arrêté du 18 février 2020',
  },
  {
    sigle: 'CIEL',
    niveaux: [...BAC_PRO, ...BTS],
    intitule: 'Cybersécurité, informatique et réseaux',
    source: 'Arrêté du 13 février 2023',
  },
  {
    sigle: 'AEPA',
    niveaux: BAC_PRO,
    intitule: 'Animation enfance et personnes âgées',
    source: 'Arrêté du 22 juillet 2019',
  },
  {
    sigle: 'TEBEE',
    niveaux: BAC_PRO,
    intitule: 'Technicien d’études du bâtiment option A',
    source: 'Arrêté du 8 avril 2008',
  },
  {
    sigle: 'TEBAA',
    niveaux: BAC_PRO,
    intitule: 'Technicien d’études du bâtiment option B',
    source: 'Arrêté du 8 avril 2008',
  },
  {
    sigle: 'ORGO',
    niveaux: BAC_PRO,
    intitule: 'Technicien du bâtiment organisation et réalisation',
    source: 'Arrêté du 3 septembre 1997',
  },
  {
    sigle: 'RPIP',
    niveaux: BAC_PRO,
    intitule: 'Réalisation de produits imprimés et pluri média',
    source: 'Arrêté du 12 mars 2014',
  },
  { sigle: 'SAPAT', niveaux: ['403'], intitule: 'Service aux personnes et aux territoires', source: BCN },
  { sigle: 'GPME', niveaux: BTS, intitule: 'Gestion de la PME', source: 'Arrêté du 19 février 2018' },
  {
    sigle: 'SP3S',
    niveaux: BTS,
    intitule: 'Services et prestations des secteurs sanitaire et social',
    source: 'Arrêté du 24 janvier 2022',
  },
  {
    sigle: 'SISR',
    niveaux: BTS,
    intitule: 'Services informatiques aux organisations option A',
    source: 'Arrêté du 29 avril 2019',
  },
  {
    sigle: 'SLAM',
    niveaux: BTS,
    intitule: 'Services informatiques aux organisations option B',
    source: 'Arrêté du 29 avril 2019',
  },
  { sigle: 'MECP', niveaux: BTS, intitule: 'Métiers de l’esthétique', source: 'Arrêté du 9 décembre 2022' },
  { sigle: 'ANABIOTEC', niveaux: ['323'], intitule: 'Analyses biologiques, biotechnologiques', source: BCN },
  { sigle: 'GEMEAU', niveaux: ['323'], intitule: 'Gestion et maîtrise de l’eau', source: BCN },
  { sigle: 'SAPVER', niveaux: ['503'], intitule: 'Services aux personnes et vente en espace rural', source: BCN },
  { sigle: 'TNE', niveaux: BAC_PRO, intitule: 'Métiers du numérique et des transitions énergétiques', source: BCN },
  { sigle: 'MTNE', niveaux: BAC_PRO, intitule: 'Métiers du numérique et des transitions énergétiques', source: BCN },
];

/** Mots qui ne comptent pas dans un sigle. */
const VIDES = new Set(
  'a au aux d de des du dans en et l la le les leur leurs ou par pour ses son sur un une'.split(' '),
);
/** Ce qui ne fait pas partie du nom : option, rang d'année, référentiel. */
const SUITE = /^(option|opt|spe|specialite|1ere|1e|2nde|bts|bac|cap|bp|bma)$/;

const ENTREES = SIGLES.map(({ sigle, niveaux, intitule }) => ({
  mot: sigle.toLowerCase(),
  niveaux: new Set(niveaux),
  debut: `${splitMots(intitule).join(' ')} `,
}));

const getInitiale = (mot: string): string => (/^\d/.test(mot) ? mot : mot.charAt(0));

/**
 * Sigles d'une formation, en minuscules : ceux de la table, et les initiales des mots pleins de son intitulé,
 * avec la lettre de l'option (« Métiers du commerce et de la vente option A » : mcv, mcva), sans le « métiers »
 * du début (« Métiers des transitions numérique et énergétique » : mtne, tne). Deux lettres au moins.
 */
export const listSigles = (libelle: string, niveau: string): string[] => {
  const mots = splitMots(libelle.replace(/\([^)]*\)/g, ''));
  const suite = mots.findIndex((mot, i) => i > 0 && SUITE.test(mot));
  const nom = (suite < 0 ? mots : mots.slice(0, suite)).filter((mot) => !VIDES.has(mot));
  const initiales = nom.map(getInitiale).join('');
  const option = /^[a-d]$/.exec(mots[mots.indexOf('option') + 1] ?? '')?.[0] ?? '';
  const formes = [initiales, option && mots.includes('option') ? initiales + option : ''];
  if (nom[0] === 'metiers' || nom[0] === 'metier') formes.push(initiales.slice(1));
  const texte = `${mots.join(' ')} `;
  const connus = ENTREES.filter(({ niveaux, debut }) => niveaux.has(niveau) && texte.startsWith(debut));
  return [...new Set([...connus.map(({ mot }) => mot), ...formes.filter((forme) => forme.length >= 2)])];
};
