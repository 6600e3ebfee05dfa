import { useFrame } from '@react-three/fiber';
import type { WebGLRenderer } from 'three';

/** The only useFrame of the app: hands each frame to the canvas host, which also draws (priority 1). */
export function FrameLoop({ onFrame }: { onFrame: (gl: WebGLRenderer, delta: number) => void }) {
  useFrame(({ gl }, delta) => onFrame(gl, delta), 1);
  return null;
}
