/** What is done to accounts with the secret key. */
export interface Accounts {
  /** Makes an account without a password, or finds the one that waits, and sends its link. Answers whose it is. */
  invite: (email: string, data: Record<string, string>) => Promise<string>;
  /** Ends every session and lets nobody in. */
  shutOut: (userId: string) => Promise<void>;
  letIn: (userId: string) => Promise<void>;
  /** An invitation that nobody followed. */
  forget: (userId: string) => Promise<void>;
  removeFactors: (userId: string) => Promise<void>;
}

/** A hundred years: GoTrue knows no ban without an end. */
const forGood = '876000h';

/** The accounts of GoTrue's admin API, which the embedded server speaks as well. */
export function authAccounts(supabaseUrl: string, serviceKey: string, siteUrl: string): Accounts {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${supabaseUrl}/auth/v1/${path}`, {
      method,
      headers: {
        apikey: serviceKey,
        authorization: `Bearer ${serviceKey}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path.replace(/[\da-f-]{36}/g, ':id')} answered ${response.status}`);
    return response.json();
  };
  const setBan = (userId: string, ban_duration: string) =>
    call('PUT', `admin/users/${userId}`, { ban_duration });
  return {
    async invite(email, data) {
      const redirect = encodeURIComponent(`${siteUrl}/staff/invite`);
      const user = (await call('POST', `invite?redirect_to=${redirect}`, { email, data })) as { id: string };
      return user.id;
    },
    async shutOut(userId) {
      await setBan(userId, forGood);
    },
    async letIn(userId) {
      await setBan(userId, 'none');
    },
    async forget(userId) {
      await call('DELETE', `admin/users/${userId}`);
    },
    async removeFactors(userId) {
      const factors = (await call('GET', `admin/users/${userId}/factors`)) as { id: string }[];
      for (const { id } of factors) await call('DELETE', `admin/users/${userId}/factors/${id}`);
    },
  };
}
