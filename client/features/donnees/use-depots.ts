import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '#client/app/trpc.ts';
import { sendFichier } from './envoi.ts';

export type Envoi = { nom: string; etat: 'attente' | 'envoi' | 'refus'; phrase: string };

/** Fichiers en cours d'envoi, un à la fois, et ceux que le serveur a refusés ; les autres sont dans la version. */
export const useDepots = (version: number) => {
  const client = useQueryClient();
  const [envois, setEnvois] = useState<readonly Envoi[]>([]);
  const setEnvoi = (nom: string, envoi: Envoi | null) =>
    setEnvois((avant) => avant.flatMap((e) => (e.nom === nom ? (envoi ?? []) : e)));
  const depose = async (fichiers: readonly File[]): Promise<void> => {
    const noms = new Set(fichiers.map(({ name }) => name));
    const nouveaux = fichiers.map(({ name }): Envoi => ({ nom: name, etat: 'attente', phrase: '' }));
    setEnvois((avant) => [...avant.filter(({ nom }) => !noms.has(nom)), ...nouveaux]);
    for (const fichier of fichiers) {
      setEnvoi(fichier.name, { nom: fichier.name, etat: 'envoi', phrase: '' });
      const refus = await sendFichier(version, fichier);
      setEnvoi(fichier.name, refus === null ? null : { nom: fichier.name, etat: 'refus', phrase: refus });
      await client.invalidateQueries(trpc.donnees.version.queryFilter({ id: version }));
    }
  };
  const forget = (nom: string) => setEnvoi(nom, null);
  return { envois, depose, forget };
};
