import { defineConfig } from 'drizzle-kit';

/** `SCHEMA=saisie` ou `SCHEMA=donnees`, puis `npx drizzle-kit generate --name …` : deux bases, deux historiques. */
const schema = process.env.SCHEMA;
if (schema !== 'saisie' && schema !== 'donnees') throw new Error('SCHEMA=saisie ou SCHEMA=donnees est attendu.');

export default defineConfig({
  dialect: 'sqlite',
  schema: `./server/db/schema/${schema}.ts`,
  out: `./migrations/${schema}`,
  casing: 'snake_case',
});
