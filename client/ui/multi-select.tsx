import { type Option, OptionsList } from './options-list.tsx';
import styles from './sheet.module.css';
import { Sheet } from './sheet.tsx';

type Props = {
  libelle: string;
  options: readonly Option[];
  choisis: readonly string[];
  onChange: (codes: string[]) => void;
};

const getLibelle = (options: readonly Option[], code: string): string =>
  options.find((o) => o.code === code)?.libelle ?? code;

/** Choix multiple à cases à cocher, dans une feuille. */
export const MultiSelect = ({ libelle, options, choisis, onChange }: Props) => {
  const libelles = choisis.map((code) => getLibelle(options, code));
  const resume =
    libelles.length === 1 ? (libelles[0] ?? libelle) : libelle + (libelles.length ? ` (${libelles.length})` : '');
  const toggle = (code: string) =>
    onChange(choisis.includes(code) ? choisis.filter((c) => c !== code) : [...choisis, code]);
  return (
    <Sheet
      resume={resume}
      nom={`${libelle} : ${libelles.join(', ') || 'tous'}`}
      legende={libelle}
      actif={choisis.length > 0}
    >
      {() => (
        <>
          <OptionsList libelle={libelle} options={options} choisis={choisis} onToggle={toggle} />
          <button
            type="button"
            className={styles.effacer}
            aria-disabled={choisis.length === 0}
            onClick={() => choisis.length > 0 && onChange([])}
          >
            Tout effacer
          </button>
        </>
      )}
    </Sheet>
  );
};
