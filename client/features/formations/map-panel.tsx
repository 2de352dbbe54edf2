import { lazy, Suspense, useId, useMemo, useRef, useState } from 'react';
import { useTheme } from '#client/design/theme.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import type { TauxTerritoires } from '#client/faits/use-taux.ts';
import { createSynchronisation } from '#client/map/synchronisation.ts';
import type { PriseCarte } from '#client/map/territoires-map.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import type { Retenues } from '#shared/explications/retenues.ts';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { CarteAffichage } from './carte-affichage.tsx';
import { CarteCommandes, OUTILS, type Outil } from './carte-commandes.tsx';
import { CarteComparer } from './carte-comparer.tsx';
import { useDemandesCarte, useSujetsDemandes } from './carte-demandes.ts';
import { DemandesEtat } from './carte-demandes-etat.tsx';
import { exportCarte } from './carte-export.ts';
import { CarteExporter } from './carte-exporter.tsx';
import { CarteLegendes } from './carte-legendes.tsx';
import { buildEchelles } from './carte-modele.ts';
import { CarteOutil } from './carte-outil.tsx';
import { CarteTableau } from './carte-tableau.tsx';
import { CarteZone } from './carte-zone.tsx';
import type { SetFiltres } from './filters-bar.tsx';
import styles from './map-panel.module.css';
import { useBilanZone, useCommun, useFiltresCarte } from './use-carte.ts';
import { usePleinEcran } from './use-plein-ecran.ts';
import { useVues } from './use-vues.ts';

const CarteVue = lazy(() => import('./carte-vue.tsx').then((m) => ({ default: m.CarteVue })));

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  offres: Int32Array;
  retenues: Retenues | null;
  taux: TauxTerritoires;
  onDemande: (numero: string) => void;
};

/** Carte d'un indicateur par territoire, points et demandes, seule ou comparée ; et le tableau du même contenu. */
export const MapPanel = ({ client, filtres: choisis, setFiltres, offres, retenues, taux, onDemande }: Props) => {
  const theme = useTheme();
  const id = useId();
  const cadre = useRef<HTMLElement>(null);
  const prise = useRef<PriseCarte>(null);
  const [outil, setOutilOuvert] = useState<Outil | null>(null);
  const pleinEcran = usePleinEcran(cadre);
  const { permis, lignes, ...etatDemandes } = useDemandesCarte(choisis.demandes);
  const sujets = useSujetsDemandes(client, lignes, choisis);
  const demandes = choisis.demandes && permis && lignes ? sujets : null;
  const { commun, setOutil, setDessinee } = useCommun({ client, filtres: choisis, demandes });
  const filtres = useFiltresCarte(choisis, commun.outil);
  const { vues, attente, erreur, retry } = useVues({ client, filtres, offres, retenues, taux });
  const { points, taille, teinte } = filtres;
  const echelles = useMemo(
    () => buildEchelles(vues, { points, taille, teinte }, theme),
    [vues, points, taille, teinte, theme],
  );
  const synchronisation = useMemo(createSynchronisation, []);
  const bilan = useBilanZone(client, filtres, offres);
  const finishLasso = (zone: string): void => {
    setOutil(null);
    if (zone === '') return;
    setDessinee(zone);
    setFiltres({ zone });
  };
  const isComparee = filtres.comparer !== '';
  return (
    <section ref={cadre} className={styles.panneau} aria-label="Carte">
      <CarteCommandes
        id={id}
        filtres={choisis}
        setFiltres={setFiltres}
        outil={outil}
        onOutil={setOutilOuvert}
        pleinEcran={pleinEcran}
      />
      <div className={styles.corps}>
        {outil && (
          <CarteOutil key={outil} titre={OUTILS[outil]} bouton={`${id}-${outil}`} onFermer={() => setOutilOuvert(null)}>
            {outil === 'affichage' && (
              <CarteAffichage filtres={choisis} setFiltres={setFiltres} demandesPermises={permis} />
            )}
            {outil === 'comparer' && <CarteComparer client={client} filtres={filtres} setFiltres={setFiltres} />}
            {outil === 'exporter' && (
              <CarteExporter
                onExport={(format) => {
                  const emprise = (filtres.cadre && prise.current?.getEmprise()) || commun.emprise;
                  return exportCarte({ vues, filtres, commun, demandes, emprise }, format);
                }}
              />
            )}
            {outil === 'zone' && (
              <CarteZone
                client={client}
                filtres={filtres}
                setFiltres={setFiltres}
                bilan={bilan}
                onFermer={() => setOutilOuvert(null)}
                onLasso={
                  filtres.forme === 'tableau'
                    ? null
                    : () => {
                        setOutilOuvert(null);
                        setOutil('lasso');
                      }
                }
              />
            )}
          </CarteOutil>
        )}
        {commun.outil === 'lasso' && (
          <p className={styles.consigne}>Entourez des établissements sur la carte ; Échap abandonne.</p>
        )}
        {filtres.forme === 'tableau' ? (
          <CarteTableau
            vues={vues}
            filtres={filtres}
            setFiltres={setFiltres}
            demandes={demandes}
            onDemande={onDemande}
          />
        ) : (
          <Suspense fallback={<Loading>Chargement de la carte…</Loading>}>
            <div className={styles.contenu}>
              <div className={isComparee ? styles.deux : styles.une}>
                {vues.map((vue, i) => (
                  <CarteVue
                    key={i === 0 ? 'premiere' : 'seconde'}
                    vue={vue}
                    echelle={echelles.territoires[i] ?? { bornes: [], couleurs: [] }}
                    points={echelles.points}
                    filtres={filtres}
                    commun={commun}
                    titree={isComparee}
                    synchronisation={synchronisation}
                    setFiltres={setFiltres}
                    onLasso={finishLasso}
                    onDemande={onDemande}
                    onOuvrir={pleinEcran.close}
                    ref={i === 0 ? prise : undefined}
                  />
                ))}
                {attente && <Loading>Chargement de l’autre rentrée…</Loading>}
                {erreur && <Failure phrase="L’autre rentrée n’a pas pu être chargée." onRetry={() => void retry()} />}
              </div>
              <CarteLegendes
                vues={vues}
                echelles={echelles}
                filtres={filtres}
                emploi={commun.emploi !== null}
                demandes={demandes}
              />
            </div>
          </Suspense>
        )}
      </div>
      {filtres.demandes && <DemandesEtat {...etatDemandes} />}
      <p className={bilan ? styles.bilan : 'visuellement-cache'} role="status">
        {bilan}
        {bilan && (
          <button type="button" onClick={() => setFiltres({ zone: '' })}>
            Effacer la zone
          </button>
        )}
      </p>
    </section>
  );
};
