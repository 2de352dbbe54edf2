/** Une lignée suit une formation à travers ses rénovations : l'offre d'un lycée survit au changement de code. */
import { type Formation, loadDispositifs, type Mef, readTable } from './nomenclatures.ts';
import type { Prng } from './prng.ts';
import { type Filiere, findFiliere } from './profils.ts';

export interface Lignee {
  /** CFD et dispositif de la formation la plus récente. */
  cle: string;
  niveau: string;
  dispositif: string;
  duree: number;
  filiere: Filiere;
  recente: Mef;
  /** Première année commune (famille de métiers, BTS à options), s'il y en a une. */
  commune: Lignee | null;
  placesScolaires: number;
  placesApprentissage: number;
}

export interface Referentiel {
  formations: ReadonlyMap<string, Formation>;
  mefs: readonly Mef[];
  lignees: readonly Lignee[];
  /** MEF d'origine d'un MEF, dans le même dispositif ou dans celui que le certificat de spécialisation remplace. */
  anciens: ReadonlyMap<Mef, readonly Mef[]>;
}

const DISPOSITIF_REMPLACE = new Map([
  ['257', '253'],
  ['258', '253'],
]);
const DISPOSITIFS = loadDispositifs();

/** Ordre de grandeur de la nomenclature (voir `extract.ts`) rendu en nombre d'établissements. */
function effectifDe(diffusion: number): number {
  return diffusion === 0 ? 0 : 2 ** (diffusion - 1);
}

export function mefstat11(mef: Mef, annee: number): string {
  return mef.mefstats[mef.annees.indexOf(annee)] ?? '';
}

export function mef10(mef: Mef, annee: number): string {
  return `${mef.dispositif}${mef.cfd.slice(3)}${mef.duree}${annee}`;
}

export function mnemonique(mef: Mef, annee: number): string {
  return DISPOSITIFS.get(mef.dispositif)?.mnemoniques[annee - 1] ?? '';
}

function linkAnciens(formations: ReadonlyMap<string, Formation>, mefs: readonly Mef[]): Map<Mef, Mef[]> {
  const parCle = new Map(mefs.map((mef) => [`${mef.cfd}/${mef.dispositif}`, mef]));
  return new Map(
    mefs.map((mef) => {
      const formation = formations.get(mef.cfd);
      const cfds = new Set(formation?.anciens);
      for (const autre of formations.values()) if (autre.nouveaux.includes(mef.cfd)) cfds.add(autre.cfd);
      const anciens = [...cfds].flatMap((cfd) => {
        const remplace = DISPOSITIF_REMPLACE.get(mef.dispositif) ?? mef.dispositif;
        const ancien = parCle.get(`${cfd}/${mef.dispositif}`) ?? parCle.get(`${cfd}/${remplace}`);
        return ancien === undefined ? [] : [ancien];
      });
      return [mef, anciens];
    }),
  );
}

/** CFD de première année commune de chaque CFD de spécialité ou d'option. */
function linkCommunes(formations: ReadonlyMap<string, Formation>): Map<string, string> {
  const colonnes = ['groupe', 'type', 'court', 'libelle', 'edition', 'ouverture', 'formations'] as const;
  const communes = new Map<string, string>();
  for (const groupe of readTable('groupes-de-formations', colonnes)) {
    if (groupe.type === 'TG02') continue;
    const cfds = groupe.formations.split(' ').map((lien) => lien.slice(0, 8));
    const commune = cfds.find((cfd) => formations.get(cfd)?.nature === 'T');
    for (const cfd of cfds)
      if (commune !== undefined && formations.get(cfd)?.nature !== 'T') communes.set(cfd, commune);
  }
  return communes;
}

export function buildReferentiel(formations: ReadonlyMap<string, Formation>, mefs: readonly Mef[]): Referentiel {
  const anciens = linkAnciens(formations, mefs);
  const successeurs = new Map<Mef, number>();
  for (const liste of anciens.values())
    for (const ancien of liste) successeurs.set(ancien, (successeurs.get(ancien) ?? 0) + 1);
  const cumulate = (mef: Mef, diffusion: (mef: Mef) => number): number => {
    const heritage = (anciens.get(mef) ?? []).map((a) => cumulate(a, diffusion) / (successeurs.get(a) ?? 1));
    return Math.max(
      effectifDe(diffusion(mef)),
      heritage.reduce((somme, n) => somme + n, 0),
    );
  };
  const describe = (mef: Mef, commune: Lignee | null): Lignee => {
    const formation = formations.get(mef.cfd);
    if (formation === undefined) throw new Error(`MEF sans formation : ${mef.cfd}`);
    return {
      cle: `${mef.cfd}/${mef.dispositif}`,
      niveau: formation.niveau,
      dispositif: mef.dispositif,
      duree: mef.duree,
      filiere: findFiliere(formation.nsf, formation.libelle),
      recente: mef,
      commune,
      placesScolaires: cumulate(mef, (m) => m.diffusionScolaire),
      placesApprentissage: cumulate(mef, (m) => m.diffusionApprentissage),
    };
  };
  const communes = new Map<string, Lignee>();
  for (const mef of mefs)
    if (formations.get(mef.cfd)?.nature === 'T') communes.set(`${mef.cfd}/${mef.dispositif}`, describe(mef, null));
  const cfdCommun = linkCommunes(formations);
  const findCommune = (mef: Mef): Lignee | null =>
    communes.get(`${cfdCommun.get(mef.cfd) ?? ''}/${mef.dispositif}`) ??
    (anciens.get(mef) ?? []).map(findCommune).find((commune) => commune !== null) ??
    null;
  const lignees = mefs
    .filter((mef) => !successeurs.has(mef) && formations.get(mef.cfd)?.nature !== 'T')
    .map((mef) => describe(mef, findCommune(mef)));
  return { formations, mefs, lignees, anciens };
}

/** De la plus récente à la plus ancienne ; après une fusion, un lycée ne vient que d'une des anciennes formations. */
export function chooseChaine(referentiel: Referentiel, lignee: Lignee, prng: Prng): Mef[] {
  const chaine: Mef[] = [];
  for (let mef: Mef | undefined = lignee.recente; mef !== undefined; ) {
    chaine.push(mef);
    const [premier, ...suivants]: readonly Mef[] = referentiel.anciens.get(mef) ?? [];
    mef = premier === undefined ? undefined : prng.pick([premier, ...suivants]);
  }
  return chaine;
}

/** Le MEF en vigueur dans une lignée pour une année de formation, à une rentrée donnée. */
export function findMef(chaine: readonly Mef[], annee: number, rentree: number): Mef | undefined {
  return chaine.find((mef) => {
    const rang = mef.annees.indexOf(annee);
    if (rang < 0) return false;
    const ouverture = Number((mef.ouvertures[rang] ?? '').slice(-4));
    const fermeture = mef.fermetures[rang] ?? '';
    return ouverture <= rentree && (fermeture === '' || rentree < Number(fermeture.slice(-4)));
  });
}
