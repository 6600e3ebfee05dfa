/** What a database function answered whoever asks; `refused` is its own stable word. */
export type CallerAnswer =
  { refused: null; value: unknown } | { refused: string; status: 401 | 403; value?: undefined };
export type AskAsCaller = (rpc: string, args: Record<string, unknown>) => Promise<CallerAnswer>;

/** Calls database functions over REST with the caller's own token: what they may not, is not done for them. */
export function askAsCaller(supabaseUrl: string, anonKey: string): (authorization: string) => AskAsCaller {
  return (authorization) => async (rpc, args) => {
    const response = await fetch(`${supabaseUrl}/rest/v1/rpc/${rpc}`, {
      method: 'POST',
      headers: { apikey: anonKey, authorization, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const body: unknown = response.status === 204 ? null : await response.json();
    if (response.ok) return { refused: null, value: body };
    if (response.status === 401) return { refused: 'not_permitted', status: 401 };
    const { code, message } = body as { code?: string; message?: string };
    if (response.status === 403 || code === '42501') return { refused: 'not_permitted', status: 403 };
    if (code === 'P0001' && message !== undefined) return { refused: message, status: 403 };
    throw new Error(`${rpc} answered ${response.status}`);
  };
}
