import { useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { getIdentite } from '#client/faits/lignes.ts';
import { listOffres } from './etablissement-panel.tsx';
import { Mesure } from './mesure.tsx';
import styles from './panel.module.css';

/** Les chiffres d'une formation dans un établissement, en tête du panneau quand les deux sont choisis. */
export const OffreResume = ({
  client,
  uai,
  cle,
  rentree,
  onEtablissement,
}: {
  client: FaitsClient;
  uai: string;
  cle: string;
  rentree: number;
  onEtablissement: () => void;
}) => {
  const offre = useMemo(() => listOffres(client, uai).find((o) => o.cle === cle), [client, uai, cle]);
  const rang = client.faits.formations.cle.indexOf(cle);
  const e = client.faits.etablissements.uai.indexOf(uai);
  return (
    <section className={styles.resume}>
      <button type="button" className={styles.lien} onClick={onEtablissement}>
        {client.faits.etablissements.nom[e] ?? uai}
      </button>
      <p className={styles.note}>
        {client.faits.etablissements.commune[e]} · {uai} ·{' '}
        {offre ? 'propose cette formation' : `ne propose pas « ${getIdentite(client, rang, false).formation} »`}
      </p>
      {offre && (
        <dl className={styles.chiffres}>
          {(['effectif', 'capacite', 'voeux', 'remplissage'] as const).map((code) => (
            <div key={code}>
              <dt>{{ effectif: 'Entrants', capacite: 'Capacité', voeux: 'Vœux', remplissage: 'Remplissage' }[code]}</dt>
              <dd>
                <Mesure
                  code={code}
                  valeur={offre.mesure(code)}
                  demande={{ code, formation: cle, etablissement: uai, rentree }}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};
