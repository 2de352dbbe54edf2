import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hashPassword } from '#server/auth/password.ts';
import { saveCompte } from '#server/auth/service.ts';
import { loadConfig } from '#server/config.ts';
import { openDb } from '#server/db/connection.ts';
import { NOMS_ROLES, PERMISSIONS, ROLES } from '#shared/permissions.ts';

const MODE_D_EMPLOI = `Crée un compte, ou remplace celui de la même adresse.

  npm run compte -- --email prenom.nom@exemple.fr --prenom Prénom --nom Nom --role gestionnaire_region --region 84
  npm run compte -- --email … --prenom … --nom … --role perdir --region 84 --uai 0690001A,0690002B

Rôles : ${NOMS_ROLES.filter((r) => r !== 'anonyme').join(', ')}.
Le mot de passe est lu dans MOT_DE_PASSE, sinon demandé. La base est celle de BASE.`;

const LONGUEUR_MINIMALE = 12;

/** Portée de lecture d'un rôle : elle dit s'il lui faut une région ou des établissements. */
const getPorteeLecture = (role: string) => (PERMISSIONS['demande.lire'] as Record<string, string>)[role];

const saisie = z
  .object({
    email: z.email('L’adresse électronique n’est pas valide.'),
    prenom: z.string('Le prénom manque (--prenom).').min(1),
    nom: z.string('Le nom manque (--nom).').min(1),
    role: z.enum(
      NOMS_ROLES as [keyof typeof ROLES, ...(keyof typeof ROLES)[]],
      'Le rôle manque ou est inconnu (--role).',
    ),
    fonction: z.string().optional(),
    region: z
      .string()
      .regex(/^\d{2}$/, 'La région est un code INSEE à deux chiffres (--region 84).')
      .optional(),
    uai: z
      .string()
      .regex(/^\d{7}[A-Z](,\d{7}[A-Z])*$/, 'Les UAI s’écrivent 0690001A,0690002B.')
      .optional(),
  })
  .refine((s) => s.role !== 'anonyme', 'Le visiteur n’a pas de compte.')
  .refine((s) => getPorteeLecture(s.role) !== 'region' || s.region, 'Ce rôle demande une région (--region).')
  .refine((s) => getPorteeLecture(s.role) !== 'etablissement' || s.uai, 'Ce rôle demande au moins un UAI (--uai).');

/** Avale l'écho de la saisie : un mot de passe ne s'affiche pas. */
const MUET = new Writable({ write: (_morceau, _codage, fini) => fini() });

const askMotDePasse = async (): Promise<string> => {
  if (process.env.MOT_DE_PASSE) return process.env.MOT_DE_PASSE;
  process.stdout.write('Mot de passe (il ne s’affiche pas) : ');
  const lecteur = createInterface({ input: process.stdin, output: MUET, terminal: process.stdin.isTTY });
  lecteur.on('SIGINT', () => process.exit(130));
  const lu = await lecteur.question('');
  lecteur.close();
  process.stdout.write('\n');
  return lu;
};

const stop = (phrase: string): never => {
  console.error(`${phrase}\n\n${MODE_D_EMPLOI}`);
  process.exit(1);
};

const chaine = { type: 'string' } as const;
const { values } = parseArgs({
  options: { email: chaine, prenom: chaine, nom: chaine, role: chaine, fonction: chaine, region: chaine, uai: chaine },
});
const lu = saisie.safeParse(values);
if (!lu.success) stop(lu.error.issues.map((i) => i.message).join('\n'));
else {
  const { email, prenom, nom, role, fonction, region, uai } = lu.data;
  const motDePasse = await askMotDePasse();
  if (motDePasse.length < LONGUEUR_MINIMALE) stop(`Le mot de passe compte au moins ${LONGUEUR_MINIMALE} caractères.`);
  const db = openDb(loadConfig().base);
  const uais = uai?.split(',') ?? [];
  const compte = { email, prenom, nom, role, fonction: fonction ?? ROLES[role], region: region ?? null, uais };
  saveCompte(db, compte, await hashPassword(motDePasse));
  db.$client.close();
  console.log(`Compte ${email} enregistré : ${ROLES[role]}.`);
}
