import { type InputHTMLAttributes, useState } from 'react';
import { formatSaisie, parseNombre } from './nombre.ts';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'> & {
  /** Nul = vide ; NaN = un texte qui n'est pas un nombre, gardé à l'écran tel qu'il a été tapé. */
  valeur: number | null;
  onChange: (valeur: number | null) => void;
};

/** Champ d'un nombre : rien de ce qui est tapé n'est corrigé en silence, la validation dit ce qui ne va pas. */
export const NumberInput = ({ valeur, onChange, ...rest }: Props) => {
  const [texte, setTexte] = useState('');
  const affiche = Object.is(parseNombre(texte), valeur) ? texte : formatSaisie(valeur);
  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={affiche}
      onChange={({ target: { value } }) => {
        setTexte(value);
        onChange(parseNombre(value));
      }}
    />
  );
};
