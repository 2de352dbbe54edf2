CREATE TABLE `contestations` (
	`id` integer PRIMARY KEY NOT NULL,
	`indicateur` text NOT NULL,
	`formation` text NOT NULL,
	`territoire` text NOT NULL,
	`uai` text NOT NULL,
	`rentree` integer NOT NULL,
	`region` text,
	`affiche` text NOT NULL,
	`version_donnees` text NOT NULL,
	`message` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`cree_le` text NOT NULL,
	`reponse` text,
	`repondant_id` integer,
	`repondu_le` text,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`repondant_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contestations_chiffre` ON `contestations` (`indicateur`,`formation`,`territoire`,`uai`);--> statement-breakpoint
CREATE TABLE `demandes` (
	`id` integer PRIMARY KEY NOT NULL,
	`numero` text NOT NULL,
	`version` integer NOT NULL,
	`uai` text NOT NULL,
	`region` text,
	`cfd` text NOT NULL,
	`dispositif` text NOT NULL,
	`type` text NOT NULL,
	`rentree` integer NOT NULL,
	`capacite_scolaire_actuelle` integer,
	`capacite_scolaire` integer,
	`capacite_apprentissage_actuelle` integer,
	`capacite_apprentissage` integer,
	`motifs` text NOT NULL,
	`autre_motif` text NOT NULL,
	`commentaire` text NOT NULL,
	`statut` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`cree_le` text NOT NULL,
	`modifie_le` text NOT NULL,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `demandes_numero_unique` ON `demandes` (`numero`);--> statement-breakpoint
CREATE UNIQUE INDEX `demandes_vivantes` ON `demandes` (`uai`,`cfd`,`dispositif`,`rentree`) WHERE statut not in ('supprimee', 'refusee');--> statement-breakpoint
CREATE INDEX `demandes_region` ON `demandes` (`region`,`statut`);--> statement-breakpoint
CREATE TABLE `demandes_journal` (
	`id` integer PRIMARY KEY NOT NULL,
	`demande_id` integer NOT NULL,
	`version` integer NOT NULL,
	`evenement` text NOT NULL,
	`statut_avant` text,
	`statut_apres` text NOT NULL,
	`motif` text NOT NULL,
	`changements` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`le` text NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `demandes_journal_version` ON `demandes_journal` (`demande_id`,`version`);--> statement-breakpoint
CREATE TABLE `demandes_preuves` (
	`id` integer PRIMARY KEY NOT NULL,
	`demande_id` integer NOT NULL,
	`version` integer NOT NULL,
	`evenement` text NOT NULL,
	`version_donnees` text NOT NULL,
	`contenu` text NOT NULL,
	`le` text NOT NULL,
	FOREIGN KEY (`demande_id`) REFERENCES `demandes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `demandes_preuves_version` ON `demandes_preuves` (`demande_id`,`version`);--> statement-breakpoint
CREATE TABLE `liens_metiers` (
	`id` integer PRIMARY KEY NOT NULL,
	`cfd` text NOT NULL,
	`fap` text NOT NULL,
	`sens` text NOT NULL,
	`motif` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`le` text NOT NULL,
	`annule_le` text,
	`annule_par_id` integer,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`annule_par_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `liens_metiers_en_vigueur` ON `liens_metiers` (`cfd`,`fap`) WHERE annule_le is null;--> statement-breakpoint
CREATE TABLE `parametres` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`valeur` real NOT NULL,
	`depuis` text NOT NULL,
	`motif` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`le` text NOT NULL,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `parametres_effet` ON `parametres` (`code`,`depuis`,`id`);--> statement-breakpoint
CREATE TABLE `reperages_ecartes` (
	`id` integer PRIMARY KEY NOT NULL,
	`nature` text NOT NULL,
	`formation` text NOT NULL,
	`lieu` text NOT NULL,
	`region` text NOT NULL,
	`motif` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`le` text NOT NULL,
	`leve_le` text,
	`leve_par_id` integer,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`leve_par_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reperages_ecartes_en_vigueur` ON `reperages_ecartes` (`nature`,`formation`,`lieu`) WHERE leve_le is null;--> statement-breakpoint
CREATE TABLE `signaux` (
	`id` integer PRIMARY KEY NOT NULL,
	`nature` text NOT NULL,
	`formation` text NOT NULL,
	`lieu` text NOT NULL,
	`region` text NOT NULL,
	`constat` text NOT NULL,
	`version_donnees` text NOT NULL,
	`question` text NOT NULL,
	`echeance` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`cree_le` text NOT NULL,
	`reponse` text,
	`explication` text,
	`repondant_id` integer,
	`repondu_le` text,
	`clos_le` text,
	`clos_par_id` integer,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`repondant_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`clos_par_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signaux_ouverts` ON `signaux` (`nature`,`formation`,`lieu`) WHERE clos_le is null;--> statement-breakpoint
CREATE INDEX `signaux_region` ON `signaux` (`region`);--> statement-breakpoint
CREATE TABLE `suivis_locaux` (
	`id` integer PRIMARY KEY NOT NULL,
	`uai` text NOT NULL,
	`region` text,
	`formation` text NOT NULL,
	`annee` integer NOT NULL,
	`inscrits` integer NOT NULL,
	`poursuite` integer NOT NULL,
	`emploi6_mois` integer NOT NULL,
	`inconnus` integer NOT NULL,
	`methode` text NOT NULL,
	`auteur_id` integer NOT NULL,
	`le` text NOT NULL,
	`remplace_le` text,
	`remplace_par_id` integer,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`remplace_par_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suivis_locaux_en_vigueur` ON `suivis_locaux` (`uai`,`formation`,`annee`) WHERE remplace_le is null;--> statement-breakpoint
CREATE TABLE `echecs_connexion` (
	`id` integer PRIMARY KEY NOT NULL,
	`cle` text NOT NULL,
	`le` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `echecs_connexion_cle` ON `echecs_connexion` (`cle`,`le`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`empreinte` text PRIMARY KEY NOT NULL,
	`utilisateur_id` integer NOT NULL,
	`cree_le` text NOT NULL,
	`expire_le` text NOT NULL,
	FOREIGN KEY (`utilisateur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_expire` ON `sessions` (`expire_le`);--> statement-breakpoint
CREATE TABLE `utilisateurs` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`prenom` text NOT NULL,
	`nom` text NOT NULL,
	`fonction` text NOT NULL,
	`role` text NOT NULL,
	`region` text,
	`mot_de_passe` text NOT NULL,
	`actif` integer DEFAULT true NOT NULL,
	`vu_le` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `utilisateurs_email_unique` ON `utilisateurs` (`email`);--> statement-breakpoint
CREATE TABLE `utilisateurs_etablissements` (
	`utilisateur_id` integer NOT NULL,
	`uai` text NOT NULL,
	PRIMARY KEY(`utilisateur_id`, `uai`),
	FOREIGN KEY (`utilisateur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`statut` text NOT NULL,
	`traitement` text NOT NULL,
	`base_id` integer,
	`empreinte` text,
	`note` text DEFAULT '' NOT NULL,
	`publier_le` text,
	`publiee_le` text,
	`auteur_id` integer,
	`cree_le` text NOT NULL,
	`rapport` text,
	`examen` text,
	`resume` text,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_en_vigueur` ON `versions` (`statut`) WHERE statut = 'publiee';--> statement-breakpoint
CREATE TABLE `versions_fichiers` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`nom` text NOT NULL,
	`octets` integer NOT NULL,
	`empreinte` text NOT NULL,
	`le` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_fichiers_nom` ON `versions_fichiers` (`version_id`,`nom`);--> statement-breakpoint
CREATE INDEX `versions_fichiers_empreinte` ON `versions_fichiers` (`empreinte`);--> statement-breakpoint
CREATE TABLE `versions_journal` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`evenement` text NOT NULL,
	`statut_avant` text,
	`statut_apres` text NOT NULL,
	`motif` text NOT NULL,
	`acteur_id` integer,
	`le` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`acteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `versions_journal_version` ON `versions_journal` (`version_id`);--> statement-breakpoint
CREATE TABLE `vues` (
	`id` integer PRIMARY KEY NOT NULL,
	`auteur_id` integer NOT NULL,
	`page` text NOT NULL,
	`nom` text NOT NULL,
	`partage` text NOT NULL,
	`region` text,
	`etat` text NOT NULL,
	`cree_le` text NOT NULL,
	`modifie_le` text NOT NULL,
	FOREIGN KEY (`auteur_id`) REFERENCES `utilisateurs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vues_nom` ON `vues` (`auteur_id`,`page`,`nom`);