import { Link, useNavigate } from '@tanstack/react-router';
import { Alert } from '#client/ui/alert.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { STATUTS } from '#shared/demandes/workflow.ts';
import { ERRORS } from '#shared/errors.ts';
import { formatRentree } from '#shared/rentree.ts';
import styles from './demande-detail.module.css';
import { DemandeForm } from './demande-form.tsx';
import { useModifications } from './modifications.ts';
import { OffreEntete } from './offre-entete.tsx';
import type { Prefill } from './queries.ts';
import { buildSaisieInitiale, type Depart, describeCapacite, getTypeInitial } from './saisie-initiale.ts';
import { getCleNouvelle, useDemandeMutations } from './use-demande-mutations.ts';
import { useSaisie } from './use-saisie.ts';

/** Demandes déjà en cours sur la même offre ; une seule peut vivre par rentrée. */
const Vivantes = ({ demandes, rentree }: { demandes: Prefill['demandes']; rentree: number }) => {
  if (demandes.length === 0) return null;
  const double = demandes.find((demande) => demande.rentree === rentree);
  return (
    <Alert ton={double ? 'alerte' : 'info'} titre="Des demandes existent déjà sur cette offre">
      <ul>
        {demandes.map((demande) => (
          <li key={demande.numero}>
            <Link to="/demandes/$numero" params={{ numero: demande.numero }}>
              {demande.numero}
            </Link>{' '}
            : {TYPES_DEMANDE[demande.type]}, {formatRentree(demande.rentree)}, {STATUTS[demande.statut].libelle}
          </li>
        ))}
      </ul>
      {double && (
        <p>
          Une seule demande peut vivre par rentrée : complétez la demande {double.numero}, ou choisissez une autre
          rentrée.
        </p>
      )}
    </Alert>
  );
};

/** Formulaire d'une demande nouvelle, prérempli depuis l'offre ; s'enregistre en brouillon, même incomplet. */
export const NouvelleDemande = ({ prefill, depart }: { prefill: Prefill; depart: Depart }) => {
  const { etablissement, formation, voie } = prefill;
  const { uai, cfd, dispositif } = { ...etablissement, ...formation };
  const cle = getCleNouvelle(uai, `${cfd}.${dispositif}.${voie}`);
  const type = useModifications(cle)?.champs.type ?? getTypeInitial(prefill, depart.type);
  const etat = useSaisie(cle, buildSaisieInitiale(prefill, type, depart), 0);
  const { creer } = useDemandeMutations(cle);
  const navigate = useNavigate();
  const create = () =>
    creer.mutate(etat.saisie, {
      onSuccess: ({ numero }) => void navigate({ to: '/demandes/$numero', params: { numero } }),
    });
  return (
    <div className={styles.formulaire}>
      <OffreEntete
        cle={{ uai, cfd, dispositif, voie }}
        formation={formation.libelle}
        niveau={formation.libelleNiveau}
        etablissement={etablissement.nom}
        lieu={[etablissement.commune, etablissement.libelleRegion]}
      />
      <Vivantes demandes={prefill.demandes} rentree={etat.saisie.rentree} />
      {prefill.canCreer ? (
        <Panel titre="Saisie">
          <DemandeForm
            etat={etat}
            statut="brouillon"
            isEnregistree={false}
            sources={describeCapacite(prefill)}
            envoi={{
              libelle: 'Enregistrer le brouillon',
              isPending: creer.isPending,
              erreur: creer.error,
              essai: creer.submittedAt,
            }}
            onSubmit={create}
          />
        </Panel>
      ) : (
        <Alert ton="alerte" titre="Vous ne pouvez pas créer de demande pour cet établissement">
          <p>{ERRORS.action_interdite.phrase}</p>
        </Alert>
      )}
    </div>
  );
};
