import { getCodeErreur } from '#client/app/trpc.ts';
import { Panel } from '#client/ui/panel.tsx';
import { ConflitBanner } from './conflit-banner.tsx';
import { DemandeForm } from './demande-form.tsx';
import { DemandeLecture } from './demande-lecture.tsx';
import type { DemandeDetail } from './queries.ts';
import { useDemandeMutations } from './use-demande-mutations.ts';
import type { Saisie } from './use-saisie.ts';

const CONFLIT = 'demande_modifiee_entre_temps';

/** Saisie d'une demande enregistrée : modifiable si le serveur le dit, sinon en lecture ; conflits compris. */
export const DemandeEdition = ({ detail, etat }: { detail: DemandeDetail; etat: Saisie }) => {
  const { numero, version, statut } = detail.demande;
  const { enregistrer } = useDemandeMutations(numero);
  const isConflit = etat.modifies.length > 0 && etat.versionLue !== version && !enregistrer.isPending;
  const isRefusConflit = getCodeErreur(enregistrer.error) === CONFLIT;
  return (
    <>
      {isConflit && <ConflitBanner key={version} etat={etat} detail={detail} focus={isRefusConflit} />}
      <Panel titre="Saisie">
        {detail.canModifier ? (
          <DemandeForm
            etat={etat}
            statut={statut}
            isEnregistree
            envoi={{
              libelle: 'Enregistrer',
              isPending: enregistrer.isPending,
              erreur: isRefusConflit ? null : enregistrer.error,
              essai: enregistrer.submittedAt,
            }}
            blocage={isConflit ? 'Choisissez d’abord comment reprendre votre saisie, plus haut.' : undefined}
            onSubmit={() => enregistrer.mutate({ numero, version: etat.versionLue, saisie: etat.saisie })}
          />
        ) : (
          <DemandeLecture saisie={detail.saisie} manques={detail.manques} />
        )}
      </Panel>
    </>
  );
};
