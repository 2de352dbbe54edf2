import { type InputHTMLAttributes, useState } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'type'> & {
  /** Nul = vide ; NaN = un texte qui n'est pas un nombre, gardé à l'écran tel qu'il a été tapé. */
  valeur: number | null;
  onChange: (valeur: number | null) => void;
};

const parseSaisie = (texte: string): number | null => {
  const net = texte.replace(/\s/g, '').replace(',', '.');
  if (net === '') return null;
  return /^-?\d+(\.\d+)?$/.test(net) ? Number(net) : Number.NaN;
};

/** Champ d'un nombre : rien de ce qui est tapé n'est corrigé en silence, la validation dit ce qui ne va pas. */
export const NumberInput = ({ valeur, onChange, ...rest }: Props) => {
  const [texte, setTexte] = useState('');
  const connue = valeur === null || Number.isNaN(valeur) ? '' : String(valeur);
  const affiche = Object.is(parseSaisie(texte), valeur) ? texte : connue;
  return (
    <input
      {...rest}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={affiche}
      onChange={({ target: { value } }) => {
        setTexte(value);
        onChange(parseSaisie(value));
      }}
    />
  );
};
