import { useState } from 'react';
import { useCan } from '#client/app/session.ts';
import { getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { Panel } from '#client/ui/panel.tsx';
import type { NomTransitionVersion } from '#shared/donnees/workflow.ts';
import { ERRORS } from '#shared/errors.ts';
import styles from './etapes-version.module.css';
import { PlanificationForm } from './planification-form.tsx';
import { useDonneesMutations, type VersionDetail } from './queries.ts';
import { TexteForm } from './texte-form.tsx';

type Etape = VersionDetail['etapes'][number];

/** Étapes qui demandent d'écrire quelque chose avant d'être faites. */
const TEXTES: Partial<Record<NomTransitionVersion, { libelle: string; aide: string }>> = {
  soumettre: {
    libelle: 'Note aux utilisateurs (facultative)',
    aide: 'Montrée à tous avec la version : ce qui a été chargé, ce qu’il faut savoir.',
  },
  ecarter: { libelle: 'Motif (obligatoire)', aide: 'Inscrit au journal. Les données préparées sont effacées.' },
  revenir: { libelle: 'Motif (obligatoire)', aide: 'Montré à tous avec l’annonce du retour en arrière.' },
};

const LIBELLES: Partial<Record<NomTransitionVersion, string>> = { publier: 'Publier maintenant' };

const EtapeBouton = ({ etape, ouverte, onChoisir }: { etape: Etape; ouverte: boolean; onChoisir: () => void }) => {
  const texte = TEXTES[etape.nom];
  return (
    <div className={styles.etape}>
      <Button
        variante={etape.nom === 'ecarter' ? 'danger' : etape.nom === 'reprendre' ? 'trait' : 'plein'}
        aria-disabled={etape.refus !== null}
        aria-expanded={texte ? ouverte : undefined}
        aria-describedby={etape.refus === null ? undefined : `refus-${etape.nom}`}
        onClick={() => {
          if (etape.refus === null) onChoisir();
        }}
      >
        {LIBELLES[etape.nom] ?? etape.libelle}
        {texte && '…'}
      </Button>
      {etape.refus !== null && (
        <p id={`refus-${etape.nom}`} className={styles.raison}>
          {ERRORS[etape.refus].phrase}
        </p>
      )}
    </div>
  );
};

/** Étapes que le serveur ouvre à la personne ; celles qui demandent un texte s'ouvrent sur place. */
export const EtapesVersion = ({ version }: { version: VersionDetail }) => {
  const { id, etapes, statut, publierLe } = version;
  const can = useCan();
  const { appliquer } = useDonneesMutations();
  const [choisie, setChoisie] = useState<NomTransitionVersion | null>(null);
  const texte = choisie && TEXTES[choisie];
  const apply = (transition: NomTransitionVersion, ecrit = '') =>
    appliquer.mutate(
      { id, transition, ...(transition === 'soumettre' ? { note: ecrit } : { motif: ecrit }) },
      { onSuccess: () => setChoisie(null) },
    );
  return (
    <Panel titre="Étapes">
      {appliquer.isError && (
        <Alert key={appliquer.submittedAt} ton="refus" titre="L’étape n’a pas été enregistrée" focus>
          <p>{getPhrase(appliquer.error)}</p>
        </Alert>
      )}
      {etapes.length === 0 && <p className={styles.raison}>Aucune étape ne vous est ouverte à ce statut.</p>}
      <div className={styles.etapes}>
        {etapes.map((etape) => (
          <EtapeBouton
            key={etape.nom}
            etape={etape}
            ouverte={choisie === etape.nom}
            onChoisir={() => {
              if (TEXTES[etape.nom]) setChoisie(choisie === etape.nom ? null : etape.nom);
              else if (!appliquer.isPending) apply(etape.nom);
            }}
          />
        ))}
      </div>
      {choisie && texte && (
        <TexteForm
          key={choisie}
          {...texte}
          initial={choisie === 'soumettre' ? version.note : ''}
          obligatoire={choisie !== 'soumettre'}
          action={etapes.find(({ nom }) => nom === choisie)?.libelle ?? ''}
          occupe={appliquer.isPending}
          onEnvoyer={(ecrit) => apply(choisie, ecrit)}
          onRenoncer={() => setChoisie(null)}
        />
      )}
      {statut === 'approuvee' && can('donnees.approuver') && <PlanificationForm id={id} publierLe={publierLe} />}
    </Panel>
  );
};
