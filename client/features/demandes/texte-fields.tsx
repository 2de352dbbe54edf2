import { Field } from '#client/ui/field.tsx';
import { CHAMPS } from './champs.ts';
import type { Saisie } from './use-saisie.ts';
import type { Erreurs } from './validation.ts';

/** Autre motif, demandé quand la case est cochée (ou déjà écrit), et commentaire libre. */
export const TexteFields = ({ etat: { saisie, setChamp }, erreurs }: { etat: Saisie; erreurs: Erreurs }) => (
  <>
    {(saisie.motifs.includes('autre') || saisie.autreMotif !== '') && (
      <div id="champ-autreMotif">
        <Field libelle={CHAMPS.autreMotif} erreur={erreurs.autreMotif}>
          {(attributs) => (
            <input
              {...attributs}
              type="text"
              maxLength={500}
              value={saisie.autreMotif}
              onChange={(e) => setChamp('autreMotif', e.target.value)}
            />
          )}
        </Field>
      </div>
    )}
    <div id="champ-commentaire">
      <Field libelle={CHAMPS.commentaire} erreur={erreurs.commentaire} aide="Facultatif, 5 000 caractères au plus.">
        {(attributs) => (
          <textarea
            {...attributs}
            maxLength={5000}
            rows={4}
            value={saisie.commentaire}
            onChange={(e) => setChamp('commentaire', e.target.value)}
          />
        )}
      </Field>
    </div>
  </>
);
