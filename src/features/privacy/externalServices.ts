export interface ExternalService {
  host: string;
  /** Which text of the privacy page explains it. */
  why: 'mapbox' | 'mapStyle' | 'supabase';
}

interface Settings {
  VITE_SUPABASE_URL?: string | undefined;
  VITE_MAPBOX_TOKEN?: string | undefined;
  VITE_MAP_STYLE_URL?: string | undefined;
}

/** Each outside service this installation sends anything to (外部送信規律). None unless somebody configured one. */
export function externalServices(settings: Settings, ownHost: string): ExternalService[] {
  const list: ExternalService[] = [];
  const add = (url: string, why: ExternalService['why']) => {
    const { host } = new URL(url);
    if (host !== ownHost) list.push({ host, why });
  };
  if (settings.VITE_SUPABASE_URL) add(settings.VITE_SUPABASE_URL, 'supabase');
  if (settings.VITE_MAPBOX_TOKEN) add('https://api.mapbox.com', 'mapbox');
  if (settings.VITE_MAP_STYLE_URL) add(settings.VITE_MAP_STYLE_URL, 'mapStyle');
  return list;
}
