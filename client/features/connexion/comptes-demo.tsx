import { Button } from '#client/ui/button.tsx';
import styles from './comptes-demo.module.css';

type Compte = { email: string; prenom: string; nom: string; fonction: string; libelleRole: string; motDePasse: string };
type Props = { comptes: readonly Compte[]; onFill: (compte: Compte) => void };

/** Comptes d'une base de démonstration : qui peut quoi se découvre en changeant de rôle. */
export const ComptesDemo = ({ comptes, onFill }: Props) => {
  const motDePasse = comptes[0]?.motDePasse;
  return (
    <section className={styles.comptes} aria-labelledby="comptes-demo">
      <h2 id="comptes-demo">Comptes de démonstration</h2>
      <p className={styles.note}>
        Personnes inventées. Mot de passe de tous les comptes : <code>{motDePasse}</code>
      </p>
      <div className={styles.defilement}>
        <table>
          <thead>
            <tr>
              <th scope="col">Rôle</th>
              <th scope="col">Personne</th>
              <th scope="col">Adresse électronique</th>
              <th scope="col">
                <span className="visuellement-cache">Remplir le formulaire</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {comptes.map((compte) => (
              <tr key={compte.email}>
                <th scope="row">{compte.libelleRole}</th>
                <td>
                  {compte.prenom} {compte.nom}
                  <span>{compte.fonction}</span>
                </td>
                <td>{compte.email}</td>
                <td>
                  <Button onClick={() => onFill(compte)}>
                    Remplir
                    <span className="visuellement-cache"> avec {compte.libelleRole}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
