import { useState } from 'react';
import { Field } from '#client/ui/field.tsx';
import type { Column } from '#shared/column.ts';
import { formatNombre } from '#shared/format.ts';
import type { Facette, FiltreNombre } from '#shared/formations/filtres-colonnes.ts';
import { MOTIFS_ABSENCE, type MotifAbsence } from '#shared/indicateurs/absence.ts';
import styles from './filtres.module.css';

type Props = {
  colonne: Column<never>;
  filtre: FiltreNombre;
  facettes: readonly Facette[];
  onChange: (filtre: FiltreNombre) => void;
};

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
  onChange: (valeur: number | null) => void;
}) => {
  const [texte, setTexte] = useState(formatSaisie(valeur, facteur));
  const [connue, setConnue] = useState(valeur);
  if (valeur !== connue) {
    setConnue(valeur);
    if (valeur !== null || parseSaisie(texte) !== null) setTexte(formatSaisie(valeur, facteur));
  }
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
            onChange={({ target: { value } }) => {
              setTexte(value);
              const suivante = parseSaisie(value);
              if (suivante !== null && !Number.isFinite(suivante)) return;
              const borne = suivante === null ? null : suivante / facteur;
              setConnue(borne);
              onChange(borne);
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
  const change = (changement: Partial<FiltreNombre>) => {
    const suivant = { ...filtre, ...changement };
    // Demander « au moins 20 », c'est ne plus vouloir des valeurs inconnues ; on peut les recocher.
    const borne = suivant.min !== null || suivant.max !== null;
    if (borne && filtre.min === null && filtre.max === null && filtre.absences === 'toutes') suivant.absences = [];
    onChange(suivant);
  };
  const toggleMotif = (motif: MotifAbsence) => {
    const suivantes = retenues.includes(motif) ? retenues.filter((m) => m !== motif) : [...retenues, motif];
    change({ absences: motifs.every((m) => suivantes.includes(m)) ? 'toutes' : [...suivantes] });
  };
  return (
    <>
      <div className={styles.bornes}>
        <Borne libelle="Au moins" valeur={filtre.min} facteur={facteur} onChange={(min) => change({ min })} />
        <Borne libelle="Au plus" valeur={filtre.max} facteur={facteur} onChange={(max) => change({ max })} />
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
