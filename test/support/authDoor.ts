import type { TestServer } from './server.ts';

export interface AuthAnswer {
  status: number;
  /** What /auth/v1 said; its fields are checked where they are used. */
  body: Record<string, unknown>;
  code: string;
  cookie: string;
  ms: number;
}
export interface AuthQuestion {
  body?: object;
  /** The access token, or the secret key. */
  as?: string;
  /** Another network: needs a server with HIROBA_TRUST_PROXY=1. */
  from?: string;
  cookie?: string;
  key?: string;
}
export interface SignedIn {
  access_token: string;
  refresh_token: string;
  user: { id: string };
}
export type AuthDoor = (method: string, route: string, question?: AuthQuestion) => Promise<AuthAnswer>;

/** /auth/v1 as any program may ask it, without supabase-js. */
export const authDoor =
  (server: Pick<TestServer, 'url' | 'anonKey'>): AuthDoor =>
  async (method, route, { body, as, from, cookie, key } = {}) => {
    const begun = performance.now();
    const answer = await fetch(`${server.url}/auth/v1/${route}`, {
      method,
      headers: {
        apikey: key ?? server.anonKey,
        'content-type': 'application/json',
        ...(as !== undefined && { authorization: `Bearer ${as}` }),
        ...(from !== undefined && { 'x-forwarded-for': from }),
        ...(cookie !== undefined && { cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const said = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return {
      status: answer.status,
      body: said,
      code: typeof said.error_code === 'string' ? said.error_code : '',
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
      ms: performance.now() - begun,
    };
  };

/** Signs in by password; throws when it is refused. */
export async function passwordGrant(
  ask: AuthDoor,
  email: string,
  password: string,
  more: AuthQuestion = {},
): Promise<SignedIn & { cookie: string }> {
  const answer = await ask('POST', 'token?grant_type=password', { body: { email, password }, ...more });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.code}`);
  return { ...(answer.body as unknown as SignedIn), cookie: answer.cookie };
}
