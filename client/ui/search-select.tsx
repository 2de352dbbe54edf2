import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { buildChampListe, Listbox } from './listbox.tsx';
import { searchOptions } from './options.ts';
import type { Option } from './options-list.tsx';
import styles from './sheet.module.css';
import { Sheet } from './sheet.tsx';

type Props = {
  libelle: string;
  /** Première option : rien de choisi. */
  defaut: string;
  options: readonly Option[];
  choisi: string;
  onChange: (code: string) => void;
};

const Contenu = ({ libelle, options, choisi, onChange }: Omit<Props, 'defaut'>) => {
  const id = useId();
  const champ = useRef<HTMLInputElement>(null);
  const [recherche, setRecherche] = useState('');
  const [actif, setActif] = useState(() => options.findIndex(({ code }) => code === choisi));
  const visibles = useMemo(() => searchOptions(options, recherche), [options, recherche]);
  useEffect(() => champ.current?.focus(), []);
  return (
    <>
      <input
        ref={champ}
        type="search"
        className={styles.recherche}
        placeholder="Chercher…"
        aria-label={`Chercher dans ${libelle}`}
        value={recherche}
        onChange={(e) => {
          setRecherche(e.target.value);
          setActif(0);
        }}
        {...buildChampListe({
          id,
          actif,
          taille: visibles.length,
          onMove: setActif,
          onEnter: () => {
            const option = visibles[actif];
            if (option) onChange(option.code);
          },
        })}
      />
      <Listbox
        id={id}
        libelle={libelle}
        options={visibles}
        actif={actif}
        choisi={choisi}
        onChoose={({ code }) => onChange(code)}
      />
      {visibles.length === 0 && <p className={styles.vide}>Aucun libellé ne correspond.</p>}
    </>
  );
};

/**
 * Choix unique dans une longue liste, cherchable : les flèches parcourent, Entrée ou un clic choisit. Les options
 * n'entrent dans la page qu'à l'ouverture : une liste native de cinq cents options ralentit chaque mise à jour.
 */
export const SearchSelect = ({ libelle, defaut, options, choisi, onChange }: Props) => {
  const resume = options.find((o) => o.code === choisi)?.libelle ?? defaut;
  const toutes = useMemo(() => [{ code: '', libelle: defaut }, ...options], [defaut, options]);
  return (
    <Sheet resume={resume} nom={`${libelle} : ${resume}`} legende={libelle} actif={choisi !== ''}>
      {(close) => (
        <Contenu
          libelle={libelle}
          options={toutes}
          choisi={choisi}
          onChange={(code) => {
            close();
            onChange(code);
          }}
        />
      )}
    </Sheet>
  );
};
