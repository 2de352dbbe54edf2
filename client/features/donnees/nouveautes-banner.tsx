import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import { formatResume } from '#shared/donnees/resume.ts';
import { formatDate } from '#shared/format.ts';
import styles from './nouveautes-banner.module.css';
import { type Nouvelles, useNouvelles } from './queries.ts';

/** Dernière annonce lue sur ce poste : le numéro du geste qui a mis la version en vigueur. */
const CLE_LUE = 'donnees-annonce-lue';

/** Une annonce n'en est une que pour qui a déjà vu une autre version : la première visite la tient pour lue. */
const isNouvelle = ({ geste }: Nouvelles): boolean => {
  const lue = localStorage.getItem(CLE_LUE);
  if (lue === null) localStorage.setItem(CLE_LUE, String(geste));
  return lue !== null && lue !== String(geste);
};

const formatAnnonce = ({ publieeLe, resume, retour }: Nouvelles): string => {
  const date = publieeLe ? ` le ${formatDate(publieeLe)}` : '';
  if (retour !== null) return `Retour à des données antérieures${date} : ${retour}.`;
  return `Données mises à jour${date}${resume ? ` : ${formatResume(resume)}` : ''}.`;
};

const Annonce = ({ nouvelles }: { nouvelles: Nouvelles }) => {
  const [visible, setVisible] = useState(() => isNouvelle(nouvelles));
  if (!visible) return null;
  const dismiss = () => {
    localStorage.setItem(CLE_LUE, String(nouvelles.geste));
    setVisible(false);
  };
  return (
    <div className={styles.bandeau} role="status">
      <p>
        {formatAnnonce(nouvelles)}{' '}
        <Link to="/donnees-chargees" search={{ version: 0 }} onClick={dismiss}>
          Voir
        </Link>
      </p>
      <Button variante="nu" aria-label="Fermer cette annonce" onClick={dismiss}>
        <CloseIcon />
      </Button>
    </div>
  );
};

/** Bandeau discret : les données ont changé depuis la dernière visite sur ce poste. Vide sinon. */
export const NouveautesBanner = () => {
  const { data: nouvelles } = useNouvelles();
  return nouvelles ? <Annonce key={nouvelles.geste} nouvelles={nouvelles} /> : null;
};
