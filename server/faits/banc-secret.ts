import fc from 'fast-check';
import type { Db } from '#server/db/connection.ts';
import { buildAutreMonde } from '#shared/faits/banc.ts';
import type { Faits } from '#shared/faits/faits.ts';
import type { LigneSortie } from '#shared/faits/insertion.ts';
import { CODES_TAUX_SORTIE } from '#shared/indicateurs/catalogue.ts';
import { buildApi } from './banc-officiel.ts';
import { CHAMPS_SORTIE } from './queries.ts';

/**
 * Adresses publiques qui touchent à l'insertion : toute adresse nouvelle s'ajoute ici, l'essai des deux mondes la
 * relit. Chaque entrée est tirée au hasard parmi ce qu'un visiteur peut demander.
 */
type Tirage = { cles: readonly string[]; regions: readonly string[]; niveaux: readonly string[] };

const demandes = ({ cles, regions, niveaux }: Tirage): fc.Arbitrary<[procedure: string, entree: unknown]> => {
  const cle = fc.constantFrom(...cles);
  const territoire = fc.constantFrom('', ...regions.map((code) => `region:${code}`));
  const filtres = fc.record({
    niveau: fc.subarray([...niveaux]),
    domaine: fc.subarray(['20', '21', '22', '23', '25', '31', '33', '34'], { maxLength: 2 }),
    voie: fc.constantFrom('', 'scolaire', 'apprentissage'),
    q: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: cle.map((c) => c.slice(0, 6)) }),
    communes: fc.boolean(),
    ouverture: fc.constantFrom('entree', 'ouverts', 'tous'),
    rentree: fc.constantFrom(0, 2022, 2023, 2024),
  });
  return fc.oneof(
    filtres.map((f): [string, unknown] => ['formations.tauxTerritoires', { ...f, formation: '' }]),
    fc
      .tuple(cle, territoire)
      .map(([c, t]): [string, unknown] => ['formations.get', { cle: c, territoire: t, rentree: 0 }]),
    fc
      .tuple(fc.array(cle, { minLength: 1, maxLength: 5 }), fc.constantFrom('', ...regions))
      .map(([retenues, region]): [string, unknown] => [
        'formations.trajectoires',
        { cles: [...new Set(retenues)], region, rentree: 0 },
      ]),
    fc
      .tuple(fc.constantFrom(...regions), fc.constantFrom('fermeture', 'ouverture'))
      .map(([region, nature]): [string, unknown] => [
        'reperage.list',
        { nature, filtres: { territoire: `region:${region}` } },
      ]),
    fc
      .tuple(cle, territoire, fc.constantFrom(...CODES_TAUX_SORTIE))
      .map(([formation, t, code]): [string, unknown] => ['explications.get', { code, formation, territoire: t }]),
    fc
      .tuple(filtres, territoire, fc.constantFrom(...CODES_TAUX_SORTIE))
      .map(([f, t, code]): [string, unknown] => ['explications.get', { ...f, code, territoire: t }]),
  );
};

const readTirage = (faits: Faits): Tirage => ({
  cles: faits.formations.cle,
  regions: faits.regions.map((r) => r.code),
  niveaux: faits.niveaux.map((n) => n.code),
});

type LigneIdentifiee = LigneSortie & { rowid: number; millesime: string };

/** Remplace en base les comptes des cellules secrètes par ceux d'un autre monde possible. Rend le nombre de changées. */
const changeMonde = (db: Db): number => {
  const lignes = db.$client
    .prepare(`select rowid, millesime, ${CHAMPS_SORTIE} from sorties`)
    .all() as LigneIdentifiee[];
  const update = db.$client.prepare('update sorties set emploi6_mois = ? where rowid = ?');
  let changees = 0;
  for (const millesime of new Set(lignes.map((l) => l.millesime))) {
    const avant = lignes.filter((l) => l.millesime === millesime);
    for (const [rang, ligne] of buildAutreMonde(avant).entries()) {
      if (ligne.emploi6Mois === avant[rang]?.emploi6Mois) continue;
      update.run(ligne.emploi6Mois, ligne.rowid);
      changees += 1;
    }
  }
  // Une autre version : le serveur relit la base ; l'essai ne compare pas ce numéro.
  db.$client
    .prepare(
      `insert into proprietes (cle, valeur) values ('version', 'autre') on conflict do update set valeur = 'autre'`,
    )
    .run();
  return changees;
};

const sansVersion = (texte: string): string => texte.replace(/"(version|versionDonnees)":"[^"]*"/g, '"$1":""');

/**
 * Relit `nombre` adresses tirées au hasard, change les cellules secrètes de la base, puis les relit : rend celles
 * dont la réponse a changé, à l'octet près. Vide : rien de ce qui sort ne dépend d'une cellule secrète.
 */
export const compareMondes = async (
  db: Db,
  nombre: number,
): Promise<{ fuites: string[]; changees: number; relues: number }> => {
  const api = buildApi(db);
  const faits = (await api.lire('/donnees/offres.json')) as Faits;
  const tirees = fc.sample(demandes(readTirage(faits)), { seed: 7, numRuns: nombre });
  const adresses = [
    ...[0, ...faits.rentrees].map((rentree) => `/donnees/offres.json?rentree=${rentree}`),
    ...tirees.map(([procedure, entree]) => `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(entree))}`),
  ];
  const relire = async (): Promise<string[]> => {
    const textes: string[] = [];
    for (const adresse of adresses) textes.push(sansVersion(await api.lireTexte(adresse)));
    return textes;
  };
  const avant = await relire();
  const changees = changeMonde(db);
  const apres = await relire();
  return {
    fuites: adresses.filter((_, i) => avant[i] !== apres[i]).map(decodeURIComponent),
    changees,
    relues: adresses.length,
  };
};
