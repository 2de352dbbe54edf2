/** Un point de la Terre, en degrés décimaux. */
export type Lieu = { latitude: number; longitude: number };

/** Rayon moyen de la Terre (UICPN), en kilomètres. */
export const RAYON_TERRE_KM = 6371.0088;

const toRadians = (degres: number): number => (degres * Math.PI) / 180;

/**
 * Distance à vol d'oiseau entre deux lieux, en kilomètres, par la formule de haversine : l'écart à l'ellipsoïde
 * reste sous 0,5 %. Symétrique, nulle pour un même lieu ; jamais une durée de trajet.
 */
export const computeDistanceKm = (a: Lieu, b: Lieu): number => {
  const [phiA, phiB] = [toRadians(a.latitude), toRadians(b.latitude)];
  const sinPhi = Math.sin((phiB - phiA) / 2);
  const sinLambda = Math.sin(toRadians(b.longitude - a.longitude) / 2);
  const h = sinPhi * sinPhi + Math.cos(phiA) * Math.cos(phiB) * sinLambda * sinLambda;
  return 2 * RAYON_TERRE_KM * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** Lieu atteint depuis un autre à une distance (km) et un cap (degrés, 0 = nord, 90 = est). */
export const computeDestination = (depuis: Lieu, distanceKm: number, cap: number): Lieu => {
  const delta = distanceKm / RAYON_TERRE_KM;
  const phi = toRadians(depuis.latitude);
  const theta = toRadians(cap);
  const sinPhi = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta);
  const lambda = Math.atan2(
    Math.sin(theta) * Math.sin(delta) * Math.cos(phi),
    Math.cos(delta) - Math.sin(phi) * sinPhi,
  );
  return {
    latitude: (Math.asin(Math.max(-1, Math.min(1, sinPhi))) * 180) / Math.PI,
    longitude: depuis.longitude + (lambda * 180) / Math.PI,
  };
};
