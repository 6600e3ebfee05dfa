import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { TestServer } from './server.ts';

/**
 * A signed-in client over HTTP: admin, concierge, analyst or editor of 星見町, or any e-mail address; null is a visitor.
 */
export async function clientOf(server: TestServer, who: string | null): Promise<SupabaseClient> {
  const client = createClient(server.url, server.anonKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  if (who !== null) {
    const { error } = await client.auth.signInWithPassword({
      email: who.includes('@') ? who : `${who}@hoshimi.example`,
      password: server.staffPassword,
    });
    if (error) throw new Error(error.message);
  }
  return client;
}
