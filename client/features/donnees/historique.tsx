import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '#client/app/session.ts';
import { getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { formatResume } from '#shared/donnees/resume.ts';
import { STATUTS_VERSION } from '#shared/donnees/workflow.ts';
import { formatDateHeure } from '#shared/format.ts';
import styles from './historique.module.css';
import { useDonneesMutations, type VersionPubliee } from './queries.ts';
import { TexteForm } from './texte-form.tsx';

/** Remise en vigueur d'une version remplacée, avec son motif ; le retour se défait de la même façon. */
const Retour = ({ id }: { id: number }) => {
  const [ouvert, setOuvert] = useState(false);
  const { appliquer } = useDonneesMutations();
  if (!ouvert)
    return (
      <Button aria-label={`Remettre en vigueur la version ${id}`} onClick={() => setOuvert(true)}>
        Remettre en vigueur…
      </Button>
    );
  return (
    <>
      {appliquer.isError && (
        <Alert key={appliquer.submittedAt} ton="refus" focus>
          <p>{getPhrase(appliquer.error)}</p>
        </Alert>
      )}
      <TexteForm
        libelle="Motif (obligatoire)"
        aide="Montré à tous avec l’annonce. L’effet est immédiat, et se défait de la même façon."
        initial=""
        obligatoire
        action={`Remettre en vigueur la version ${id}`}
        occupe={appliquer.isPending}
        onEnvoyer={(motif) => appliquer.mutate({ id, transition: 'revenir', motif })}
        onRenoncer={() => setOuvert(false)}
      />
    </>
  );
};

const formatGeste = ({ evenement, le, motif }: VersionPubliee['misesEnVigueur'][number]): string =>
  `${evenement === 'revenir' ? 'Remise en vigueur' : 'Publiée'} le ${formatDateHeure(le)}${evenement === 'revenir' && motif ? ` (${motif})` : ''}`;

/** Versions publiées, la plus récente d'abord : quand, ce que chacune a changé, et le moyen d'y revenir. */
export const Historique = ({ versions }: { versions: readonly VersionPubliee[] }) => {
  const can = useCan();
  return (
    <ol className={styles.liste}>
      {versions.map((version) => (
        <li key={version.id} className={styles.version}>
          <div className={styles.tete}>
            <h3>
              {can('donnees.charger') ? (
                <Link to="/donnees-chargees" search={{ version: version.id }}>
                  Version {version.id}
                </Link>
              ) : (
                `Version ${version.id}`
              )}
            </h3>
            <Tag ton={STATUTS_VERSION[version.statut].ton}>{STATUTS_VERSION[version.statut].libelle}</Tag>
            {version.empreinte && <code title={version.empreinte}>{version.empreinte.slice(0, 12)}</code>}
          </div>
          {version.resume && <p>Ce qui a changé : {formatResume(version.resume)}.</p>}
          {version.note && <blockquote className={styles.note}>{version.note}</blockquote>}
          <ul className={styles.gestes}>
            {version.misesEnVigueur.map((geste) => (
              <li key={geste.le}>{formatGeste(geste)}</li>
            ))}
          </ul>
          {version.statut === 'remplacee' && can('donnees.approuver') && <Retour id={version.id} />}
        </li>
      ))}
    </ol>
  );
};
