import type { ReactNode } from 'react';
import { useState } from 'react';
import { getChamps, getPhrase } from '#client/app/trpc.ts';
import { Alert } from '#client/ui/alert.tsx';
import { Button } from '#client/ui/button.tsx';
import { isDossierExige, type Statut } from '#shared/demandes/workflow.ts';
import type { Voie } from '#shared/formations/formation.ts';
import { focusChamp } from './champs.ts';
import styles from './demande-form.module.css';
import { IdentiteFields } from './identite-fields.tsx';
import { ManquesList } from './manques-list.tsx';
import { MotifsField } from './motifs-field.tsx';
import { PlacesTable } from './places-table.tsx';
import { TexteFields } from './texte-fields.tsx';
import type { Saisie } from './use-saisie.ts';
import { type Erreurs, findPremier, validate } from './validation.ts';

type Props = {
  etat: Saisie;
  /** Statut de la demande enregistrée ; « brouillon » pour une demande nouvelle. */
  statut: Statut;
  /** Champs déjà enregistrés : leurs manques se montrent d'emblée, ceux d'une demande nouvelle après y avoir touché. */
  isEnregistree: boolean;
  sources?: Partial<Record<Voie, string>>;
  envoi: { libelle: string; isPending: boolean; erreur: unknown; essai: number };
  /** Pourquoi l'envoi attend, s'il attend. */
  blocage?: ReactNode;
  onSubmit: () => void;
};

const formatGardes = (nombre: number): string =>
  `${nombre} ${nombre > 1 ? 'champs modifiés, gardés' : 'champ modifié, gardé'} dans cet onglet jusqu’à l’enregistrement.`;

/** Formulaire d'une demande, nouvelle ou enregistrée : la même saisie, les mêmes règles, rien n'est jamais perdu. */
export const DemandeForm = ({ etat, statut, isEnregistree, sources, envoi, blocage, onSubmit }: Props) => {
  const [isTente, setTente] = useState(false);
  const { erreurs, manques } = validate(etat.saisie);
  const bloquantes = isDossierExige(statut) ? { ...erreurs, ...manques } : erreurs;
  const montrees: Erreurs = { ...manques, ...erreurs };
  for (const champ of Object.keys(manques) as (keyof Erreurs)[])
    if (!isEnregistree && !isTente && !etat.touches.includes(champ)) delete montrees[champ];
  const submit = () => {
    setTente(true);
    const premier = findPremier(bloquantes);
    if (premier) focusChamp(premier);
    else onSubmit();
  };
  const nombre = etat.modifies.length;
  const isSansObjet = isEnregistree && nombre === 0;
  return (
    <form
      className={styles.formulaire}
      aria-label="Saisie de la demande"
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        if (!envoi.isPending && !blocage && !isSansObjet) submit();
      }}
    >
      {envoi.erreur !== null && !envoi.isPending && (
        <Alert key={envoi.essai} ton="refus" titre="La saisie n’a pas été enregistrée" focus>
          <p>{[getPhrase(envoi.erreur), ...Object.values(getChamps(envoi.erreur))].join(' ')}</p>
          <p>Votre saisie est conservée.</p>
        </Alert>
      )}
      <ManquesList manques={manques} isOuverte />
      <IdentiteFields etat={etat} erreurs={montrees} />
      <PlacesTable etat={etat} erreurs={montrees} sources={sources} />
      <MotifsField etat={etat} erreur={montrees.motifs} />
      <TexteFields etat={etat} erreurs={montrees} />
      <div className={styles.actions}>
        <Button type="submit" variante="plein" aria-disabled={envoi.isPending || isSansObjet || Boolean(blocage)}>
          {envoi.isPending ? 'Enregistrement…' : envoi.libelle}
        </Button>
        {nombre > 0 && <Button onClick={etat.reset}>Annuler mes modifications</Button>}
        <p className={styles.note} role="status">
          {blocage ?? (isSansObjet ? 'Aucune modification à enregistrer.' : nombre > 0 && formatGardes(nombre))}
        </p>
      </div>
    </form>
  );
};
