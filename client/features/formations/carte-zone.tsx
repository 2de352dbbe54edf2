import { useId, useState } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Button } from '#client/ui/button.tsx';
import { buildChampListe, Listbox } from '#client/ui/listbox.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { formatZone, parseZone, RAYON_MAX_KM, RAYON_MIN_KM } from '#shared/territoires/zone.ts';
import { findCentre, searchCentres } from './carte-centres.ts';
import styles from './carte-outils.module.css';
import type { SetFiltres } from './filters-bar.tsx';

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  onFermer: () => void;
  /** Commence un tracé au lasso ; absent quand la carte n'est pas là. */
  onLasso: (() => void) | null;
  /** Ce que la zone retient, en une phrase. */
  bilan: string;
};

const MAX_RESULTATS = 8;
const RAYON_DEFAUT = 30;

/** Centres possibles : ceux que la recherche trouve ; avant toute frappe, l'établissement ouvert. */
const useCentres = (client: FaitsClient, uai: string) => {
  const [initial] = useState(() => findCentre(client, uai));
  const [recherche, setRecherche] = useState<string | null>(null);
  const [actif, setActif] = useState(0);
  const avant = initial ? [initial] : [];
  const resultats = recherche === null ? avant : searchCentres(client, recherche, MAX_RESULTATS);
  const search = (texte: string): void => {
    setRecherche(texte);
    setActif(0);
  };
  const choisi = resultats[actif] ?? null;
  return { recherche: recherche ?? initial?.libelle ?? '', search, resultats, actif, setActif, choisi };
};

/** Rayon autour d'une commune ou d'un établissement : tout se fait au clavier. */
const RayonForm = ({ client, filtres, setFiltres, onFermer }: Omit<Props, 'onLasso' | 'bilan'>) => {
  const idRayon = useId();
  const idListe = useId();
  const zone = parseZone(filtres.zone);
  const { recherche, search, resultats, actif, setActif, choisi } = useCentres(client, filtres.etablissement);
  const [rayon, setRayon] = useState<number | null>(zone?.forme === 'cercle' ? zone.rayonKm : RAYON_DEFAUT);
  const isRayonBon = rayon !== null && rayon >= RAYON_MIN_KM && rayon <= RAYON_MAX_KM;
  return (
    <form
      className={styles.formulaire}
      onSubmit={(e) => {
        e.preventDefault();
        if (!choisi || !isRayonBon) return;
        setFiltres({ zone: formatZone({ forme: 'cercle', centre: choisi.lieu, rayonKm: rayon }), cadre: '' });
        onFermer();
      }}
    >
      <div className={styles.rayon}>
        <label className={styles.champ}>
          <span>Autour de (commune ou établissement)</span>
          <input
            type="search"
            value={recherche}
            onChange={(e) => search(e.target.value)}
            {...buildChampListe({ id: idListe, actif, taille: resultats.length, onMove: setActif })}
          />
        </label>
        <div className={styles.champ}>
          <label htmlFor={idRayon}>Rayon (km)</label>
          <NumberInput id={idRayon} valeur={rayon} onChange={setRayon} aria-invalid={!isRayonBon} />
        </div>
      </div>
      <Listbox
        id={idListe}
        libelle="Centres possibles"
        options={resultats}
        actif={actif}
        choisi={choisi?.code ?? ''}
        onChoose={(_, rang) => setActif(rang)}
      />
      {recherche !== '' && !choisi && <p className={styles.note}>Aucune commune ni établissement de ce nom.</p>}
      {!isRayonBon && <p className={styles.erreur}>Le rayon va de 0,5 à 500 km.</p>}
      <div className={styles.actions}>
        <Button type="submit" variante="plein" disabled={!choisi || !isRayonBon}>
          Choisir à moins de {isRayonBon ? String(rayon).replace('.', ',') : '…'} km
        </Button>
      </div>
    </form>
  );
};

/** Choix d'une zone : lasso sur la carte, ou rayon autour d'un lieu ; effacer. */
export const CarteZone = ({ onLasso, bilan, ...rest }: Props) => (
  <>
    <RayonForm {...rest} />
    <div className={styles.actions}>
      <Button onClick={() => onLasso?.()} disabled={!onLasso}>
        Entourer au lasso
      </Button>
      {rest.filtres.zone && <Button onClick={() => rest.setFiltres({ zone: '' })}>Effacer la zone</Button>}
    </div>
    <p className={styles.note}>
      {bilan ||
        'La zone filtre la grille, la carte et les totaux. Distances à vol d’oiseau ; un établissement sans coordonnées n’est jamais retenu.'}
    </p>
  </>
);
