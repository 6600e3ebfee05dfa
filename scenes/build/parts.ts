// Which pieces come first: what stands round the spawn, the ground, the sky and every crown; then the houses further off.
import type { Piece } from './Glb.ts';

export interface Core {
  /** x, z of the middle. */
  at: readonly [number, number];
  radius: number;
}

const isFar = (piece: Piece): boolean => piece.name.includes('-far-');
export const near = (pieces: readonly Piece[]): Piece[] => pieces.filter((p) => !isFar(p));
export const rest = (pieces: readonly Piece[]): Piece[] => pieces.filter(isFar);
