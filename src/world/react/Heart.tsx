import { useFrame } from '@react-three/fiber';
import type { Stage } from './Stage.ts';

/** The only useFrame of the app: hands each frame to the stage, which also draws (priority 1). */
export function Heart({ stage }: { stage: Stage }) {
  useFrame(({ gl }, delta) => stage.frame(gl, delta), 1);
  return null;
}
