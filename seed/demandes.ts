import { createHash } from 'node:crypto';
import { and, asc, count, eq, isNull, max, ne } from 'drizzle-orm';
import type { Db } from '#server/db/connection.ts';
import { demandes } from '#server/db/schema/demandes.ts';
import { entrees, etablissements, formations, offres } from '#server/db/schema/derive.ts';
import { applyTransition, createDemande, type Ecrite } from '#server/demandes/service.ts';
import { NOMS_TYPES, type SaisieDemande, type TypeDemande } from '#shared/demandes/demande.ts';
import { NOMS_STATUTS, type Statut } from '#shared/demandes/workflow.ts';
import { getActeur, REGION_DEMO } from './comptes.ts';
import { buildSaisie, type NomActeur, type Offre, PARCOURS } from './demandes-parcours.ts';

const JOUR_MS = 86_400_000;
const AUTRES_REGIONS = ['11', '28', '32', '76', '93'];

const formatCle = (uai: string, { cfd, dispositif }: Pick<Offre, 'cfd' | 'dispositif'>): string =>
  `${uai} ${cfd} ${dispositif}`;

/** Offres scolaires d'une région, ouvertes, à la capacité connue à la dernière rentrée, par UAI. */
const listOffres = (db: Db, rentree: number, region: string): Offre[] =>
  db
    .select({
      uai: etablissements.uai,
      cfd: formations.cfd,
      dispositif: formations.dispositif,
      capacite: entrees.capacite,
    })
    .from(entrees)
    .innerJoin(offres, eq(offres.id, entrees.offreId))
    .innerJoin(etablissements, eq(etablissements.id, offres.etablissementId))
    .innerJoin(formations, eq(formations.id, offres.formationId))
    .where(
      and(
        eq(entrees.rentree, rentree),
        eq(formations.voie, 'scolaire'),
        ne(formations.type, 'commune'),
        isNull(formations.dateFermeture),
        eq(etablissements.region, region),
      ),
    )
    .orderBy(asc(etablissements.uai), asc(formations.cfd), asc(formations.dispositif))
    .all()
    .flatMap(({ capacite, ...offre }) => (capacite !== null && capacite >= 12 ? [{ ...offre, capacite }] : []));

/** Couples établissement × formation déjà offerts, pour qu'une ouverture en soit vraiment une. */
const listOfferts = (db: Db): Set<string> =>
  new Set(
    db
      .select({ uai: etablissements.uai, cfd: formations.cfd, dispositif: formations.dispositif })
      .from(offres)
      .innerJoin(etablissements, eq(etablissements.id, offres.etablissementId))
      .innerJoin(formations, eq(formations.id, offres.formationId))
      .all()
      .map((offre) => formatCle(offre.uai, offre)),
  );

/** `uais` limite le lot à des établissements ; sinon toute la région. */
type Lot = {
  nombre: number;
  region: string;
  uais?: readonly string[];
  auteur: NomActeur;
  instructeur: NomActeur;
  decideur: NomActeur;
};

const listLots = (db: Db): Lot[] => [
  {
    nombre: 12,
    region: REGION_DEMO,
    uais: getActeur(db, 'perdir').uais,
    auteur: 'perdir',
    instructeur: 'gestionnaire',
    decideur: 'pilote.region',
  },
  {
    nombre: 33,
    region: REGION_DEMO,
    auteur: 'gestionnaire',
    instructeur: 'gestionnaire',
    decideur: 'pilote.region',
  },
  ...AUTRES_REGIONS.map((region): Lot => {
    return { nombre: 3, region, auteur: 'admin', instructeur: 'admin', decideur: 'admin' };
  }),
];

/** Crée une demande et la mène à son statut, par le service et au nom des comptes : son journal dit vrai. */
const playDemande = (db: Db, lot: Lot, saisie: SaisieDemande, statut: Statut, rang: number): void => {
  const numero = createHash('sha256')
    .update(`demande de démonstration ${rang}`)
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
  const debut = Date.UTC(saisie.rentree - 1, 1, 2, 8 + (rang % 9), (rang * 7) % 60) + rang * 3 * JOUR_MS;
  const isIncomplete = statut === 'brouillon' && rang % 2 === 0;
  let ecrite: Ecrite = createDemande(
    { db, acteur: getActeur(db, lot.auteur), maintenant: new Date(debut), tirerNumero: () => numero },
    isIncomplete ? { ...saisie, capaciteScolaire: null, motifs: [], autreMotif: '' } : saisie,
  );
  for (const [i, { transition, motif = '', par }] of PARCOURS[statut].entries()) {
    const maintenant = new Date(debut + (i + 1) * 6 * JOUR_MS + i * 3_600_000);
    ecrite = applyTransition({ db, acteur: getActeur(db, lot[par]), maintenant }, { ...ecrite, transition, motif });
  }
};

const rotate = <T>(liste: readonly T[], depart: number): T[] => [...liste.slice(depart), ...liste.slice(0, depart)];

type Reserve = { pris: Set<string>; offerts: Set<string> };

/** Offre visée : la première encore libre après `depart` ; pour ouvrir, une formation de la région absente du lieu. */
const pickCible = (liste: Offre[], region: Offre[], depart: number, type: TypeDemande, { pris, offerts }: Reserve) => {
  const suite = rotate(liste, depart);
  if (type !== 'ouverture') return suite.find((offre) => !pris.has(formatCle(offre.uai, offre)));
  const uai = suite[0]?.uai ?? '';
  const candidates = rotate(region, Math.floor(region.length / 2) + depart);
  const absente = candidates.find((o) => !offerts.has(formatCle(uai, o)) && !pris.has(formatCle(uai, o)));
  return absente && { ...absente, uai };
};

/** Joue un lot et rend le nombre de demandes créées ; `rang` numérote les demandes d'un bout à l'autre. */
const playLot = (db: Db, lot: Lot, rentree: number, rang: number, reserve: Reserve): number => {
  const region = listOffres(db, rentree, lot.region);
  const liste = region.filter(({ uai }) => lot.uais?.includes(uai) ?? true);
  let creees = 0;
  for (let i = 0; i < lot.nombre; i += 1) {
    const statut = NOMS_STATUTS[(rang + i) % NOMS_STATUTS.length] ?? 'brouillon';
    const type = NOMS_TYPES[(rang + i) % NOMS_TYPES.length] ?? 'ouverture';
    const cible = pickCible(liste, region, Math.floor((i * liste.length) / lot.nombre), type, reserve);
    if (cible === undefined) continue;
    reserve.pris.add(formatCle(cible.uai, cible));
    playDemande(db, lot, buildSaisie(cible, type, rentree + 2, rang + i), statut, rang + i);
    creees += 1;
  }
  return creees;
};

/**
 * Demandes de démonstration, dans chaque statut et chaque type ; rend leur nombre. À appeler après l'import, le
 * calcul des tables dérivées et `seedComptes`. Une base qui porte déjà des demandes n'est pas touchée.
 */
export const seedDemandes = (db: Db): number => {
  const deja = db.select({ nombre: count() }).from(demandes).get()?.nombre ?? 0;
  const rentree =
    db
      .select({ rentree: max(entrees.rentree) })
      .from(entrees)
      .get()?.rentree ?? null;
  if (deja > 0 || rentree === null) return 0;
  const reserve = { pris: new Set<string>(), offerts: listOfferts(db) };
  let [rang, creees] = [0, 0];
  // Une seule transaction : tout le semis ou rien, et une seule attente du disque.
  db.transaction(
    () => {
      for (const lot of listLots(db)) {
        creees += playLot(db, lot, rentree, rang, reserve);
        rang += lot.nombre;
      }
    },
    { behavior: 'immediate' },
  );
  return creees;
};
