// Which pieces come first: what is seen on arriving, the ground, the sky and every crown; then the rest.
import type { Piece } from './Glb.ts';

const isRest = (piece: Piece): boolean => piece.name.includes('-rest-');
export const first = (pieces: readonly Piece[]): Piece[] => pieces.filter((p) => !isRest(p));
export const rest = (pieces: readonly Piece[]): Piece[] => pieces.filter(isRest);
