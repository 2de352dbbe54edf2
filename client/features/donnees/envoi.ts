/** Refus d'un fichier déposé, dans les mots du serveur. */
const readRefus = async (reponse: Response): Promise<string> => {
  const corps = (await reponse.json().catch(() => ({}))) as { message?: string };
  return corps.message ?? 'Le serveur n’a pas accepté ce fichier.';
};

/** Envoie un fichier tel quel dans une version. Rend nul, ou la phrase du refus. */
export const sendFichier = async (version: number, fichier: File): Promise<string | null> => {
  try {
    const reponse = await fetch(`/donnees/depots?version=${version}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-nom-fichier': encodeURIComponent(fichier.name) },
      body: fichier,
    });
    return reponse.ok ? null : await readRefus(reponse);
  } catch {
    return 'Le serveur ne répond pas : redéposez ce fichier dans un instant.';
  }
};
