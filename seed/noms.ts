/** Noms d'établissements inventés : assez variés pour une liste, sans reprendre aucun lycée existant. */
import type { Prng } from './prng.ts';

type Liste = readonly [string, ...string[]];

function mots(texte: string): Liste {
  const [premier = '', ...suivants] = texte.split(' ');
  return [premier, ...suivants];
}

const PRENOMS = mots(
  'Simone Armand Louison Odette Théophile Augustine Célestin Marthe Gaspard Hélène Fernand Lucienne Anselme Jeanne ' +
    'Octave Berthe Firmin Solange Léonce Madeleine Edmond Yvonne Aristide Colette Raoul Germaine Barthélemy Suzanne ' +
    'Hippolyte Geneviève Sylvain Paulette Ambroise Denise Casimir Éliane Ferdinand Rosalie Gustave Thérèse',
);
const PATRONYMES = mots(
  'Arnoux Bellegarde Brisson Cardonnel Chassagny Coutelier Daubigné Delmarest Estérac Faverolles Fontanel Garrigou ' +
    'Grandval Hautecoeur Izoard Jarnoux Kermadec Lacassaigne Lestrade Maillefer Marsolier Montardy Nouvelon Orcival ' +
    'Pellegrin Perrachon Quénivet Rastoul Roquevert Sabatière Saintonge Tavernac Thibaudier Urvoas Valdenaire Vernejoul ' +
    'Vialatoux Wattelin Ysambert Zerbinati Auzeville Bonnardel Carpentras Desmoulière Escaffre Flamengourt Guilvinec',
);
const LIEUX = mots(
  'des-Trois-Rivières du-Val-Fleuri des-Hauts-Vents de-la-Vieille-Forge du-Pont-Neuf des-Quatre-Chemins du-Grand-Large ' +
    'de-la-Combe-Verte des-Ormeaux du-Moulin-Blanc des-Tisserands de-la-Croix-Haute du-Plan-Haut des-Verriers ' +
    'de-la-Plaine-Basse du-Clos-Renard des-Peupliers des-Salines-Rouges de-la-Longue-Haie du-Bois-Rond ' +
    'des-Deux-Vallées de-la-Tuilerie du-Bel-Horizon des-Coteaux-du-Levant des-Grandes-Terres du-Vieux-Port-Sec',
);
const PATRONAGES = mots(
  'Notre-Dame-des-Sources Saint-Elme-des-Vignes Sainte-Aldegonde-du-Parc Saint-Corentin-le-Neuf Sainte-Odile-des-Prés ' +
    'Saint-Fulgence Notre-Dame-du-Grand-Chêne Saint-Théobald Sainte-Radegonde-les-Tours Saint-Evroult Sainte-Gudule ' +
    'Notre-Dame-de-la-Treille Saint-Gilbert-des-Eaux Sainte-Philomène Saint-Amarin-du-Lac La-Providence-des-Forges',
);
const METIERS: Liste = [
  'des métiers de la construction',
  "des métiers de l'artisanat",
  'des métiers de bouche',
  "des métiers de l'automobile",
  "des métiers de l'industrie",
  'des métiers du commerce et des services',
  'des métiers du vivant',
  'des métiers du numérique',
  "des métiers du sport et de l'animation",
];

function personne(prng: Prng): string {
  return `${prng.pick(PRENOMS)}-${prng.pick(PATRONYMES)}`;
}

/** « des-Trois-Rivières » devient « des Trois-Rivières » : l'article se détache du nom. */
function lieu(prng: Prng): string {
  return prng.pick(LIEUX).replace(/^(des|du|de-la)-/, (article) => `${article.slice(0, -1).replace('-', ' ')} `);
}

export function nameLycee(genre: string, prive: boolean, prng: Prng): string {
  if (prive) return `${genre} privé ${prng.chance(0.75) ? prng.pick(PATRONAGES) : personne(prng)}`;
  return `${genre} ${prng.chance(0.35) ? lieu(prng) : personne(prng)}`;
}

export function nameAgricole(prive: boolean, commune: string, prng: Prng): string {
  return prive ? `Maison familiale rurale ${lieu(prng)} - ${commune}` : `Lycée agricole ${lieu(prng)}`;
}

export function nameCfa(libelleDepartement: string, prng: Prng): string {
  return `CFA ${prng.pick(METIERS)} - ${libelleDepartement}`;
}
