import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getMoi } from '#server/auth/queries.ts';
import type { Db } from '#server/db/connection.ts';
import { listDemandes } from '#server/demandes/queries.ts';
import { findLibelles, listSources } from '#server/exports/queries.ts';
import { buildWorkbook, formatJour } from '#server/exports/workbook.ts';
import { COLONNES_DEMANDES } from '#shared/demandes/columns.ts';
import { demandesFilters, formatFiltres } from '#shared/demandes/filters.ts';
import { DomainError } from '#shared/errors.ts';
import { type Acteur, type Action, can } from '#shared/permissions.ts';

const TYPE_XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const DONNEES = {
  demonstration: 'Données de démonstration : établissements, effectifs, personnes et demandes sont fictifs.',
  officielle: 'Base alimentée par les fichiers officiels cités ci-dessous.',
} as const;

const refuse = (acteur: Acteur, action: Action): void => {
  if (!can(acteur, action)) throw new DomainError(acteur.id === null ? 'non_connecte' : 'action_interdite');
};

/** Classeur des demandes visibles de la personne, sous les mêmes filtres et dans le même ordre que la liste. */
const buildExportDemandes = (db: Db, acteur: Acteur, requete: unknown, produitLe: Date): Promise<Uint8Array> => {
  const filtres = demandesFilters.parse(requete);
  const { prenom, nom, libelleRole, origine } = getMoi(db, acteur);
  return buildWorkbook('Demandes', COLONNES_DEMANDES, listDemandes(db, acteur, filtres), {
    titre: 'Demandes d’évolution de la carte des formations',
    filtres: formatFiltres(filtres, findLibelles(db, filtres)),
    produitLe,
    produitPar: `${prenom} ${nom} (${libelleRole})`,
    donnees: DONNEES[origine],
    sources: listSources(db),
  });
};

/** Adresses d'export : un droit, les filtres de l'écran, un fichier. */
export const registerExports = (app: FastifyInstance, db: Db, readActeur: (req: FastifyRequest) => Acteur): void => {
  app.get('/exports/demandes.xlsx', async (req, reply) => {
    const acteur = readActeur(req);
    refuse(acteur, 'demande.exporter');
    const maintenant = new Date();
    const classeur = await buildExportDemandes(db, acteur, req.query, maintenant);
    return reply
      .type(TYPE_XLSX)
      .header('content-disposition', `attachment; filename="demandes-${formatJour(maintenant)}.xlsx"`)
      .header('cache-control', 'no-store')
      .send(classeur);
  });
};
