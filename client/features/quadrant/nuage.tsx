import { useCallback, useMemo, useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import type { PointTaux } from '#shared/formations/lasso.ts';
import { Infobulle } from './infobulle.tsx';
import { Legende } from './legende.tsx';
import styles from './quadrant.module.css';
import { QuadrantChart } from './quadrant-chart.tsx';
import { useDesignee } from './survol.ts';
import { TrajetTrace } from './trajets.tsx';
import type { Quadrant } from './use-quadrant.ts';
import { useTaille } from './use-taille.ts';
import { type Trajets, usePosee, useTrajets } from './use-trajets.ts';

/** Au-delà, les trajets d'une sélection ne se lisent plus : seule la formation ouverte garde le sien. */
export const MAX_TRAJETS = 20;

type Props = {
  quadrant: Quadrant;
  filtres: Pick<FormationsFilters, 'formation' | 'rentree'>;
  periode: { constat: number | null; millesime: string | null };
  trajetsVisibles: boolean;
  /** Peu de place : la légende se replie. */
  serre: boolean;
  onOpen: (cle: string) => void;
  onLasso: (points: readonly PointTaux[]) => void;
};

/** Clés dont on trace le trajet : la formation ouverte, et la sélection si elle n'est pas trop grande. */
const listTracees = ({ bulles, retenues }: Quadrant, ouverte: string): string[] => {
  const choisies = retenues && retenues.size <= MAX_TRAJETS ? [...retenues] : [];
  const placees = new Set(bulles.map(({ cle }) => cle));
  return [...new Set([ouverte, ...choisies])].filter((cle) => placees.has(cle));
};

/** Des trajets manquent : le dit, et propose de les redemander. */
const TrajetsPanne = ({ requetes }: { requetes: readonly Pick<Trajets, 'isError' | 'retry'>[] }) => {
  const pannes = requetes.filter(({ isError }) => isError);
  return (
    pannes.length > 0 && (
      <p role="alert" className={styles.panne}>
        Les trajets n’ont pas pu être chargés : le graphique est montré sans eux.
        <Button
          onClick={() => {
            for (const { retry } of pannes) retry();
          }}
        >
          Réessayer
        </Button>
      </p>
    )
  );
};

/** Le graphique, ses trajets, son infobulle et sa légende. */
export const Nuage = ({ quadrant, filtres, periode, trajetsVisibles, serre, onOpen, onLasso }: Props) => {
  const { bulles, region, niveau, libelleNiveau, nomRegion, retenues, lasso } = quadrant;
  const { formation: ouverte, rentree } = filtres;
  const zone = useRef<HTMLDivElement>(null);
  const taille = useTaille(zone);
  const designee = useDesignee();
  const [active, setActive] = useState('');
  const posee = usePosee(active);
  const tracees = useMemo(() => listTracees(quadrant, ouverte), [quadrant, ouverte]);
  const traces = useTrajets({ cles: tracees, region, rentree });
  const { trajets, axes } = traces;
  const survol = useTrajets({ cles: posee === '' || tracees.includes(posee) ? [] : [posee], region, rentree });
  const detaillee = active || ouverte;
  const getTrajet = useCallback((cle: string) => trajets.get(cle) ?? survol.trajets.get(cle), [trajets, survol]);
  const tous = active !== '' && survol.trajets.has(active) ? [...tracees, active] : tracees;
  const axe = axes.get(niveau) ?? survol.axes.get(niveau) ?? [];
  return (
    <>
      <div ref={zone} className={styles.zone} data-quadrant={bulles.length}>
        {taille && (
          <QuadrantChart
            libelle={`Quadrant ${libelleNiveau}, ${nomRegion} : ${bulles.length} formations placées selon leurs taux de poursuite et d’emploi. Flèches pour les parcourir, Entrée pour ouvrir, plus, moins et zéro pour zoomer.`}
            sujet={`${niveau}|${region}|${periode.millesime}`}
            bulles={bulles}
            retenues={retenues}
            moyennes={quadrant.moyennes}
            seuils={quadrant.seuils}
            niveau={libelleNiveau}
            lasso={lasso?.region === region && lasso.niveau === niveau ? lasso.points : null}
            ouverte={ouverte}
            designee={designee}
            taille={taille}
            onOpen={onOpen}
            onLasso={onLasso}
            onActive={setActive}
            renderTrajets={(vue, cadre, fleche) =>
              trajetsVisibles && (
                <>
                  {getTrajet(detaillee) && <TrajetTrace vue={vue} cadre={cadre} etapes={axe} fleche={fleche} moyenne />}
                  {tous.map((cle) => (
                    <TrajetTrace
                      key={cle}
                      vue={vue}
                      cadre={cadre}
                      etapes={getTrajet(cle)?.etapes ?? []}
                      fleche={fleche}
                      detaille={cle === detaillee}
                      rayon={bulles.find((bulle) => bulle.cle === cle)?.rayon ?? 0}
                    />
                  ))}
                </>
              )
            }
            renderInfobulle={(bulle, cadre, autres) => (
              <Infobulle
                bulle={bulle}
                cadre={cadre}
                autres={autres}
                jeunes={getTrajet(bulle.cle)?.derniere?.jeunes}
                constat={periode.constat}
              />
            )}
          />
        )}
      </div>
      {trajetsVisibles && <TrajetsPanne requetes={[traces, survol]} />}
      <Legende
        bulles={bulles}
        constat={periode.constat}
        seuils={quadrant.seuils}
        trajets={trajetsVisibles}
        ouvert={!serre}
      />
    </>
  );
};
