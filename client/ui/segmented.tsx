import styles from './segmented.module.css';

type Props<T extends string> = {
  libelle: string;
  options: readonly { code: T; libelle: string; desactive?: string }[];
  choisi: T;
  onChange: (code: T) => void;
};

/** Choix exclusif entre quelques options visibles ; une option désactivée dit pourquoi. */
export const Segmented = <T extends string>({ libelle, options, choisi, onChange }: Props<T>) => (
  <fieldset className={styles.groupe}>
    <legend className="visuellement-cache">{libelle}</legend>
    {options.map((option) => (
      <button
        key={option.code}
        type="button"
        className={styles.option}
        aria-pressed={option.code === choisi}
        disabled={option.desactive !== undefined}
        title={option.desactive}
        onClick={() => onChange(option.code)}
      >
        {option.libelle}
      </button>
    ))}
  </fieldset>
);
