import { and, asc, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { answerContestation, createContestation } from '#server/contestations/service.ts';
import type { Db } from '#server/db/connection.ts';
import { contestations } from '#server/db/schema/contestations.ts';
import { entrees, etablissements, formations, offres } from '#server/db/schema/derive.ts';
import { signaux } from '#server/db/schema/reperage.ts';
import { getListe } from '#server/reperage/liste.ts';
import { answerSignal, createSignal } from '#server/reperage/signaux.ts';
import { saveSuivi } from '#server/suivis-locaux/service.ts';
import { formatNombre } from '#shared/format.ts';
import { reperageFilters } from '#shared/reperage/filters.ts';
import { getJour, reglages, type SaisieReponse } from '#shared/reperage/signal.ts';
import { findActeur, getActeur, REGION_DEMO } from './comptes.ts';

const JOUR_MS = 86_400_000;
const addJours = (date: Date, jours: number): Date => new Date(date.getTime() + jours * JOUR_MS);

type SignalDemo = {
  question: string;
  /** Jours depuis aujourd'hui. */
  emis: number;
  echeance: number;
  reponse?: Omit<SaisieReponse, 'id'> & { le: number };
};

/** Un signal répondu, un dont l'échéance est passée, un attendu. */
const SIGNAUX: readonly SignalDemo[] = [
  {
    question: 'La section perd des élèves et ses sortants s’insèrent mal : quelle suite la région envisage-t-elle ?',
    ...{ emis: -60, echeance: 30 },
    reponse: {
      le: -14,
      reponse: 'etude_en_cours',
      explication: 'Une mutualisation des plateaux avec le lycée voisin est à l’étude pour la prochaine carte.',
    },
  },
  {
    question: 'Les places restent vacantes depuis plusieurs rentrées : un maintien est-il justifié ?',
    ...{ emis: -120, echeance: -30 },
  },
  {
    question: 'Une évolution vers un diplôme plus demandé est-elle envisageable dans cet établissement ?',
    ...{ emis: -3, echeance: 60 },
  },
];

/** Signaux de l'administration centrale sur les premières fermetures à examiner de la région ; rend leur nombre. */
const seedSignaux = (db: Db, maintenant: Date): number => {
  const acteur = getActeur(db, 'pilote');
  const filtres = reperageFilters.parse({ territoire: `region:${REGION_DEMO}` });
  const { lignes } = getListe(db, acteur, 'fermeture', filtres);
  const poses = lignes.slice(0, SIGNAUX.length);
  for (const [i, { formation, lieu }] of poses.entries()) {
    const signal = SIGNAUX[i];
    if (signal === undefined) continue;
    const { id } = createSignal(
      { db, acteur, maintenant: addJours(maintenant, signal.emis) },
      {
        ...{ nature: 'fermeture', formation, lieu, question: signal.question },
        echeance: getJour(addJours(maintenant, signal.echeance)),
        reglages: reglages.parse(filtres),
      },
    );
    if (signal.reponse === undefined) continue;
    const { le, ...saisie } = signal.reponse;
    const ecriture = { db, acteur: getActeur(db, 'gestionnaire'), maintenant: addJours(maintenant, le) };
    answerSignal(ecriture, { id, ...saisie });
  }
  return poses.length;
};

const INSCRITS = 24;

/** Offres du chef d'établissement, à l'effectif connu et assez grand pour ne désigner personne, la plus récente d'abord. */
const listOffres = (db: Db, uais: readonly string[]) =>
  db
    .select({
      uai: etablissements.uai,
      ...{ cfd: formations.cfd, dispositif: formations.dispositif, voie: formations.voie },
      ...{ rentree: entrees.rentree, effectif: entrees.effectifEntree },
    })
    .from(entrees)
    .innerJoin(offres, eq(offres.id, entrees.offreId))
    .innerJoin(etablissements, eq(etablissements.id, offres.etablissementId))
    .innerJoin(formations, eq(formations.id, offres.formationId))
    .where(
      and(inArray(etablissements.uai, [...uais]), isNotNull(entrees.effectifEntree), gte(entrees.effectifEntree, 12)),
    )
    .orderBy(desc(entrees.rentree), asc(etablissements.uai), asc(formations.cfd), asc(formations.dispositif))
    .limit(2)
    .all()
    .map(({ cfd, dispositif, voie, ...offre }) => ({ ...offre, formation: `${cfd}.${dispositif}.${voie}` }));
type OffreSuivie = ReturnType<typeof listOffres>[number];

const MESSAGES = [
  'Deux élèves arrivés après la Toussaint manquent : le constat est daté d’octobre.',
  'La classe a été dédoublée en septembre, l’effectif affiché est celui d’un seul groupe.',
] as const;

/** Chiffres que conteste le chef d'établissement ; la région répond au premier. Rend leur nombre. */
const seedContestations = (db: Db, maintenant: Date, suivies: readonly OffreSuivie[]): number => {
  for (const [i, { effectif, ...cle }] of suivies.entries()) {
    const { id } = createContestation(
      { db, acteur: getActeur(db, 'perdir'), maintenant: addJours(maintenant, -20 + 8 * i) },
      {
        ...{ ...cle, indicateur: 'effectif', territoire: '' },
        affiche: formatNombre(effectif ?? 0),
        message: MESSAGES[i] ?? MESSAGES[0],
      },
    );
    if (i > 0) continue;
    answerContestation(
      { db, acteur: getActeur(db, 'admin.region'), maintenant: addJours(maintenant, -6) },
      { id, reponse: 'Le constat d’octobre fait foi pour cette rentrée ; les arrivées compteront à la suivante.' },
    );
  }
  return suivies.length;
};

/** Suivi des sortants que le chef d'établissement tient pour une de ses offres ; rend 0 s'il n'en a pas. */
const seedSuivi = (db: Db, maintenant: Date, suivie: OffreSuivie | undefined): number => {
  if (suivie === undefined) return 0;
  saveSuivi(
    { db, acteur: getActeur(db, 'perdir'), maintenant: addJours(maintenant, -10) },
    {
      ...{ uai: suivie.uai, formation: suivie.formation, annee: addJours(maintenant, -10).getFullYear() - 1 },
      ...{ inscrits: INSCRITS, poursuite: 10, emploi6Mois: 9, inconnus: 3 },
      methode: 'Appels téléphoniques en décembre, puis relance par les professeurs principaux.',
      remplace: null,
    },
  );
  return 1;
};

export type Echanges = { signaux: number; contestations: number; suivis: number };
const RIEN: Echanges = { signaux: 0, contestations: 0, suivis: 0 };

/**
 * Échanges de démonstration, joués par les services au nom des comptes ; rend leurs nombres. Une base sans les comptes,
 * ou qui porte déjà des échanges, n'est pas touchée ; sans résultat à signaler ni offre suivie, rien n'est semé.
 */
export const seedEchanges = (db: Db, maintenant: Date): Echanges => {
  const perdir = findActeur(db, 'perdir');
  const isDeja = [signaux, contestations].some(
    (table) => db.select({ id: table.id }).from(table).limit(1).get() !== undefined,
  );
  if (perdir === null || isDeja) return RIEN;
  return db.transaction(
    () => {
      const suivies = listOffres(db, perdir.uais ?? []);
      return {
        signaux: seedSignaux(db, maintenant),
        contestations: seedContestations(db, maintenant, suivies),
        suivis: seedSuivi(db, maintenant, suivies[0]),
      };
    },
    { behavior: 'immediate' },
  );
};
