import 'maplibre-gl/dist/maplibre-gl.css';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTheme } from '#client/design/theme.ts';
import { type CarteVivante, createCarte } from './carte.ts';
import type { EtatCarte, Infobulle, RappelsCarte } from './etat.ts';
import type { Synchronisation } from './synchronisation.ts';
import styles from './territoires-map.module.css';

export type PriseCarte = { getEmprise: () => [number, number, number, number] | null };

type Props = {
  /** À garder identique tant que rien ne change : la carte compare champ à champ. */
  etat: EtatCarte;
  /** Nom de la carte pour les lecteurs d'écran. */
  libelle: string;
  /** La même pour les cartes qui bougent ensemble. */
  synchronisation: Synchronisation;
  ref?: Ref<PriseCarte>;
} & Omit<RappelsCarte, 'onSurvol' | 'onPanne'>;

/** Plus haut que cela, l'infobulle passe sous la souris. */
const HAUTEUR_INFOBULLE = 110;

/** Carte des territoires, des établissements et des demandes. Le tableau voisin porte le même contenu. */
export const TerritoiresMap = (props: Props) => {
  const { etat, libelle, synchronisation, ref } = props;
  const theme = useTheme();
  const conteneur = useRef<HTMLDivElement>(null);
  const carte = useRef<CarteVivante | null>(null);
  const courants = useRef(props);
  const [infobulle, setInfobulle] = useState<Infobulle | null>(null);
  const [panne, setPanne] = useState(false);
  useEffect(() => {
    courants.current = props;
  });
  useEffect(() => {
    if (!conteneur.current) return;
    try {
      carte.current = createCarte(
        conteneur.current,
        theme,
        {
          describe: (code) => courants.current.describe(code),
          onSurvol: setInfobulle,
          onTerritoire: (code) => courants.current.onTerritoire(code),
          onPoint: (uai, formation) => courants.current.onPoint(uai, formation),
          onDemande: (numero) => courants.current.onDemande(numero),
          onLasso: (zone) => courants.current.onLasso(zone),
          onCadre: (cadre) => courants.current.onCadre(cadre),
          onPanne: () => setPanne(true),
        },
        synchronisation,
      );
      carte.current.update(courants.current.etat);
    } catch {
      setPanne(true);
    }
    return () => {
      carte.current?.remove();
      carte.current = null;
    };
  }, [theme, synchronisation]);
  useEffect(() => carte.current?.update(etat), [etat]);
  useImperativeHandle(ref, () => ({ getEmprise: () => carte.current?.getEmprise() ?? null }), []);

  if (panne)
    return (
      <p className={styles.panne}>La carte ne peut pas se dessiner dans ce navigateur : le tableau la remplace.</p>
    );
  return (
    <section className={styles.cadre} aria-label={libelle}>
      <div ref={conteneur} className={styles.carte} data-carte="territoires" />
      {infobulle && (
        <div
          className={`${styles.infobulle} ${infobulle.y < HAUTEUR_INFOBULLE ? styles.dessous : ''}`}
          style={{ left: `clamp(145px, ${infobulle.x}px, calc(100% - 145px))`, top: infobulle.y }}
          aria-hidden="true"
        >
          {infobulle.lignes.map((ligne, i) => (
            <span key={ligne} className={i === 0 ? styles.titre : undefined}>
              {ligne}
            </span>
          ))}
        </div>
      )}
    </section>
  );
};
