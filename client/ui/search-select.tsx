import { type Option, OptionsList } from './options-list.tsx';
import { Sheet } from './sheet.tsx';

type Props = {
  libelle: string;
  /** Première option : rien de choisi. */
  defaut: string;
  options: readonly Option[];
  choisi: string;
  onChange: (code: string) => void;
};

/**
 * Choix unique dans une longue liste, cherchable. Les options n'entrent dans la page qu'à l'ouverture : une
 * liste native de cinq cents options ralentit chaque mise à jour.
 */
export const SearchSelect = ({ libelle, defaut, options, choisi, onChange }: Props) => {
  const resume = options.find((o) => o.code === choisi)?.libelle ?? defaut;
  return (
    <Sheet resume={resume} nom={`${libelle} : ${resume}`} legende={libelle} actif={choisi !== ''}>
      {(close) => (
        <OptionsList
          libelle={libelle}
          type="radio"
          options={[{ code: '', libelle: defaut }, ...options]}
          choisis={[choisi]}
          onToggle={(code) => {
            close();
            onChange(code);
          }}
        />
      )}
    </Sheet>
  );
};
