import { useState } from 'react';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { formatDateHeure } from '#shared/format.ts';
import { CHAMPS, formatChamp } from './champs.ts';
import styles from './conflit-banner.module.css';
import { formatEvenement, listDifferences } from './journal.ts';
import type { DemandeDetail } from './queries.ts';
import type { Saisie } from './use-saisie.ts';

type Props = { etat: Saisie; detail: DemandeDetail; focus: boolean };

/** La demande a changé pendant la saisie : ce qui s'est passé, les différences, et comment continuer. */
export const ConflitBanner = ({ etat, detail, focus }: Props) => {
  const [isDetaillee, setDetaillee] = useState(false);
  const recentes = detail.journal.filter(({ version }) => version > etat.versionLue);
  const differences = listDifferences(recentes, etat.modifies, etat.saisie, detail.saisie);
  return (
    <Alert ton="alerte" titre="La demande a été modifiée entre-temps" focus={focus}>
      <ul>
        {recentes.map(({ version, le, auteur, evenement }) => (
          <li key={version}>
            {formatDateHeure(le)}, {auteur} : {formatEvenement(evenement).toLocaleLowerCase('fr')}
          </li>
        ))}
      </ul>
      <p>
        Votre saisie est conservée, mais n’est pas enregistrée.
        {!detail.canModifier && ' La demande n’est plus modifiable à son statut actuel.'}
      </p>
      <div className={styles.boutons}>
        <Button aria-expanded={isDetaillee} onClick={() => setDetaillee(!isDetaillee)}>
          {isDetaillee ? 'Masquer la version en vigueur' : 'Voir la version en vigueur'}
        </Button>
        {detail.canModifier && (
          <Button variante="plein" onClick={etat.rebase}>
            Reprendre ma saisie sur la version en vigueur
          </Button>
        )}
        <Button variante="nu" onClick={etat.reset}>
          Abandonner ma saisie
        </Button>
      </div>
      {isDetaillee && (
        <table className={styles.differences}>
          <caption className="visuellement-cache">Différences, champ par champ</caption>
          <thead>
            <tr>
              <th scope="col">Champ</th>
              <th scope="col">Version que vous aviez lue</th>
              <th scope="col">Votre saisie</th>
              <th scope="col">Version en vigueur</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ champ, lue, saisie, isTouche, enVigueur }) => (
              <tr key={champ}>
                <th scope="row">{CHAMPS[champ]}</th>
                <td>{formatChamp(champ, lue)}</td>
                <td>{isTouche ? <strong>{formatChamp(champ, saisie)}</strong> : 'inchangée'}</td>
                <td>{formatChamp(champ, enVigueur)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Alert>
  );
};
