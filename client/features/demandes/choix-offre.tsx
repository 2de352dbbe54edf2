import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { saisieDemande } from '#shared/demandes/demande.ts';
import styles from './choix-offre.module.css';
import type { CleOffre } from './queries.ts';

const schema = saisieDemande.pick({ uai: true, cfd: true, dispositif: true });
const CHAMPS_CODES = [
  { champ: 'uai', libelle: 'UAI de l’établissement', aide: 'Sept chiffres et une lettre.' },
  { champ: 'cfd', libelle: 'CFD de la formation', aide: 'Huit caractères.' },
  { champ: 'dispositif', libelle: 'Dispositif', aide: 'Trois chiffres ; vide en apprentissage.' },
] as const;
type Codes = Record<(typeof CHAMPS_CODES)[number]['champ'], string>;

type Props = { depart: Codes; refus?: Readonly<Record<string, string>>; onChoose: (cle: CleOffre) => void };

/** Départ d'une demande quand l'offre n'existe pas encore : on nomme l'établissement et la formation par leurs codes. */
export const ChoixOffre = ({ depart, refus = {}, onChoose }: Props) => {
  const [codes, setCodes] = useState<Codes>(depart);
  const [isTente, setTente] = useState(false);
  const lu = schema.safeParse(codes);
  const erreurs = new Map((isTente ? (lu.error?.issues ?? []) : []).map(({ path, message }) => [path[0], message]));
  return (
    <Panel titre="Sur quelle formation, dans quel établissement ?">
      <p className={styles.aide}>
        Le plus simple est de partir d’une offre de la page <Link to="/formations">Formations</Link>. Pour une
        ouverture, donnez les codes de l’établissement et de la formation.
      </p>
      <form
        className={styles.codes}
        aria-label="Choix de l’offre"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          setTente(true);
          const fautif = CHAMPS_CODES.findIndex(({ champ }) => lu.error?.issues.some(({ path }) => path[0] === champ));
          if (lu.success) onChoose({ ...lu.data, voie: lu.data.dispositif === '' ? 'apprentissage' : 'scolaire' });
          else e.currentTarget.querySelectorAll('input')[fautif]?.focus();
        }}
      >
        {CHAMPS_CODES.map(({ champ, libelle, aide }) => (
          <Field
            key={champ}
            libelle={libelle}
            aide={aide}
            erreur={erreurs.get(champ) ?? (codes[champ] === depart[champ] ? refus[champ] : undefined)}
          >
            {(attributs) => (
              <input
                {...attributs}
                autoComplete="off"
                spellCheck={false}
                value={codes[champ]}
                onChange={(e) => setCodes({ ...codes, [champ]: e.target.value.trim().toUpperCase() })}
              />
            )}
          </Field>
        ))}
        <Button type="submit" variante="plein">
          Continuer
        </Button>
      </form>
    </Panel>
  );
};
