import { Field } from '#client/ui/field.tsx';
import { NOMS_TYPES, TYPES_DEMANDE } from '#shared/demandes/demande.ts';
import { formatRentree, listRentreesDemande } from '#shared/rentree.ts';
import { CHAMPS } from './champs.ts';
import styles from './demande-form.module.css';
import type { Saisie } from './use-saisie.ts';
import type { Erreurs } from './validation.ts';

/** Type de demande et rentrée d'effet. Une rentrée déjà enregistrée reste proposée, même passée. */
export const IdentiteFields = ({ etat: { saisie, setChamp }, erreurs }: { etat: Saisie; erreurs: Erreurs }) => {
  const rentrees = [...new Set([saisie.rentree, ...listRentreesDemande(new Date())])].sort((a, b) => a - b);
  return (
    <div className={styles.rangee}>
      <div id="champ-type">
        <Field libelle={CHAMPS.type} erreur={erreurs.type}>
          {(attributs) => (
            <select
              {...attributs}
              value={saisie.type}
              onChange={(e) => {
                const type = NOMS_TYPES.find((nom) => nom === e.target.value);
                if (type) setChamp('type', type);
              }}
            >
              {NOMS_TYPES.map((type) => (
                <option key={type} value={type}>
                  {TYPES_DEMANDE[type]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div id="champ-rentree">
        <Field libelle={CHAMPS.rentree} erreur={erreurs.rentree}>
          {(attributs) => (
            <select {...attributs} value={saisie.rentree} onChange={(e) => setChamp('rentree', Number(e.target.value))}>
              {rentrees.map((rentree) => (
                <option key={rentree} value={rentree}>
                  {formatRentree(rentree)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </div>
  );
};
