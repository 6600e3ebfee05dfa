export const rgb = [0.05, 0.3, 0.62] as const; // a blue that neither grass nor floors have
/** From a short stay to the longest. */
export const opacities = [0.28, 0.45, 0.62, 0.8];
/** Red, green, blue and opacity of a square that says nothing. */
export const hiddenTile = [0.35, 0.34, 0.33, 0.5] as const;
