import { hash, verify } from '@node-rs/argon2';

/** argon2id aux paramètres minimaux de l'OWASP (Password Storage Cheat Sheet) : 19 Mio, 2 passes, 1 voie. */
const PARAMETRES = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Empreinte d'un mot de passe que personne ne connaît : le travail est le même quand le compte n'existe pas. */
const LEURRE = '$argon2id$v=19$m=19456,t=2,p=1$PY3EykU+kN2IjgknRN2XUg$dJWs/5SfRquSSEx11rNUna2Xb3R19PbC3GnMiHNMxaA';

/** Empreinte argon2id d'un mot de passe (algorithme par défaut de la bibliothèque), sel compris. */
export const hashPassword = (motDePasse: string): Promise<string> => hash(motDePasse, PARAMETRES);

/** Vérifie un mot de passe ; sans empreinte, fait le même travail et répond non. */
export const isPassword = async (empreinte: string | null, motDePasse: string): Promise<boolean> =>
  (await verify(empreinte ?? LEURRE, motDePasse)) && empreinte !== null;
