/** Adresses des comptes de démonstration : un domaine réservé (RFC 2606), qu'aucune personne réelle ne porte. */
export const DOMAINE_DEMO = '@demo.example';

/** Mot de passe commun aux comptes de démonstration, montré à l'écran ; sans effet sur une base officielle. */
export const MOT_DE_PASSE_DEMO = 'demonstration-2026';
