/** Formations, MEF, niveaux et dispositifs des diplômes retenus pour la démonstration. */
import { abregerDate, champ, indexer, type Ligne, ordreDeGrandeur, readTable, writeTable } from './extract-io.ts';

const NIVEAUX = new Set(['010', '320', '323', '400', '401', '403', '461', '500', '503', '561']);
const DISPOSITIFS = new Set(['240', '241', '247', '251', '253', '257', '258', '271', '276', '311', '371']);
/** Sous ce nombre d'établissements, un diplôme n'est pas repris : la démonstration resterait vide à cette maille. */
const DIFFUSION_MINIMALE = 6;
/** Enseignées dans une douzaine de lycées seulement, les formations de la mer sont pourtant attendues sur les côtes. */
const MARITIMES = new Set(['40021304', '40025010', '40025011', '40031112', '40031113']);
/** Une formation remplacée avant cette rentrée ne laisse plus de sortants dans les millésimes générés. */
const PREMIERE_RENTREE = 2019;

type Diffusion = Map<string, number>;

function liste(ligne: Ligne | undefined, prefixe: string): string[] {
  return [1, 2, 3, 4, 5, 6, 7].map((rang) => champ(ligne, `${prefixe}_${rang}`)).filter((code) => code !== '');
}

function annee(date: string, defaut: number): number {
  return date === '' ? defaut : Number(date.slice(6));
}

/** Nombre d'établissements par CFD × dispositif × voie, d'après les effectifs et Parcoursup. */
function measureDiffusion(dossier: string, mefParStat: Map<string, Ligne>): Diffusion {
  const uais = new Map<string, Set<string>>();
  const add = (mefstat: string, uai: string, voie: string) => {
    const mef = mefParStat.get(mefstat);
    if (mef === undefined) return;
    const cle = `${champ(mef, 'FORMATION_DIPLOME')}/${champ(mef, 'DISPOSITIF_FORMATION')}/${voie}`;
    uais.set(cle, (uais.get(cle) ?? new Set()).add(uai));
  };
  for (const ligne of readTable(dossier, 'offre/constat_2020.csv'))
    add(champ(ligne, 'Mef Bcp 11'), champ(ligne, 'UAI'), 'S');
  for (const ligne of readTable(dossier, 'offre/attractivite_capacite_2022.csv'))
    add(champ(ligne, 'MEF STAT 11'), champ(ligne, "Etablissement d'accueil"), 'S');
  for (const ligne of readTable(dossier, 'offre/BTS_attractivite_capacite_2024.csv'))
    add(champ(ligne, 'MEFSTAT11'), champ(ligne, 'UAI'), champ(ligne, 'STATUT').slice(0, 1));
  return new Map([...uais].map(([cle, ensemble]) => [cle, ensemble.size]));
}

export function extractFormations(dossier: string): Set<string> {
  const mefs = readTable(dossier, 'nomenclatures/nMef.csv').filter((mef) =>
    DISPOSITIFS.has(champ(mef, 'DISPOSITIF_FORMATION')),
  );
  const mefParStat = indexer(mefs, 'MEF_STAT_11');
  const vues = indexer(readTable(dossier, 'nomenclatures/vFormationDiplome_.csv'), 'FORMATION_DIPLOME');
  const liens = indexer(
    readTable(dossier, 'nomenclatures/nFormationDiplome_.csv', ';', 'windows-1252'),
    'FORMATION_DIPLOME',
  );
  const diffusion = measureDiffusion(dossier, mefParStat);
  const retenues = selectFormations(diffusion, vues, liens);
  for (const commune of readTable(dossier, 'nomenclatures/n_lien_formation_groupe_.csv')) {
    const cfd = champ(commune, 'FORMATION_DIPLOME');
    if (champ(vues.get(cfd), 'NATURE_FORMATION_DIPLOME') === 'T') retenues.add(cfd);
  }

  writeTable(
    'formations',
    'cfd lettre court stat33 long ouverture fermeture premiereSession derniereSession nature anciens nouveaux'.split(
      ' ',
    ),
    [...retenues].sort().map((cfd) => {
      const vue = vues.get(cfd);
      const lien = liens.get(cfd);
      return [
        cfd,
        champ(vue, 'LETTRE_SPECIALITE'),
        champ(vue, 'LIBELLE_COURT'),
        champ(vue, 'LIBELLE_STAT_33'),
        champ(vue, 'LIBELLE_LONG_200'),
        abregerDate(champ(vue, 'DATE_OUVERTURE'), '01/09'),
        abregerDate(champ(vue, 'DATE_FERMETURE'), '31/08'),
        champ(vue, 'DATE_PREMIERE_SESSION'),
        champ(vue, 'DATE_DERNIERE_SESSION'),
        champ(vue, 'NATURE_FORMATION_DIPLOME'),
        liste(lien, 'ANCIEN_DIPLOME').join(' '),
        liste(lien, 'NOUVEAU_DIPLOME').join(' '),
      ];
    }),
  );
  extractMefs(mefs, retenues, diffusion);
  extractCodes(dossier, mefs);
  return retenues;
}

function selectFormations(diffusion: Diffusion, vues: Map<string, Ligne>, liens: Map<string, Ligne>): Set<string> {
  const total = new Map<string, number>();
  for (const [cle, n] of diffusion) {
    const cfd = cle.slice(0, 8);
    total.set(cfd, Math.max(total.get(cfd) ?? 0, n));
  }
  const suivants = (cfd: string) => liste(liens.get(cfd), 'NOUVEAU_DIPLOME').filter((code) => vues.has(code));
  const retenues = new Set<string>();
  for (const [cfd, n] of total) {
    if ((n < DIFFUSION_MINIMALE && !MARITIMES.has(cfd)) || !NIVEAUX.has(cfd.slice(0, 3))) continue;
    const pile = [cfd];
    for (let code = pile.pop(); code !== undefined; code = pile.pop()) {
      const ouvertures = suivants(code).map((nouveau) => annee(champ(vues.get(nouveau), 'DATE_OUVERTURE'), 0));
      const remplacee = ouvertures.length > 0 && Math.max(...ouvertures) < PREMIERE_RENTREE;
      const fermee = annee(champ(vues.get(code), 'DATE_FERMETURE'), 9999) <= PREMIERE_RENTREE + 2;
      if (!remplacee && !(fermee && ouvertures.length === 0) && NIVEAUX.has(code.slice(0, 3))) retenues.add(code);
      pile.push(...suivants(code).filter((nouveau) => !retenues.has(nouveau)));
    }
  }
  return retenues;
}

/** Une ligne par CFD × dispositif : tout le reste d'un MEF (codes à 10 et 11 chiffres) s'en déduit. */
function extractMefs(mefs: Ligne[], retenues: Set<string>, diffusion: Diffusion): void {
  const groupes = new Map<string, Ligne[]>();
  for (const mef of mefs) {
    const cfd = champ(mef, 'FORMATION_DIPLOME');
    if (!retenues.has(cfd)) continue;
    const cle = `${cfd}/${champ(mef, 'DISPOSITIF_FORMATION')}`;
    groupes.set(cle, [...(groupes.get(cle) ?? []), mef]);
  }
  const abrege = (valeurs: string[]) => (new Set(valeurs).size === 1 ? (valeurs[0] ?? '') : valeurs.join('|'));
  const lignes = [...groupes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cle, groupe]) => {
      const annees = groupe.sort((a, b) => Number(a.ANNEE_DISPOSITIF) - Number(b.ANNEE_DISPOSITIF));
      const libelle = (mef: Ligne) => (mef.LIBELLE_LONG ?? '').replace(/^\S+\s+/, '').trim();
      const [cfd = '', dispositif = ''] = cle.split('/');
      if (dispositif === '240' && (diffusion.get(`${cle}/S`) ?? 0) < DIFFUSION_MINIMALE) return [];
      return [
        cfd,
        dispositif,
        champ(annees[0], 'DUREE_DISPOSITIF'),
        annees.map((mef) => champ(mef, 'ANNEE_DISPOSITIF')).join('|'),
        abrege(annees.map(libelle)),
        abrege(annees.map((mef) => abregerDate(champ(mef, 'DATE_OUVERTURE'), '01/09'))),
        abrege(annees.map((mef) => abregerDate(champ(mef, 'DATE_FERMETURE'), '31/08'))),
        String(ordreDeGrandeur(diffusion.get(`${cle}/S`) ?? 0)),
        String(ordreDeGrandeur(diffusion.get(`${cle}/A`) ?? 0)),
      ];
    });
  const colonnes = 'cfd dispositif duree annees libelle ouvertures fermetures diffusionScolaire diffusionApprentissage';
  writeTable(
    'mefs',
    colonnes.split(' '),
    lignes.filter((ligne) => ligne.length > 0),
  );
}

/** Préfixes MEFSTAT11 et mnémoniques d'un dispositif, année par année (les plus fréquents). */
function describeAnnees(mefs: Ligne[], dispositif: string, lire: (mef: Ligne) => string): string {
  const parAnnee = new Map<string, Map<string, number>>();
  for (const mef of mefs) {
    if (champ(mef, 'DISPOSITIF_FORMATION') !== dispositif) continue;
    const decompte = parAnnee.get(champ(mef, 'ANNEE_DISPOSITIF')) ?? new Map<string, number>();
    decompte.set(lire(mef), (decompte.get(lire(mef)) ?? 0) + 1);
    parAnnee.set(champ(mef, 'ANNEE_DISPOSITIF'), decompte);
  }
  const frequent = (decompte: Map<string, number>) => [...decompte].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  return [...parAnnee]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, decompte]) => frequent(decompte))
    .join('|');
}

function extractCodes(dossier: string, mefs: Ligne[]): void {
  writeTable(
    'niveaux',
    ['niveau', 'interministeriel', 'court', 'libelle', 'rncp'],
    readTable(dossier, 'nomenclatures/nNiveauFormationDiplome_.csv')
      .filter((niveau) => NIVEAUX.has(champ(niveau, 'NIVEAU_FORMATION_DIPLOME')))
      .map((niveau) => [
        champ(niveau, 'NIVEAU_FORMATION_DIPLOME'),
        champ(niveau, 'NIVEAU_INTERMINISTERIEL'),
        champ(niveau, 'LIBELLE_COURT'),
        champ(niveau, 'LIBELLE_100'),
        champ(niveau, 'NIVEAU_QUALIFICATION_RNCP'),
      ])
      .sort(),
  );
  writeTable(
    'dispositifs',
    ['dispositif', 'niveau', 'court', 'libelle', 'ouverture', 'prefixes', 'mnemoniques'],
    readTable(dossier, 'nomenclatures/nDispositifFormation_.csv')
      .filter((dispositif) => DISPOSITIFS.has(champ(dispositif, 'DISPOSITIF_FORMATION')))
      .map((dispositif) => [
        champ(dispositif, 'DISPOSITIF_FORMATION'),
        champ(dispositif, 'NIVEAU_FORMATION_DIPLOME'),
        champ(dispositif, 'LIBELLE_COURT'),
        champ(dispositif, 'LIBELLE_LONG'),
        abregerDate(champ(dispositif, 'DATE_OUVERTURE'), '01/09'),
        describeAnnees(mefs, champ(dispositif, 'DISPOSITIF_FORMATION'), (mef) => champ(mef, 'MEF_STAT_11').slice(0, 6)),
        describeAnnees(
          mefs,
          champ(dispositif, 'DISPOSITIF_FORMATION'),
          (mef) => champ(mef, 'LIBELLE_LONG').split(' ')[0] ?? '',
        ),
      ])
      .sort(),
  );
}
