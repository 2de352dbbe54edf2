/** Ordonnée de Web Mercator d'une latitude, en degrés : la projection de la carte, où un trait droit le reste. */
export const toMercatorY = (latitude: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;

/** Latitude d'une ordonnée de Web Mercator en degrés : l'inverse de `toMercatorY`. */
export const toLatitude = (y: number): number => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
