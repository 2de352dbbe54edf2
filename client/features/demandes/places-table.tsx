import { type ReactNode, useId } from 'react';
import { NumberInput } from '#client/ui/number-input.tsx';
import { computeSolde } from '#shared/demandes/rules.ts';
import { formatEcart, formatNombre } from '#shared/format.ts';
import { LIBELLES_VOIE, VOIES, type Voie } from '#shared/formations/formation.ts';
import { CHAMPS, type Champ } from './champs.ts';
import styles from './places-table.module.css';
import type { Saisie } from './use-saisie.ts';
import type { Erreurs } from './validation.ts';

const CHAMPS_PLACES = {
  scolaire: { actuelle: 'capaciteScolaireActuelle', demandee: 'capaciteScolaire' },
  apprentissage: { actuelle: 'capaciteApprentissageActuelle', demandee: 'capaciteApprentissage' },
} as const satisfies Record<Voie, Record<string, Champ>>;

type ChampPlaces = (typeof CHAMPS_PLACES)[Voie]['actuelle' | 'demandee'];

type Props = {
  etat: Saisie;
  erreurs: Erreurs;
  /** D'où vient la capacité actuelle de chaque voie, ou pourquoi elle est inconnue. */
  sources?: Partial<Record<Voie, string>> | undefined;
};

/** Un calcul sur deux champs, ou un tiret tant qu'aucun n'est rempli ou que l'un est illisible. */
const formatSomme = ([a, b]: [number | null, number | null]): string =>
  (a === null && b === null) || Number.isNaN(a) || Number.isNaN(b) ? '–' : formatNombre((a ?? 0) + (b ?? 0));

/** Solde, ou un tiret tant que rien n'est demandé ou qu'un nombre est illisible. */
/** Solde écrit, ou ce qui empêche de le calculer. */
const formatSolde = (solde: number | null): string =>
  solde === null || Number.isNaN(solde) ? 'à compléter' : formatEcart(solde);

/** Capacités avant et après, par voie, et le solde recalculé à chaque frappe. */
export const PlacesTable = ({ etat: { saisie, setChamp }, erreurs, sources = {} }: Props) => {
  const id = useId();
  const renderChamp = (champ: ChampPlaces, source: ReactNode) => {
    const notes = [erreurs[champ] && `${id}-${champ}`, source && `${id}-${champ}-source`].filter(Boolean).join(' ');
    return (
      <td id={`champ-${champ}`}>
        <NumberInput
          aria-label={CHAMPS[champ]}
          aria-describedby={notes || undefined}
          aria-invalid={Boolean(erreurs[champ])}
          valeur={saisie[champ]}
          onChange={(valeur) => setChamp(champ, valeur)}
        />
      </td>
    );
  };
  const renderErreur = (champ: ChampPlaces) =>
    erreurs[champ] && (
      <p key={champ} id={`${id}-${champ}`} className={styles.erreur}>
        {CHAMPS[champ]} : {erreurs[champ]}
      </p>
    );
  return (
    <div>
      <table className={styles.places}>
        <caption className={styles.titre}>Capacités, en places</caption>
        <thead>
          <tr>
            <th scope="col">Voie</th>
            <th scope="col">Actuelle</th>
            <th scope="col">Demandée</th>
            <th scope="col">Solde</th>
          </tr>
        </thead>
        <tbody>
          {VOIES.map((voie) => {
            const { actuelle, demandee } = CHAMPS_PLACES[voie];
            return (
              <tr key={voie}>
                <th scope="row">
                  {LIBELLES_VOIE[voie]}
                  {sources[voie] && (
                    <p id={`${id}-${actuelle}-source`} className={styles.source}>
                      {sources[voie]}
                    </p>
                  )}
                </th>
                {renderChamp(actuelle, sources[voie])}
                {renderChamp(demandee, undefined)}
                <td className={styles.nombre}>
                  {formatSolde(saisie[demandee] === null ? null : saisie[demandee] - (saisie[actuelle] ?? 0))}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Ensemble</th>
            <td className={styles.nombre}>
              {formatSomme([saisie.capaciteScolaireActuelle, saisie.capaciteApprentissageActuelle])}
            </td>
            <td className={styles.nombre}>{formatSomme([saisie.capaciteScolaire, saisie.capaciteApprentissage])}</td>
            <td className={styles.nombre}>
              <output aria-label="Solde de places">{formatSolde(computeSolde(saisie))}</output>
            </td>
          </tr>
        </tfoot>
      </table>
      {VOIES.flatMap((voie) => [
        renderErreur(CHAMPS_PLACES[voie].actuelle),
        renderErreur(CHAMPS_PLACES[voie].demandee),
      ])}
    </div>
  );
};
