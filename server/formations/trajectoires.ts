import type { Db } from '#server/db/connection.ts';
import { buildInsertion, FRANCE, type Insertion, type InsertionServeur } from '#server/faits/insertion.ts';
import { listMillesimes, listSorties } from '#server/faits/queries.ts';
import { type FaitsServeur, formatCle, loadFaits } from '#server/faits/service.ts';
import { DomainError } from '#shared/errors.ts';
import { formatClasse, hasComptesMontrables } from '#shared/faits/diffusion.ts';
import type { Valeur } from '#shared/indicateurs/absence.ts';

/** Formations dont une seule demande peut retracer le trajet. */
export const MAX_TRAJECTOIRES = 30;

/** Combien de jeunes un taux décrit : le compte s'il peut être montré, toujours sa classe. */
export type Jeunes = { compte: number | null; classe: string };

/** Une formation à un millésime, telle qu'elle peut quitter le serveur. */
export type Etape = {
  millesime: string;
  emploi: Valeur;
  poursuite: Valeur;
  /** Nuls quand le taux manque. */
  jeunes: { emploi: Jeunes | null; poursuite: Jeunes | null };
} & Pick<Insertion, 'intervalles' | 'position' | 'stabilite' | 'sansPerspectives' | 'continuum'>;

/** Moyennes d'un niveau de diplôme à un millésime : les axes du quadrant de cette année-là. */
export type AxesMillesime = { niveau: string; millesime: string; emploi: Valeur; poursuite: Valeur };

/** Insertion de chaque millésime, calculée une fois par version des données et des seuils. */
const caches = new WeakMap<FaitsServeur, Map<string, InsertionServeur>>();

const loadInsertion = (db: Db, millesime: string): InsertionServeur => {
  const serveur = loadFaits(db, 0);
  if (serveur.faits.periode.millesime === millesime) return serveur.insertion;
  const cache = caches.get(serveur) ?? new Map<string, InsertionServeur>();
  caches.set(serveur, cache);
  const connue = cache.get(millesime);
  if (connue) return connue;
  const sorties = listSorties(db.$client, millesime);
  const insertion = buildInsertion(serveur.formations, sorties, millesime, serveur.faits.parametres);
  cache.set(millesime, insertion);
  return insertion;
};

const buildEtape = (insertion: InsertionServeur, millesime: string, id: number, region: string): Etape => {
  const { taux, ...reste } = insertion.get(id, region);
  const sommes = insertion.getSommes(id, region);
  const montrables = hasComptesMontrables(insertion.getLignes(id, region));
  const countJeunes = (code: 'emploi' | 'poursuite'): Jeunes | null => {
    if (taux[code].motif !== null) return null;
    const { denominateur } = sommes[code];
    return { compte: montrables ? denominateur : null, classe: formatClasse(denominateur) };
  };
  return {
    millesime,
    emploi: taux.emploi,
    poursuite: taux.poursuite,
    jeunes: { emploi: countJeunes('emploi'), poursuite: countJeunes('poursuite') },
    ...reste,
  };
};

/**
 * Trajet de formations dans le quadrant d'une région (vide pour la France), du plus ancien millésime à celui de la
 * rentrée choisie, et les axes de leurs niveaux à chaque millésime. Tout passe par le moteur de secret. Lève
 * `formation_introuvable` ou `territoire_introuvable`.
 */
export const listTrajectoires = (
  db: Db,
  { cles, region, rentree }: { cles: readonly string[]; region: string; rentree: number },
) =>
  db.$client
    .transaction(() => {
      const { faits, formations } = loadFaits(db, rentree);
      if (region !== FRANCE && !faits.regions.some((r) => r.code === region))
        throw new DomainError('territoire_introuvable');
      const parCle = new Map(formations.map((f) => [formatCle(f), f]));
      const retenues = cles.map((cle) => {
        const formation = parCle.get(cle);
        if (!formation) throw new DomainError('formation_introuvable');
        return { cle, id: formation.id, niveau: formation.niveau };
      });
      const dernier = faits.periode.millesime ?? '';
      const insertions = listMillesimes(db.$client)
        .filter((millesime) => millesime <= dernier)
        .reverse()
        .map((millesime) => ({ millesime, insertion: loadInsertion(db, millesime) }));
      const niveaux = [...new Set(retenues.map((f) => f.niveau))];
      return {
        trajectoires: retenues.map(({ cle, id }) => ({
          cle,
          etapes: insertions.map(({ millesime, insertion }) => buildEtape(insertion, millesime, id, region)),
        })),
        axes: niveaux.flatMap((niveau) =>
          insertions.map(({ millesime, insertion }): AxesMillesime => {
            const { emploi, poursuite } = insertion.getMoyenne(niveau, region).diffuses;
            return { niveau, millesime, emploi, poursuite };
          }),
        ),
      };
    })
    .deferred();
