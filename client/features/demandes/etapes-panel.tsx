import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { type EtapePossible, type NomTransition, STATUTS } from '#shared/demandes/workflow.ts';
import { ERRORS } from '#shared/errors.ts';
import { EtapeForm } from './etape-form.tsx';
import styles from './etapes-panel.module.css';

type Props = {
  numero: string;
  version: number;
  etapes: readonly EtapePossible[];
  /** Des modifications attendent d'être enregistrées : une étape porterait sur ce que l'on ne voit pas. */
  isModifiee: boolean;
};

const ENREGISTRER_DABORD = 'Enregistrez ou annulez d’abord vos modifications.';

/** Étapes que le serveur ouvre à la personne ; chacune se confirme sur place, avec son motif. */
export const EtapesPanel = ({ numero, version, etapes, isModifiee }: Props) => {
  const [choisie, setChoisie] = useState<NomTransition | null>(null);
  const ouverte = etapes.find(({ nom, refus }) => nom === choisie && refus === null && !isModifiee);
  return (
    <Panel titre="Étapes possibles">
      {etapes.length === 0 && <p className={styles.vide}>Aucune étape ne vous est ouverte à ce statut.</p>}
      {isModifiee && etapes.length > 0 && <p className={styles.raison}>{ENREGISTRER_DABORD}</p>}
      {etapes.length > 0 && (
        <ul className={styles.etapes}>
          {etapes.map(({ nom, libelle, vers, motifExige, refus }) => (
            <li key={nom}>
              <div className={styles.etape}>
                <Button
                  variante={['refuser', 'supprimer'].includes(nom) ? 'danger' : 'trait'}
                  aria-disabled={refus !== null || isModifiee}
                  aria-expanded={ouverte?.nom === nom}
                  aria-describedby={refus === null ? undefined : `refus-${nom}`}
                  title={isModifiee ? ENREGISTRER_DABORD : undefined}
                  onClick={() => {
                    if (refus === null && !isModifiee) setChoisie(choisie === nom ? null : nom);
                  }}
                >
                  {libelle}
                </Button>
                <span className={styles.vers}>
                  <span className="visuellement-cache">Mène au statut </span>
                  <span aria-hidden="true">→</span>
                  <Tag ton={STATUTS[vers].ton}>{STATUTS[vers].libelle}</Tag>
                </span>
              </div>
              {refus !== null && (
                <p id={`refus-${nom}`} className={styles.raison}>
                  {ERRORS[refus].phrase}
                </p>
              )}
              {ouverte?.nom === nom && (
                <EtapeForm
                  numero={numero}
                  version={version}
                  etape={{ nom, libelle, vers, motifExige, refus }}
                  onClose={() => setChoisie(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
