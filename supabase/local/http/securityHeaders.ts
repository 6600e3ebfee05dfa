import { createHash } from 'node:crypto';

/** Asked only with a token; listed on the privacy page then. */
const mapboxOrigins = ['https://api.mapbox.com', 'https://events.mapbox.com', 'https://*.tiles.mapbox.com'];

const originOf = (url = ''): string => (URL.canParse(url) ? new URL(url).origin : '');

const inlineScript = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;

function inlineHashes(html: string): string[] {
  return [...html.matchAll(inlineScript)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}

/** Headers of every answer. */
export const everywhere: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
};

/**
 * Headers of a page. Inline scripts of the built page are allowed by their hash and no others; styles may be inline
 * because the maps and the accessibility library write them; WebAssembly is the mesh decoder.
 */
export function pageHeaders(html: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const outside = [
    originOf(env.VITE_MAP_STYLE_URL),
    ...(env.VITE_MAPBOX_TOKEN ? mapboxOrigins : []),
    ...(env.HIROBA_CSP_CONNECT ?? '').split(/\s+/),
    env.VITE_SUPABASE_URL ?? '',
    (env.VITE_SUPABASE_URL ?? '').replace(/^http/, 'ws'),
  ].filter(Boolean);
  const rules = [
    `default-src 'self'`,
    `script-src 'self' 'wasm-unsafe-eval' ${inlineHashes(html).join(' ')}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: ${outside.filter((origin) => origin.startsWith('http')).join(' ')}`,
    `font-src 'self' data:`,
    `connect-src 'self' data: blob: ${outside.join(' ')}`,
    `worker-src 'self' blob:`,
    `child-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ];
  return { 'content-security-policy': rules.map((rule) => rule.trim()).join('; ') };
}
