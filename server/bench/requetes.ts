import { gzipSync } from 'node:zlib';
import { appRouter } from '#server/app.ts';
import type { Db } from '#server/db/connection.ts';
import { loadFaits } from '#server/faits/service.ts';
import { createCallerFactory } from '#server/trpc.ts';
import { sumOffres } from '#shared/faits/agregation.ts';
import { selectOffres } from '#shared/faits/selection.ts';
import { filtresInsertion, formationsFilters } from '#shared/formations/filters.ts';
import { VISITEUR } from '#shared/permissions.ts';
import { formatKo, showMesure, time, timeMany } from './chrono.ts';

const weigh = (reponse: unknown): string => {
  const texte = JSON.stringify(reponse);
  return `${formatKo(Buffer.byteLength(texte))}, ${formatKo(gzipSync(texte).byteLength)} gzip`;
};

/** Requêtes de la page Formations : sur le serveur, et les mêmes sommes que le client fait sur place. */
export const measureRequetes = async (db: Db): Promise<void> => {
  const froid = await time(() => loadFaits(db, 0));
  const { faits, index } = loadFaits(db, 0);
  showMesure(
    'Faits de la France (base → colonnes, une fois par import)',
    { froid, p50: froid, p95: froid },
    weigh(faits),
  );

  const sum = (criteres: Record<string, unknown>) => () => {
    const filtres = formationsFilters.parse(criteres);
    const offres = selectOffres(faits, index, filtres);
    return sumOffres(faits, offres, (offre) => faits.offres.formation[offre] ?? -1);
  };
  showMesure('Formations de France, sommées', await timeMany(sum({})));
  showMesure('Formations d’une région, sommées', await timeMany(sum({ territoire: 'region:84' })));
  showMesure('Formations cherchées par deux mots', await timeMany(sum({ q: 'cuisine lyon' })));
  const offresRegion = () => selectOffres(faits, index, formationsFilters.parse({ territoire: 'region:84' }));
  showMesure('Offres d’une région', await timeMany(offresRegion), `${offresRegion().length} offres`);

  const appel = createCallerFactory(appRouter)({
    db,
    acteur: VISITEUR,
    requete: { ip: '127.0.0.1', origineSure: true },
    session: { jeton: null, poser: () => undefined, retirer: () => undefined },
  });
  const cle = faits.formations.cle[faits.offres.formation[0] ?? 0] ?? '';
  const fiche = () => appel.formations.get({ cle, territoire: 'departement:069', rentree: 0 });
  showMesure('Fiche d’une formation', await timeMany(fiche), weigh(await fiche()));
  const taux = () => appel.formations.tauxTerritoires(filtresInsertion.parse({}));
  showMesure('Taux d’insertion par région, toutes formations', await timeMany(taux), weigh(await taux()));
};
