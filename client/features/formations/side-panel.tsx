import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { Button } from '#client/ui/button.tsx';
import { CloseIcon } from '#client/ui/close-icon.tsx';
import type { FormationsFilters } from '#shared/formations/filters.ts';
import { EtablissementPanel } from './etablissement-panel.tsx';
import type { SetFiltres } from './filters-bar.tsx';
import { FormationPanel } from './formation-panel.tsx';
import { OffreResume } from './offre-resume.tsx';
import styles from './side-panel.module.css';

type Props = {
  client: FaitsClient;
  filtres: FormationsFilters;
  setFiltres: SetFiltres;
  /** Ouverte au clavier : il y entre. À la souris, il reste sur la cellule, que l'on peut copier. */
  auClavier: boolean;
  /** Ce que la page ajoute à la fiche d'une formation. */
  complement: ReactNode;
  children: ReactNode;
};

/** Ouverte au clavier, la fiche le reçoit ; à sa fermeture, s'il y était, il retrouve sa place. */
const useFocus = (panneau: RefObject<HTMLElement | null>, auClavier: boolean): void =>
  useEffect(() => {
    const avant = document.activeElement;
    if (auClavier) panneau.current?.focus();
    return () => {
      if (document.activeElement && document.activeElement !== document.body) return;
      if (avant instanceof HTMLElement && avant.isConnected) avant.focus({ preventScroll: true });
      else document.getElementById('contenu')?.focus({ preventScroll: true });
    };
  }, [panneau, auClavier]);

/** Échap ferme aussi la fiche depuis la cellule qui l'a ouverte. */
const useEchapCellule = (onClose: () => void): void => {
  const onTouche = useEffectEvent((e: KeyboardEvent) => {
    const isCellule = e.target instanceof Element && e.target.matches('[role="gridcell"]');
    if (e.key === 'Escape' && !e.defaultPrevented && isCellule) onClose();
  });
  useEffect(() => {
    const listen = (e: KeyboardEvent) => onTouche(e);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

/** Panneau latéral : une formation, un établissement, ou les deux ; Échap le ferme. */
export const SidePanel = ({ client, filtres, setFiltres, auClavier, complement, children }: Props) => {
  const { formation, etablissement } = filtres;
  const close = () => setFiltres({ formation: '', etablissement: '' });
  const panneau = useRef<HTMLElement>(null);
  useFocus(panneau, auClavier);
  useEchapCellule(close);
  const titre = formation ? 'Fiche de la formation' : 'Fiche de l’établissement';
  return (
    <aside
      ref={panneau}
      tabIndex={-1}
      className={styles.panneau}
      aria-label={titre}
      onKeyDown={(e) => {
        if (e.key === 'Escape') close();
      }}
    >
      {/* Les blocs de l'offre, de niveau 3, viennent avant le nom de la formation. */}
      <h2 className="visuellement-cache">{titre}</h2>
      <div className={styles.barre}>
        {formation && etablissement && (
          <Button variante="nu" onClick={() => setFiltres({ etablissement: '' })}>
            Toute la formation
          </Button>
        )}
        <Button variante="nu" className={styles.fermer} aria-label="Fermer la fiche" onClick={close}>
          <CloseIcon />
        </Button>
      </div>
      <div className={styles.contenu}>
        {formation && etablissement && (
          <OffreResume
            client={client}
            uai={etablissement}
            cle={formation}
            rentree={filtres.rentree}
            onEtablissement={() => setFiltres({ formation: '' })}
          />
        )}
        {children}
        {formation ? (
          <FormationPanel
            client={client}
            filtres={filtres}
            onEtablissement={(uai) => setFiltres({ etablissement: uai })}
          >
            {complement}
          </FormationPanel>
        ) : (
          <EtablissementPanel
            client={client}
            uai={etablissement}
            rentree={filtres.rentree}
            onFormation={(cle) => setFiltres({ formation: cle })}
            onFiltrer={() => setFiltres({ q: etablissement, vue: 'offres' })}
          />
        )}
      </div>
    </aside>
  );
};
