/** Fichiers InserJeunes : comptes régionaux, taux des lycées et des CFA. */
import { type Devenir, type DevenirEtablissement, type Insertion, listMillesimes } from './insertion.ts';
import { clamp } from './prng.ts';
import { type Ecrivain, type Fiche, roundHalfEven, type Valeur } from './write.ts';

/** En deçà de vingt personnes au dénominateur, aucun taux n'est publié. */
const SEUIL = 20;
const NON_DIFFUSE = 'nd';
const VALEUR_AJOUTEE_EXTREME = 12;

function taux(numerateur: number, denominateur: number): Valeur {
  return denominateur < SEUIL ? '' : roundHalfEven(numerateur, denominateur);
}

/** Le recul manque aux derniers millésimes : rien au-delà de six mois, puis de douze. */
function recul(millesime: string, millesimes: readonly string[]): { an: boolean; deuxAns: boolean } {
  const rang = millesimes.indexOf(millesime);
  return { an: rang < millesimes.length - 1, deuxAns: rang < millesimes.length - 2 };
}

export function writeInsertion(ecrivain: Ecrivain, insertion: Insertion, derniereRentree: number): void {
  const millesimes = listMillesimes(derniereRentree).map(({ millesime }) => millesime);
  const fiches = insertion.regionaux.map((devenir): Fiche => {
    const { an, deuxAns } = recul(devenir.millesime, millesimes);
    const { sortants } = devenir;
    const fiche: Record<string, Valeur> = {
      id: `${devenir.millesime}_${devenir.regionIj}_${devenir.voie}_${devenir.code}`,
      millesime: devenir.millesime,
      code_region_ij: devenir.regionIj,
      code_region: devenir.region,
      voie: devenir.voie,
      [devenir.voie === 'scolaire' ? 'mefstat11' : 'cfd']: devenir.code,
      nb_annee_term: devenir.terminaux,
      nb_poursuite_etudes: devenir.poursuite,
      taux_poursuite_etudes: taux(devenir.poursuite, devenir.terminaux),
    };
    // Sans sortant, InserJeunes laisse l'emploi vide : ce n'est pas un zéro.
    if (sortants === 0) return fiche;
    fiche.nb_sortant = sortants;
    fiche.nb_en_emploi_6_mois = devenir.emploi6;
    fiche.taux_emploi_6_mois = taux(devenir.emploi6, sortants);
    if (an) {
      fiche.nb_en_emploi_12_mois = devenir.emploi12;
      fiche.taux_emploi_12_mois = taux(devenir.emploi12, sortants);
    }
    if (deuxAns) {
      fiche.nb_en_emploi_18_mois = devenir.emploi18;
      fiche.taux_emploi_18_mois = taux(devenir.emploi18, sortants);
      fiche.nb_en_emploi_24_mois = devenir.emploi24;
      fiche.taux_emploi_24_mois = taux(devenir.emploi24, sortants);
    }
    return fiche;
  });
  ecrivain.records('inserjeunes_region_formation.csv', 'inserjeunes_region_formation', fiches);
  for (const millesime of millesimes.slice(1)) writeEtablissements(ecrivain, insertion, millesime);
  writeCfa(ecrivain, insertion, millesimes);
}

/** Majuscules sans accents : « ÎLE-DE-FRANCE » s'y écrit « ILE-DE-FRANCE ». */
function nameRegion({ etablissement }: DevenirEtablissement): string {
  return etablissement.territoire.libelleRegion.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

interface Indicateurs {
  tauxPoursuite: Valeur;
  tauxEmploi: Valeur;
  attendu: Valeur;
  valeurAjoutee: Valeur;
  partPoursuite: Valeur;
  partEmploi: Valeur;
  partAutre: Valeur;
}

function evaluate(devenir: Devenir & { emploiAttendu: number }, absent: string): Indicateurs {
  const { terminaux, sortants, poursuite, emploi6 } = devenir;
  const connu = terminaux >= SEUIL;
  const emploiConnu = sortants >= SEUIL;
  const tauxEmploi = emploiConnu ? roundHalfEven(emploi6, sortants) : 0;
  const ecart = emploiConnu ? tauxEmploi - Math.round((100 * devenir.emploiAttendu) / sortants) : 0;
  const valeurAjoutee = clamp(ecart, -VALEUR_AJOUTEE_EXTREME, VALEUR_AJOUTEE_EXTREME);
  const partPoursuite = connu ? roundHalfEven(poursuite, terminaux) : 0;
  const partEmploi = connu ? roundHalfEven(emploi6, terminaux) : 0;
  return {
    tauxPoursuite: connu ? partPoursuite : absent,
    tauxEmploi: emploiConnu ? tauxEmploi : absent,
    attendu: emploiConnu ? tauxEmploi - valeurAjoutee : absent,
    valeurAjoutee: emploiConnu ? valeurAjoutee : absent,
    partPoursuite: connu ? partPoursuite : absent,
    partEmploi: connu ? partEmploi : absent,
    partAutre: connu ? 100 - partPoursuite - partEmploi : absent,
  };
}

function sum(devenirs: readonly DevenirEtablissement[]): Devenir & { emploiAttendu: number } {
  const total = (lire: (devenir: DevenirEtablissement) => number) =>
    devenirs.reduce((somme, devenir) => somme + lire(devenir), 0);
  return {
    terminaux: total((d) => d.terminaux),
    poursuite: total((d) => d.poursuite),
    sortants: total((d) => d.sortants),
    emploi6: total((d) => d.emploi6),
    emploi12: total((d) => d.emploi12),
    emploi18: total((d) => d.emploi18),
    emploi24: total((d) => d.emploi24),
    emploiAttendu: total((d) => d.emploiAttendu),
  };
}

function listIndicateurs(devenirs: readonly DevenirEtablissement[]): Valeur[] {
  const i = evaluate(sum(devenirs), NON_DIFFUSE);
  return [
    ...[i.tauxPoursuite, i.tauxEmploi, i.attendu, i.valeurAjoutee],
    ...[i.partPoursuite, i.partEmploi, i.partAutre],
  ];
}

function writeEtablissements(ecrivain: Ecrivain, insertion: Insertion, millesime: string): void {
  const lycees: Valeur[][] = [];
  const cfas: Valeur[][] = [];
  const devenirs = insertion.etablissements.filter((devenir) => devenir.millesime === millesime);
  for (const [uai, voies] of Map.groupBy(devenirs, ({ etablissement }) => etablissement.uai)) {
    const [premier] = voies;
    if (premier === undefined) continue;
    const { nom, genre } = premier.etablissement;
    const region = nameRegion(premier);
    if (genre === 'CFA') {
      cfas.push([uai, nom, region, ...listIndicateurs(voies)]);
      continue;
    }
    const apprentis = voies.filter(({ voie }) => voie === 'apprentissage');
    const eleves = voies.filter(({ voie }) => voie === 'scolaire');
    if (apprentis.length > 0 && eleves.length > 0) {
      lycees.push([uai, nom, region, 'dont apprentis', ...listIndicateurs(apprentis)]);
      lycees.push([uai, nom, region, 'dont élèves en voie pro sco', ...listIndicateurs(eleves)]);
    }
    lycees.push([uai, nom, region, 'ensemble', ...listIndicateurs(voies)]);
  }
  const modele = 'depp-2022-etablissements-2022_2023';
  const fichier = `depp-2022-etablissements-${millesime}`;
  ecrivain.rows(`${fichier}-pro.csv`, `${modele}-pro`, lycees);
  ecrivain.rows(`${fichier}-apprentissage.csv`, `${modele}-apprentissage`, cfas);
}

/** Les nombres de ce fichier portent tous une décimale, rang de ligne compris. */
function decimale(valeur: Valeur): Valeur {
  return typeof valeur === 'number' ? valeur.toFixed(1) : valeur;
}

function writeCfa(ecrivain: Ecrivain, insertion: Insertion, millesimes: readonly string[]): void {
  const cfas = insertion.etablissements.filter(({ etablissement }) => etablissement.genre === 'CFA');
  const fiches = cfas.toReversed().map((devenir, rang): Fiche => {
    const i = evaluate(devenir, '');
    const { deuxAns } = recul(devenir.millesime, millesimes);
    return {
      Année: `cumul ${devenir.millesime.replace('_', '-')}`,
      UAI: devenir.etablissement.uai,
      Libellé: devenir.etablissement.nom,
      Région: nameRegion(devenir),
      'DEVENIR Part poursuite études': decimale(i.partPoursuite),
      'DEVENIR Part en emploi 6 mois': decimale(i.partEmploi),
      'DEVENIR Part autre situation 6 mois': decimale(i.partAutre),
      'Taux poursuite études': decimale(i.tauxPoursuite),
      'Taux emploi 6 mois': decimale(i.tauxEmploi),
      'Taux emploi 6 mois attendu': decimale(i.attendu),
      'VA emploi 6 mois': decimale(i.valeurAjoutee),
      'Taux emploi 12 mois': decimale(taux(devenir.emploi12, devenir.sortants)),
      'Taux emploi 18 mois': deuxAns ? decimale(taux(devenir.emploi18, devenir.sortants)) : '',
      'Taux emploi 24 mois': deuxAns ? decimale(taux(devenir.emploi24, devenir.sortants)) : '',
      num_ligne: decimale(10002 + rang),
    };
  });
  ecrivain.records('fr-en-inserjeunes-cfa.csv', 'fr-en-inserjeunes-cfa', fiches);
}
