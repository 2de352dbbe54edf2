import { Link, useLocation } from '@tanstack/react-router';
import { useMoi } from '#client/app/session.ts';
import { Sheet } from '#client/ui/sheet.tsx';
import { VISITEUR } from '#shared/permissions.ts';
import { listPartages, type PageVue } from '#shared/vues/vue.ts';
import styles from './menu-vues.module.css';
import { useVues } from './queries.ts';
import { VuesPanel } from './vues-panel.tsx';

type Props = { page: PageVue; onOuvrir: (recherche: string) => void };

/** Sans compte, l'adresse suffit à partager ce que l'on voit ; un compte lui donne un nom. */
const Invitation = () => {
  const { href } = useLocation();
  return (
    <div className={styles.invitation}>
      <p>
        <Link to="/connexion" search={{ retour: href }}>
          Connectez-vous
        </Link>{' '}
        pour enregistrer des vues et ouvrir celles de votre équipe.
      </p>
      <p>L’adresse de cette page rend déjà le même état{'\u00a0'}: copiez-la pour le partager.</p>
    </div>
  );
};

/** Vues enregistrées d'une page : ouvrir, enregistrer, mettre à jour, partager. */
export const MenuVues = ({ page, onOuvrir }: Props) => {
  const { data: moi } = useMoi();
  const acteur = moi?.acteur ?? VISITEUR;
  const isConnecte = acteur.id !== null;
  const recherche = useLocation({ select: (lieu) => lieu.searchStr });
  const { data: vues = [], isError } = useVues(page, isConnecte);
  const ouverte = vues.find((vue) => vue.recherche === recherche && recherche !== '');
  return (
    <Sheet
      resume={ouverte?.nom ?? 'Vues'}
      nom={`Vues enregistrées${ouverte ? `\u00a0: ${ouverte.nom}` : ''}`}
      legende="Vues enregistrées"
      actif={ouverte !== undefined}
    >
      {(close) =>
        isConnecte ? (
          <VuesPanel
            page={page}
            recherche={recherche}
            vues={vues}
            isEnPanne={isError}
            partages={listPartages(acteur)}
            onOuvrir={(voulue) => {
              close();
              onOuvrir(voulue);
            }}
          />
        ) : (
          <Invitation />
        )
      }
    </Sheet>
  );
};
