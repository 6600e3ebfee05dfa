export const rgb = [0.05, 0.3, 0.62] as const; // a blue that neither grass nor floors have
/** From a short stay to the longest. */
export const opacities = [0.28, 0.45, 0.62, 0.8];
