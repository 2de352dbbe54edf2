import { useId } from 'react';
import { Button } from '#client/ui/button.tsx';
import { Select } from '#client/ui/select.tsx';
import type { Parametres } from '#shared/indicateurs/parametres.ts';
import { type CodeCritere, CRITERES, listCriteres, type NatureReperage } from '#shared/reperage/criteres.ts';
import { CRITERES_PAR_DEFAUT, listActifs, type ReperageFilters } from '#shared/reperage/filters.ts';
import { formatSeuils, getSeuilDefaut, parseSeuils } from '#shared/reperage/seuils.ts';
import styles from './criteres-panel.module.css';
import { SeuilField } from './seuil-field.tsx';

export type SetFiltres = (changement: Partial<ReperageFilters>) => void;

type Props = {
  nature: NatureReperage;
  filtres: ReperageFilters;
  parametres: Parametres;
  isBesoinCharge: boolean;
  setFiltres: SetFiltres;
};
type CritereProps = Omit<Props, 'nature' | 'isBesoinCharge'> & {
  code: CodeCritere;
  actifs: readonly CodeCritere[];
  indisponible: boolean;
};

const Critere = ({ code, actifs, indisponible, filtres, parametres, setFiltres }: CritereProps) => {
  const { libelle, phrase, sens, contre, donnees } = CRITERES[code];
  const id = useId();
  const choisis = parseSeuils(filtres.seuils);
  const defaut = getSeuilDefaut(code, parametres);
  const isActif = contre || actifs.includes(code);
  const isDernier = actifs.length === 1 && actifs[0] === code;
  const toggle = () =>
    setFiltres({
      criteres: isActif ? filtres.criteres.filter((c) => c !== code) : [...filtres.criteres, code],
      page: 1,
    });
  return (
    <li className={isActif ? styles.critere : styles.critereInactif}>
      {contre ? (
        <strong>{libelle}</strong>
      ) : (
        <label htmlFor={id} className={styles.case} title={isDernier ? 'Gardez au moins un critère.' : undefined}>
          <input id={id} type="checkbox" checked={isActif} disabled={isDernier} onChange={toggle} />
          <strong>{libelle}</strong>
        </label>
      )}
      {sens !== 'oui' && isActif && (
        <SeuilField
          code={code}
          valeur={choisis[code] ?? defaut}
          defaut={defaut}
          onChange={(valeur) => {
            const { [code]: _ancien, ...autres } = choisis;
            setFiltres({ seuils: formatSeuils(valeur === null ? autres : { ...autres, [code]: valeur }), page: 1 });
          }}
        />
      )}
      <p className={styles.phrase}>{phrase}</p>
      <p className={styles.source}>{indisponible ? 'Le besoin local n’est pas chargé : indécidable ici.' : donnees}</p>
    </li>
  );
};

const MINIMUMS = [1, 2, 3, 4, 5, 6];
const BESOIN: readonly CodeCritere[] = ['besoin_faible', 'besoin_fort', 'metier_tension'];

const toDefauts = (nature: NatureReperage, filtres: ReperageFilters): Partial<ReperageFilters> => ({
  criteres: [...filtres.criteres, ...CRITERES_PAR_DEFAUT].filter((code, i, tous) => {
    const siens = CRITERES[code].nature === nature ? CRITERES_PAR_DEFAUT : filtres.criteres;
    return siens.includes(code) && tous.indexOf(code) === i;
  }),
  ...{ seuils: '', minimum: 2, rayon: 0, cas: '', page: 1 },
});

/** Les critères, leurs seuils et combien il en faut : tout ce qui fait la liste est ici, et se déplace. */
export const CriteresPanel = ({ nature, isBesoinCharge, ...reste }: Props) => {
  const { filtres, setFiltres } = reste;
  const actifs = listActifs(filtres, nature);
  const isChange =
    filtres.seuils !== '' ||
    filtres.minimum !== 2 ||
    filtres.rayon > 0 ||
    filtres.cas !== '' ||
    listCriteres(nature, false).some((code) => actifs.includes(code) !== CRITERES_PAR_DEFAUT.includes(code));
  const renderListe = (contre: boolean) => (
    <ul className={styles.liste}>
      {listCriteres(nature, contre).map((code) => (
        <Critere
          key={code}
          code={code}
          actifs={actifs}
          indisponible={!isBesoinCharge && BESOIN.includes(code)}
          {...reste}
        />
      ))}
    </ul>
  );
  return (
    <section className={styles.panneau} aria-label="Critères et seuils">
      <div className={styles.tete}>
        <h2>Critères</h2>
        {isChange && (
          <Button variante="nu" onClick={() => setFiltres(toDefauts(nature, filtres))}>
            Tout remettre
          </Button>
        )}
      </div>
      <div className={styles.minimum}>
        <span>Montrer dès</span>
        <Select
          libelle="Nombre de critères à remplir"
          actif={filtres.minimum !== 2}
          value={filtres.minimum}
          disabled={filtres.cas !== ''}
          onChange={(e) => setFiltres({ minimum: Number(e.target.value), page: 1 })}
        >
          {MINIMUMS.map((n) => (
            <option key={n} value={n}>
              {n} {n === 1 ? 'critère rempli' : 'critères remplis'}
            </option>
          ))}
        </Select>
      </div>
      {renderListe(false)}
      <h3>Ce qui retient</h3>
      <p className={styles.phrase}>Toujours affiché en face des critères ; ne compte pas dans leur nombre.</p>
      {renderListe(true)}
    </section>
  );
};
