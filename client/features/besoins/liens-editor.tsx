import { useEffect, useRef, useState } from 'react';
import { getPhrase } from '#client/app/trpc.ts';
import { Button } from '#client/ui/button.tsx';
import { Failure, Loading } from '#client/ui/state.tsx';
import { Chemin, CorrectionNote } from './chemin.tsx';
import { CorrectionForm } from './correction-form.tsx';
import styles from './liens.module.css';
import { useChemin, useCorrectionMutations } from './use-liens.ts';

type Famille = NonNullable<ReturnType<typeof useChemin>['data']>['familles'][number];

const LienItem = ({ famille, onRetirer }: { famille: Famille; onRetirer: () => void }) => {
  const { annuler } = useCorrectionMutations();
  const { correction } = famille;
  return (
    <li className={correction?.sens === 'retrait' ? styles.retiree : styles.lien}>
      <div>
        <strong>{famille.libelle}</strong> <span className={styles.note}>{famille.code}</span>
        {famille.romes.length > 0 && <p className={styles.note}>Par {famille.romes.join(', ')}</p>}
        {correction && <CorrectionNote correction={correction} />}
      </div>
      {correction ? (
        <Button
          aria-disabled={annuler.isPending}
          onClick={() => !annuler.isPending && annuler.mutate({ id: correction.id })}
        >
          Annuler<span className="visuellement-cache"> la correction de {famille.libelle}</span>
        </Button>
      ) : (
        <Button onClick={onRetirer}>
          Retirer<span className="visuellement-cache"> {famille.libelle}</span>
        </Button>
      )}
    </li>
  );
};

/** Le chemin en vigueur d'un diplôme, et de quoi le corriger : retirer une famille, en ajouter une, annuler. */
export const LiensEditor = ({ cfd }: { cfd: string }) => {
  const { data, error, refetch } = useChemin(cfd);
  const [aRetirer, setRetirer] = useState<Famille | null>(null);
  const [isAjout, setAjout] = useState(false);
  const isOuvert = aRetirer !== null || isAjout;
  const bouton = useRef<HTMLDivElement>(null);
  const etaitOuvert = useRef(false);
  useEffect(() => {
    // Le formulaire refermé, le clavier retrouve sa place.
    if (etaitOuvert.current && !isOuvert) bouton.current?.querySelector('button')?.focus();
    etaitOuvert.current = isOuvert;
  }, [isOuvert]);
  if (error) return <Failure phrase={getPhrase(error)} onRetry={() => void refetch()} />;
  if (!data) return <Loading>Chargement du chemin…</Loading>;
  const close = () => {
    setRetirer(null);
    setAjout(false);
  };
  return (
    <>
      <p>
        <strong>{data.libelle}</strong> – {data.niveau}
      </p>
      {data.familles.length === 0 && <p>Aucune famille de métiers n’est reliée à ce diplôme.</p>}
      <ul className={styles.liens}>
        {[...data.familles, ...data.retirees].map((famille) => (
          <LienItem
            key={famille.code}
            famille={famille}
            onRetirer={() => {
              setAjout(false);
              setRetirer(famille);
            }}
          />
        ))}
      </ul>
      {isOuvert ? (
        <CorrectionForm
          key={`${cfd} ${aRetirer?.code ?? ''}`}
          cfd={cfd}
          sens={aRetirer ? 'retrait' : 'ajout'}
          famille={aRetirer?.code ?? ''}
          libelle={aRetirer?.libelle ?? ''}
          reliees={[...data.familles, ...data.retirees].map((f) => f.code)}
          onClose={close}
        />
      ) : (
        <div ref={bouton}>
          <Button variante="plein" onClick={() => setAjout(true)}>
            Ajouter une famille
          </Button>
        </div>
      )}
      <Chemin chemin={data} />
    </>
  );
};
