CREATE TABLE `bassins` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `entrees` (
	`offre_id` integer NOT NULL,
	`rentree` integer NOT NULL,
	`effectif1` integer,
	`effectif2` integer,
	`effectif3` integer,
	`effectif_entree` integer,
	`filles` integer,
	`capacite` integer,
	`capacite_motif` text,
	`capacite_affectation` integer,
	`voeux` integer,
	`affectes1` integer,
	`affectes` integer,
	`admission` text,
	`constat_fichier_id` integer,
	`admission_fichier_id` integer,
	PRIMARY KEY(`offre_id`, `rentree`)
);
--> statement-breakpoint
CREATE INDEX `entrees_rentree` ON `entrees` (`rentree`);--> statement-breakpoint
CREATE TABLE `etablissements` (
	`id` integer PRIMARY KEY NOT NULL,
	`uai` text NOT NULL,
	`nom` text NOT NULL,
	`type` text,
	`secteur` text,
	`commune` text,
	`libelle_commune` text,
	`departement` text,
	`academie` text,
	`region` text,
	`bassin` text,
	`zone` text,
	`latitude` real,
	`longitude` real,
	`position_source` text,
	`fichier_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `etablissements_uai_unique` ON `etablissements` (`uai`);--> statement-breakpoint
CREATE INDEX `etablissements_departement` ON `etablissements` (`departement`);--> statement-breakpoint
CREATE TABLE `formations` (
	`id` integer PRIMARY KEY NOT NULL,
	`cfd` text NOT NULL,
	`dispositif` text NOT NULL,
	`voie` text NOT NULL,
	`libelle` text NOT NULL,
	`libelle_court` text NOT NULL,
	`niveau` text NOT NULL,
	`nsf` text NOT NULL,
	`cpc` text,
	`type` text NOT NULL,
	`famille` text,
	`cfd_commun` text,
	`cfd_continuum` text,
	`date_ouverture` text,
	`date_fermeture` text,
	`duree` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `formations_cle` ON `formations` (`cfd`,`dispositif`,`voie`);--> statement-breakpoint
CREATE TABLE `offres` (
	`id` integer PRIMARY KEY NOT NULL,
	`etablissement_id` integer NOT NULL,
	`formation_id` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offres_cle` ON `offres` (`etablissement_id`,`formation_id`);--> statement-breakpoint
CREATE INDEX `offres_formation` ON `offres` (`formation_id`);--> statement-breakpoint
CREATE TABLE `sorties` (
	`formation_id` integer NOT NULL,
	`region` text NOT NULL,
	`millesime` text NOT NULL,
	`effectif_terminale` integer,
	`sortants` integer,
	`poursuite` integer,
	`emploi6_mois` integer,
	`emploi12_mois` integer,
	`emploi18_mois` integer,
	`emploi24_mois` integer,
	`cfd_continuum` text,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`formation_id`, `region`, `millesime`)
);
--> statement-breakpoint
CREATE INDEX `sorties_millesime` ON `sorties` (`millesime`);--> statement-breakpoint
CREATE TABLE `zones` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `besoins` (
	`annee` integer NOT NULL,
	`bassin` text NOT NULL,
	`metier` text NOT NULL,
	`departement` text NOT NULL,
	`region` text NOT NULL,
	`projets` integer,
	`difficiles` integer,
	`saisonniers` integer,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `bassin`, `metier`, `departement`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `besoins_metier` ON `besoins` (`metier`);--> statement-breakpoint
CREATE TABLE `besoins_bassins` (
	`annee` integer NOT NULL,
	`code` text NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `code`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `besoins_metiers` (
	`annee` integer NOT NULL,
	`code` text NOT NULL,
	`libelle` text NOT NULL,
	`famille` text NOT NULL,
	`libelle_famille` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `code`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `chomages` (
	`maille` text NOT NULL,
	`code` text NOT NULL,
	`annee` integer NOT NULL,
	`taux` real NOT NULL,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`maille`, `code`, `annee`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `domaines_professionnels` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `faps` (
	`nomenclature` text NOT NULL,
	`niveau` integer NOT NULL,
	`code` text NOT NULL,
	`libelle` text NOT NULL,
	`parent` text,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`nomenclature`, `niveau`, `code`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `metiers_tension` (
	`annee` integer NOT NULL,
	`region` text NOT NULL,
	`fap` text NOT NULL,
	`libelle` text NOT NULL,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `region`, `fap`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `romes` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`transition_ecologique` integer NOT NULL,
	`transition_numerique` integer NOT NULL,
	`transition_demographique` integer NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `romes_faps` (
	`rome` text NOT NULL,
	`qualification` text NOT NULL,
	`fap` text NOT NULL,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`rome`, `qualification`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `annuaires` (
	`annuaire` text NOT NULL,
	`uai` text NOT NULL,
	`nom` text NOT NULL,
	`type` text,
	`secteur` text,
	`commune` text,
	`libelle_commune` text,
	`departement` text,
	`academie` text,
	`region` text,
	`latitude` real,
	`longitude` real,
	`ministere` text,
	`nature` text,
	`date_ouverture` text,
	`date_fermeture` text,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annuaire`, `uai`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `fichiers` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`annee` text NOT NULL,
	`nom` text NOT NULL,
	`empreinte` text NOT NULL,
	`octets` integer NOT NULL,
	`encodage` text NOT NULL,
	`lues` integer NOT NULL,
	`retenues` integer NOT NULL,
	`rejetees` integer NOT NULL,
	`charge_le` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fichiers_source_annee` ON `fichiers` (`source`,`annee`);--> statement-breakpoint
CREATE TABLE `proprietes` (
	`cle` text PRIMARY KEY NOT NULL,
	`valeur` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sorties_etablissements` (
	`millesime` text NOT NULL,
	`uai` text NOT NULL,
	`perimetre` text NOT NULL,
	`code` text NOT NULL,
	`source` text NOT NULL,
	`effectif_terminale` integer,
	`sortants` integer,
	`poursuite` integer,
	`emploi6_mois` integer,
	`taux_poursuite` real,
	`taux_emploi6_mois` real,
	`taux_emploi12_mois` real,
	`taux_emploi18_mois` real,
	`taux_emploi24_mois` real,
	`taux_emploi_attendu` real,
	`valeur_ajoutee` real,
	`part_poursuite` real,
	`part_emploi6_mois` real,
	`part_autres` real,
	`part_contrats_interrompus` real,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`millesime`, `uai`, `perimetre`, `code`, `source`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sorties_regions` (
	`millesime` text NOT NULL,
	`region` text NOT NULL,
	`voie` text NOT NULL,
	`code` text NOT NULL,
	`effectif_terminale` integer,
	`sortants` integer,
	`poursuite` integer,
	`emploi6_mois` integer,
	`emploi12_mois` integer,
	`emploi18_mois` integer,
	`emploi24_mois` integer,
	`taux_poursuite_publie` integer,
	`taux_emploi6_mois_publie` integer,
	`taux_emploi12_mois_publie` integer,
	`taux_emploi18_mois_publie` integer,
	`taux_emploi24_mois_publie` integer,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`millesime`, `region`, `voie`, `code`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `actions_prioritaires` (
	`cfd` text NOT NULL,
	`dispositif` text NOT NULL,
	`region` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`cfd`, `dispositif`, `region`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `diplomes` (
	`cfd` text PRIMARY KEY NOT NULL,
	`niveau` text NOT NULL,
	`nsf` text NOT NULL,
	`libelle_court` text NOT NULL,
	`libelle` text NOT NULL,
	`date_ouverture` text,
	`date_fermeture` text,
	`nature` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `diplomes_filiations` (
	`ancien` text NOT NULL,
	`nouveau` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`ancien`, `nouveau`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `diplomes_filiations_nouveau` ON `diplomes_filiations` (`nouveau`);--> statement-breakpoint
CREATE TABLE `diplomes_professionnels` (
	`cfd` text PRIMARY KEY NOT NULL,
	`diplome` text NOT NULL,
	`intitule` text NOT NULL,
	`cpc` text NOT NULL,
	`secteur` text NOT NULL,
	`rncp` text,
	`premiere_session` text,
	`derniere_session` text,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `diplomes_romes` (
	`cfd` text NOT NULL,
	`rang` integer NOT NULL,
	`rome` text NOT NULL,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`cfd`, `rome`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `disciplines` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `dispositifs` (
	`code` text PRIMARY KEY NOT NULL,
	`niveau_diplome` text NOT NULL,
	`libelle_court` text NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `familles_metiers` (
	`type` text NOT NULL,
	`famille` text NOT NULL,
	`cfd_commun` text NOT NULL,
	`cfd_specialite` text NOT NULL,
	`libelle_specialite` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`cfd_commun`, `cfd_specialite`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `groupes_formation` (
	`code` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `liens_formation_groupe` (
	`groupe` text NOT NULL,
	`cfd` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`groupe`, `cfd`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mefs` (
	`mef` text PRIMARY KEY NOT NULL,
	`mefstat11` text NOT NULL,
	`cfd` text NOT NULL,
	`dispositif` text NOT NULL,
	`duree` integer NOT NULL,
	`annee` integer NOT NULL,
	`libelle` text NOT NULL,
	`date_ouverture` text,
	`date_fermeture` text,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mefs_mefstat11` ON `mefs` (`mefstat11`);--> statement-breakpoint
CREATE INDEX `mefs_cfd` ON `mefs` (`cfd`,`dispositif`);--> statement-breakpoint
CREATE TABLE `niveaux_diplome` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle_court` text NOT NULL,
	`libelle` text NOT NULL,
	`niveau_interministeriel` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `nsf` (
	`code` text PRIMARY KEY NOT NULL,
	`rang` text NOT NULL,
	`libelle` text NOT NULL,
	`parent` text,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `types_groupe_formation` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `affelnet` (
	`rentree` integer NOT NULL,
	`uai` text NOT NULL,
	`mefstat11` text NOT NULL,
	`voie` text NOT NULL,
	`capacite` integer,
	`capacite_motif` text,
	`capacite_affectation` integer,
	`voeux1` integer,
	`voeux` integer,
	`affectes1` integer,
	`affectes` integer,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`rentree`, `uai`, `mefstat11`, `voie`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `constats` (
	`rentree` integer NOT NULL,
	`uai` text NOT NULL,
	`mefstat11` text NOT NULL,
	`effectif` integer NOT NULL,
	`filles` integer,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`rentree`, `uai`, `mefstat11`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `parcoursup` (
	`rentree` integer NOT NULL,
	`uai` text NOT NULL,
	`mefstat11` text NOT NULL,
	`voie` text NOT NULL,
	`voeux` integer,
	`capacite` integer,
	`capacite_motif` text,
	`ligne` integer,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`rentree`, `uai`, `mefstat11`, `voie`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `communes` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`departement` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `communes_bassins` (
	`annee` integer NOT NULL,
	`commune` text NOT NULL,
	`bassin` text NOT NULL,
	`libelle_bassin` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `commune`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `communes_bassins_bassin` ON `communes_bassins` (`bassin`);--> statement-breakpoint
CREATE TABLE `communes_centroides` (
	`commune` text PRIMARY KEY NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`annee` integer,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `communes_zones` (
	`annee` integer NOT NULL,
	`commune` text NOT NULL,
	`zone` text NOT NULL,
	`libelle_zone` text NOT NULL,
	`fichier_id` integer NOT NULL,
	PRIMARY KEY(`annee`, `commune`),
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `departements` (
	`code` text PRIMARY KEY NOT NULL,
	`libelle` text NOT NULL,
	`code_academie` text NOT NULL,
	`libelle_academie` text NOT NULL,
	`code_region` text NOT NULL,
	`libelle_region` text NOT NULL,
	`fichier_id` integer NOT NULL,
	FOREIGN KEY (`fichier_id`) REFERENCES `fichiers`(`id`) ON UPDATE no action ON DELETE cascade
);
