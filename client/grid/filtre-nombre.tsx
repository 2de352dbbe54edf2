import { useEffect, useRef } from 'react';
import { Field } from '#client/ui/field.tsx';
import { useTexteDiffere } from '#client/ui/texte-differe.ts';
import type { Column } from '#shared/column.ts';
import { formatNombre } from '#shared/format.ts';
import type { Facette, FiltreNombre } from '#shared/formations/filtres-colonnes.ts';
import { MOTIFS_ABSENCE, type MotifAbsence } from '#shared/indicateurs/absence.ts';
import styles from './filtres.module.css';

type Props = {
  colonne: Column<never>;
  filtre: FiltreNombre;
  facettes: readonly Facette[];
  /** `remplace` : la suite d'un même geste, sans nouvelle entrée d'historique. */
  onChange: (filtre: FiltreNombre, remplace?: boolean) => void;
};

const DELAI_MS = 300;

const getFacteur = ({ unite }: Column<never>): number =>
  unite === 'pourcentage' || unite === 'pourcentage_entier' ? 100 : 1;

const formatSaisie = (borne: number | null, facteur: number): string =>
  borne === null ? '' : String(Number((borne * facteur).toFixed(4))).replace('.', ',');

/** Nombre tapé à la française ; nul si vide, NaN si ce n'est pas un nombre. */
const parseSaisie = (texte: string): number | null => {
  const net = texte.replace(/[\s%]/g, '').replace(',', '.');
  return net === '' ? null : Number(net);
};

const Borne = ({
  libelle,
  valeur,
  facteur,
  onChange,
}: {
  libelle: string;
  valeur: number | null;
  facteur: number;
  onChange: (valeur: number | null, remplace: boolean) => void;
}) => {
  // Une frappe est un geste : son premier envoi entre dans l'historique, les suivants le remplacent.
  const isEntame = useRef(false);
  const { texte, type, flush } = useTexteDiffere({
    valeur,
    format: (borne) => formatSaisie(borne, facteur),
    parse: (ecrit) => {
      const borne = parseSaisie(ecrit);
      if (borne === null) return null;
      return Number.isFinite(borne) ? borne / facteur : undefined;
    },
    onSend: (borne) => {
      onChange(borne, isEntame.current);
      isEntame.current = true;
    },
    delai: DELAI_MS,
  });
  const lue = parseSaisie(texte);
  const invalide = lue !== null && !Number.isFinite(lue);
  return (
    <Field libelle={libelle} erreur={invalide ? 'Écrivez un nombre.' : undefined}>
      {(attributs) => (
        <span className={styles.saisie}>
          <input
            {...attributs}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={texte}
            onFocus={() => {
              isEntame.current = false;
            }}
            onChange={(e) => type(e.target.value)}
            onBlur={flush}
            onKeyDown={(e) => {
              if (e.key === 'Enter') flush();
            }}
          />
          {facteur === 100 && <span aria-hidden="true">%</span>}
        </span>
      )}
    </Field>
  );
};

/** Bornes d'une colonne de nombres, et raisons d'absence à garder. */
export const FiltreNombrePanel = ({ colonne, filtre, facettes, onChange }: Props) => {
  const facteur = getFacteur(colonne);
  const motifs = facettes.map(({ valeur }) => valeur).filter((v): v is MotifAbsence => v in MOTIFS_ABSENCE);
  const comptes = new Map(facettes.map(({ valeur, compte }) => [valeur, compte]));
  const retenues = filtre.absences === 'toutes' ? motifs : filtre.absences;
  // Deux bornes tapées de suite : la seconde part de la première, même si l'adresse ne l'a pas encore.
  const envoye = useRef(filtre);
  useEffect(() => {
    envoye.current = filtre;
  }, [filtre]);
  const change = (changement: Partial<FiltreNombre>, remplace = false) => {
    const avant = envoye.current;
    const suivant = { ...avant, ...changement };
    // Demander « au moins 20 », c'est ne plus vouloir des valeurs inconnues ; on peut les recocher.
    const borne = suivant.min !== null || suivant.max !== null;
    if (borne && avant.min === null && avant.max === null && avant.absences === 'toutes') suivant.absences = [];
    envoye.current = suivant;
    onChange(suivant, remplace);
  };
  const toggleMotif = (motif: MotifAbsence) => {
    const suivantes = retenues.includes(motif) ? retenues.filter((m) => m !== motif) : [...retenues, motif];
    change({ absences: motifs.every((m) => suivantes.includes(m)) ? 'toutes' : [...suivantes] });
  };
  return (
    <>
      <div className={styles.bornes}>
        <Borne
          libelle="Au moins"
          valeur={filtre.min}
          facteur={facteur}
          onChange={(min, suite) => change({ min }, suite)}
        />
        <Borne
          libelle="Au plus"
          valeur={filtre.max}
          facteur={facteur}
          onChange={(max, suite) => change({ max }, suite)}
        />
      </div>
      <div className={styles.liste}>
        <label className={styles.option}>
          <input type="checkbox" checked={filtre.connues} onChange={() => change({ connues: !filtre.connues })} />
          <span>Valeurs connues</span>
          <span className={styles.compte}>{formatNombre(comptes.get('') ?? 0)}</span>
        </label>
        {motifs.length > 0 && <p className={styles.section}>Valeur absente parce que…</p>}
        {motifs.map((motif) => (
          <label key={motif} className={styles.option} title={MOTIFS_ABSENCE[motif].phrase}>
            <input type="checkbox" checked={retenues.includes(motif)} onChange={() => toggleMotif(motif)} />
            <span>{MOTIFS_ABSENCE[motif].phrase.split(/[:.(]/)[0]?.trim()}</span>
            <span className={styles.compte}>{formatNombre(comptes.get(motif) ?? 0)}</span>
          </label>
        ))}
      </div>
    </>
  );
};
