import { useEffect, useEffectEvent, useState } from 'react';

type Champ<T> = {
  /** Valeur en vigueur, souvent celle de l'adresse : elle ne suit un envoi qu'après coup. */
  valeur: T;
  format: (valeur: T) => string;
  /** Rend undefined si le texte ne se lit pas : rien ne part. */
  parse: (texte: string) => T | undefined;
  onSend: (valeur: T) => void;
  delai: number;
};

/**
 * Texte d'un champ, envoyé après une courte pause de frappe. Un envoi qui revient ne touche pas à ce qui se tape ; une
 * valeur venue d'ailleurs (retour, effacement) remplace le texte. Ce qui attend part à la disparition du champ, sauf si
 * l'on a quitté la page.
 */
export const useTexteDiffere = <T>({ valeur, format, parse, onSend, delai }: Champ<T>) => {
  const [texte, setTexte] = useState(() => format(valeur));
  const [connue, setConnue] = useState(valeur);
  const [envois, setEnvois] = useState<readonly T[]>([]);
  const [attente, setAttente] = useState<{ valeur: T; page: string } | null>(null);
  if (!Object.is(valeur, connue)) {
    const rang = envois.indexOf(valeur);
    setConnue(valeur);
    setEnvois(rang < 0 ? [] : envois.slice(rang + 1));
    if (rang < 0) {
      setTexte(format(valeur));
      setAttente(null);
    }
  }
  const send = (suivante: T): void => {
    setAttente(null);
    const visee = envois.length > 0 ? envois[envois.length - 1] : valeur;
    if (Object.is(suivante, visee)) return;
    setEnvois([...envois, suivante]);
    onSend(suivante);
  };
  const flush = (): void => {
    if (attente?.page === window.location.pathname) send(attente.valeur);
    else setAttente(null);
  };
  const onPause = useEffectEvent(flush);
  useEffect(() => {
    if (!attente) return;
    const pause = setTimeout(() => onPause(), delai);
    return () => clearTimeout(pause);
  }, [attente, delai]);
  useEffect(() => () => onPause(), []);
  const type = (suivant: string): void => {
    const lue = parse(suivant);
    setTexte(suivant);
    setAttente(lue === undefined ? null : { valeur: lue, page: window.location.pathname });
  };
  /** Pose une valeur dans le champ et l'envoie sans attendre. */
  const choose = (suivante: T): void => {
    setTexte(format(suivante));
    send(suivante);
  };
  /** Rend au champ la valeur en vigueur : un texte illisible que l'on quitte ne reste pas à la place de ce qui s'applique. */
  const restore = (): void => {
    setAttente(null);
    setTexte(format(valeur));
  };
  return { texte, type, flush, choose, restore };
};
