ALTER TABLE `entrees` ADD `capacite_distance` integer;--> statement-breakpoint
ALTER TABLE `entrees` ADD `voeux_distance` integer;--> statement-breakpoint
ALTER TABLE `fichiers` ADD `lecture` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `parcoursup` ADD `voeux_distance` integer;--> statement-breakpoint
ALTER TABLE `parcoursup` ADD `capacite_distance` integer;