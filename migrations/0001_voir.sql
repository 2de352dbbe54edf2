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
CREATE UNIQUE INDEX `vues_nom` ON `vues` (`auteur_id`,`page`,`nom`);--> statement-breakpoint
ALTER TABLE `entrees` ADD `affectes1` integer;--> statement-breakpoint
ALTER TABLE `entrees` ADD `affectes` integer;--> statement-breakpoint
ALTER TABLE `sorties` ADD `emploi12_mois` integer;--> statement-breakpoint
ALTER TABLE `sorties` ADD `emploi18_mois` integer;--> statement-breakpoint
ALTER TABLE `sorties` ADD `emploi24_mois` integer;--> statement-breakpoint
ALTER TABLE `besoins` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `chomages` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `metiers_tension` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `romes_faps` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `sorties_etablissements` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `sorties_regions` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `diplomes_romes` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `affelnet` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `constats` ADD `ligne` integer;--> statement-breakpoint
ALTER TABLE `parcoursup` ADD `ligne` integer;