import { GROUPES_INDICATEUR } from '#shared/formations/colonnes-indicateurs.ts';
import { CODES_CARTE, type CodeCarte, getIndicateur } from '#shared/indicateurs/catalogue.ts';

type Props = { sauf?: CodeCarte | undefined; prefixe?: string };

const GROUPES = [...Map.groupBy(CODES_CARTE, (code) => GROUPES_INDICATEUR[code])];

/** Indicateurs qu'une carte peut colorer, réunis comme les colonnes de la grille. */
export const IndicateurOptions = ({ sauf, prefixe = '' }: Props) =>
  GROUPES.map(([groupe, codes]) => (
    <optgroup key={groupe} label={`${prefixe}${groupe}`}>
      {codes
        .filter((code) => code !== sauf)
        .map((code) => (
          <option key={code} value={code}>
            {getIndicateur(code).libelle}
          </option>
        ))}
    </optgroup>
  ));
