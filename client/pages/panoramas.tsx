import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { trpc } from '#client/app/trpc.ts';
import type { FaitsClient } from '#client/faits/faits-client.ts';
import { FaitsPage } from '#client/features/panoramas/faits-page.tsx';
import styles from '#client/features/panoramas/page.module.css';
import { buildRecherche } from '#client/features/panoramas/recherche.ts';
import { buildLien, Recherche } from '#client/features/panoramas/recherche.tsx';
import { Sommaire } from '#client/features/panoramas/sommaire.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';

const route = getRouteApi('/panoramas');

const Contenu = ({ client }: { client: FaitsClient }) => {
  const { q, rentree } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: metiers, status } = useQuery(trpc.besoins.metiers.queryOptions());
  const search = useMemo(() => buildRecherche(client, metiers ?? []), [client, metiers]);
  const demande = useDeferredValue(q);
  const sections = useMemo(() => search(demande), [search, demande]);
  const onSearch = (texte: string) =>
    void navigate({ resetScroll: false, search: { rentree, q: texte }, replace: true });
  const onEnter = (texte: string): void => {
    const premier = search(texte)[0]?.resultats[0];
    if (premier) void navigate(buildLien(premier.cible, rentree));
  };
  return (
    <div className={styles.page}>
      <header className={styles.entete}>
        <h1>Panoramas</h1>
        <p className={styles.note}>
          Une page par territoire, formation, domaine, famille, établissement ou métier : ce qu’il y a, ce qu’il en est,
          ce qui existe ailleurs et pas ici. Chacune s’imprime et se partage par son adresse.
        </p>
      </header>
      <Recherche q={q} sections={sections} metiers={status} rentree={rentree} onSearch={onSearch} onEnter={onEnter} />
      {q.trim() === '' && <Sommaire client={client} rentree={rentree} />}
    </div>
  );
};

/** Sommaire des panoramas : une recherche qui mène à chacun. */
export const PanoramasPage = () => {
  usePageTitle('Panoramas');
  const { rentree } = route.useSearch();
  return <FaitsPage rentree={rentree}>{(client) => <Contenu client={client} />}</FaitsPage>;
};
