import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const getChemin = (relatif: string): string => fileURLToPath(new URL(`../${relatif}`, import.meta.url));

const environnement = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE: z.string().min(1).default(getChemin('donnees/pilotage.sqlite')),
  /** Adresses des mandataires dont X-Forwarded-For et X-Forwarded-Proto sont crus : « loopback », « 10.0.0.1 »… */
  MANDATAIRE: z.string().min(1).optional(),
});

export type Config = {
  port: number;
  host: string;
  base: string;
  /** Faux sans mandataire : les en-têtes X-Forwarded-* ne sont alors pas crus. */
  mandataire: string | false;
  /** Dossier du client construit par Vite ; peut manquer en développement. */
  client: string;
};

/** Lit l'environnement une fois ; une variable invalide arrête le démarrage avec son nom. */
export const loadConfig = (env: Record<string, string | undefined> = process.env): Config => {
  const lu = environnement.safeParse(env);
  if (!lu.success) {
    const details = lu.error.issues.map((i) => `${i.path.join('.')} (${env[String(i.path[0])] ?? 'vide'})`);
    throw new Error(`Variable d’environnement invalide : ${details.join(', ')}.`);
  }
  const { PORT, HOST, BASE, MANDATAIRE } = lu.data;
  return {
    port: PORT,
    host: HOST,
    base: BASE,
    mandataire: MANDATAIRE ?? false,
    client: getChemin('dist/client'),
  };
};
