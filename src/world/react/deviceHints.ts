import type { DeviceHints } from '../core/tiers.ts';

type Asked = Omit<DeviceHints, 'remembered'>;

let asked: Asked | null = null;

/** What this browser can do. A throwaway context is asked once and given back at once. */
export function deviceHints(): Asked {
  asked ??= ask();
  return asked;
}

function ask(): Asked {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl && info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return {
    webgl2: gl !== null,
    softwareGl: typeof name === 'string' && /swiftshader|llvmpipe|basic render|software/i.test(name),
    saveData: wantsLessData(),
    phone: matchMedia('(pointer: coarse)').matches || Math.min(screen.width, screen.height) < 600,
  };
}

function wantsLessData(): boolean {
  if (matchMedia('(prefers-reduced-data: reduce)').matches) return true;
  if (!('connection' in navigator)) return false;
  const connection = navigator.connection;
  return typeof connection === 'object' && connection !== null && 'saveData' in connection
    ? connection.saveData === true
    : false;
}
