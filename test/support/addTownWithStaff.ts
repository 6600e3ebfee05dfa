import postgres from 'postgres';
import type { TestServer } from './server.ts';

/** A second town with one concierge, who signs in with the password of all test accounts. */
export async function addTownWithStaff(
  server: TestServer,
  { townId, email }: { townId: string; email: string },
): Promise<void> {
  const sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  const doc = {
    town_id: townId,
    name: { ja: townId },
    tagline: { ja: townId },
    is_fictional: true,
    prefecture_code: '20',
    location: { lat: 35.9, lon: 138 },
    hours: { ja: '平日' },
    concierges: [],
  };
  const id = crypto.randomUUID();
  const identity = { sub: id, email, email_verified: true };
  try {
    await sql`select private.save_town(${sql.json(doc)}::jsonb)`;
    await sql`select private.publish_revision_as_system(${townId}, 'first')`;
    await sql`
      insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data,
        raw_user_meta_data, created_at, updated_at)
      values (${id}, 'authenticated', 'authenticated', ${email}, extensions.crypt(${server.staffPassword},
        extensions.gen_salt('bf', 4)), now(),
        ${sql.json({ provider: 'email', providers: ['email'] })}, ${sql.json(identity)}, now(), now())`;
    await sql`
      insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
      values (${crypto.randomUUID()}, 'email', ${id}, ${id}, ${sql.json(identity)}, now(), now())`;
    await sql`insert into public.staff_members (town_id, user_id, role, display_name) values (${townId}, ${id},
      'concierge', 'となりの町')`;
  } finally {
    await sql.end();
  }
}
