import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { ChoixTerritoire } from '#client/features/panoramas/choix-territoire.tsx';
import { FormationsParNiveau, PresenceBloc } from '#client/features/panoramas/domaine.tsx';
import { EnsembleChiffres } from '#client/features/panoramas/ensemble-chiffres.tsx';
import { Entete } from '#client/features/panoramas/entete.tsx';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import { LienFormations, type Lieu } from '#client/features/panoramas/liens.tsx';
import { formatSources } from '#client/features/panoramas/mesures.ts';
import styles from '#client/features/panoramas/page.module.css';
import { findEchelons, getNom } from '#client/features/panoramas/territoire.ts';
import { Introuvable } from '#client/ui/introuvable.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { Faits } from '#shared/faits/faits.ts';
import { selectEtablissements } from '#shared/faits/selection.ts';
import { CODES_ENTREE } from '#shared/indicateurs/catalogue.ts';
import { listOffres } from '#shared/panoramas/ensemble.ts';

type Props = {
  client: FaitsClient;
  lieu: Lieu;
  genre: string;
  titre: string;
  isRetenue: (faits: Faits, formation: number) => boolean;
  onLieu: (territoire: string) => void;
  /** Filtre de la page Formations qui désigne le même ensemble. */
  filtres: { domaine: string[] } | { q: string };
  children?: ReactNode;
};

const mark = (faits: Faits, isRetenue: Props['isRetenue']) =>
  Uint8Array.from(faits.formations.cle, (_, f) => (isRetenue(faits, f) ? 1 : 0));

const Panorama = ({ client, lieu, genre, titre, isRetenue, onLieu, filtres, children }: Props) => {
  usePageTitle(`Panorama : ${titre}`);
  const formations = useMemo(() => mark(client.faits, isRetenue), [client, isRetenue]);
  const liste = useMemo(() => {
    const isIci = (faits: Faits, f: number) => faits.formations.type[f] !== 'commune' && isRetenue(faits, f);
    return (faits: Faits) =>
      listOffres(faits, mark(faits, isIci), selectEtablissements(faits.etablissements, lieu.territoire));
  }, [isRetenue, lieu.territoire]);
  const ici = findEchelons(client, lieu.territoire)?.at(-1);
  if (!ici || !formations.includes(1)) return <Introuvable titre="Rien de tel dans les données chargées" />;
  return (
    <div className={styles.page}>
      <Entete
        genre={`${genre}, vu${genre === 'Domaine' ? '' : 'e'} de : ${getNom(ici)}`}
        titre={titre}
        rentree={lieu.rentree}
        sources={formatSources([...CODES_ENTREE, 'emploi'], client.faits.periode)}
        version={client.faits.version}
        liens={
          <>
            <ChoixTerritoire client={client} territoire={lieu.territoire} onChange={onLieu} />
            <LienFormations filtres={{ ...lieu, ...filtres }}>Grille et carte</LienFormations>
          </>
        }
      >
        {children}
      </Entete>
      <EnsembleChiffres client={client} liste={liste} portee={'domaine' in filtres ? { ...lieu, ...filtres } : null} />
      <FormationsParNiveau client={client} lieu={lieu} formations={formations} />
      <PresenceBloc client={client} lieu={lieu} formations={formations} />
    </div>
  );
};

const routeDomaine = getRouteApi('/panorama/domaine/$code');

const Domaine = ({ client, code, lieu }: { client: FaitsClient; code: string; lieu: Lieu }) => {
  const navigate = routeDomaine.useNavigate();
  const isRetenue = useMemo(
    () => (faits: Faits, f: number) => /^\d{2,3}$/.test(code) && (faits.formations.nsf[f] ?? '').startsWith(code),
    [code],
  );
  const dessus = code.length === 3 ? code.slice(0, 2) : null;
  return (
    <Panorama
      client={client}
      lieu={lieu}
      genre="Domaine"
      titre={`${code} – ${client.domaines.get(code) ?? 'domaine inconnu'}`}
      isRetenue={isRetenue}
      onLieu={(territoire) => void navigate({ resetScroll: false, search: { ...lieu, territoire } })}
      filtres={{ domaine: [code] }}
    >
      {dessus && (
        <nav className={styles.rattachements} aria-label="Domaine au-dessus">
          <Link to="/panorama/domaine/$code" params={{ code: dessus }} search={lieu}>
            {dessus} – {client.domaines.get(dessus) ?? ''}
          </Link>
        </nav>
      )}
    </Panorama>
  );
};

/** Panorama d'un domaine (NSF à 2 chiffres) ou d'un groupe de spécialités (3 chiffres). */
export const PanoramaDomainePage = () => {
  const { code } = routeDomaine.useParams();
  const { rentree, territoire } = routeDomaine.useSearch();
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Domaine client={client} code={code} lieu={{ rentree, territoire }} />}
    </FaitsPage>
  );
};

const routeFamille = getRouteApi('/panorama/famille/$famille');

const Famille = ({ client, famille, lieu }: { client: FaitsClient; famille: string; lieu: Lieu }) => {
  const navigate = routeFamille.useNavigate();
  const isRetenue = useMemo(() => (faits: Faits, f: number) => faits.formations.famille[f] === famille, [famille]);
  return (
    <Panorama
      client={client}
      lieu={lieu}
      genre="Famille de métiers"
      titre={famille}
      isRetenue={isRetenue}
      onLieu={(territoire) => void navigate({ resetScroll: false, search: { ...lieu, territoire } })}
      filtres={{ q: famille.slice(0, 100) }}
    />
  );
};

/** Panorama d'une famille de métiers : une année commune et ses spécialités. */
export const PanoramaFamillePage = () => {
  const { famille } = routeFamille.useParams();
  const { rentree, territoire } = routeFamille.useSearch();
  return (
    <FaitsPage rentree={rentree}>
      {(client) => <Famille client={client} famille={famille} lieu={{ rentree, territoire }} />}
    </FaitsPage>
  );
};
