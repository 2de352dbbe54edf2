import type { Db } from './sqlite.ts';

/** Refuse, avant d'y écrire quoi que ce soit, une base où données officielles et saisie sont mêlées. */
export const refuseBaseMelee = ({ $client }: Db, fichier: string): void => {
  if ($client.memory) return;
  const melee = $client.prepare(`select 1 from sqlite_master where type = 'table' and name = 'fichiers'`).get();
  if (melee === undefined) return;
  throw new Error(
    `La base ${fichier} vient d’une version précédente de l’application, qui y mêlait données officielles et saisie : elle n’est pas convertie, et n’a pas été modifiée. Donnez une autre base (BASE=… ou --base), rechargez les fichiers officiels (npm run import) et recréez les comptes (npm run compte).`,
  );
};
