// What the function `people` asks with the secret key, by supabase-js.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { latestMail } from '../../../test/support/latestMail.ts';
import { startServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let service: SupabaseClient;
const newcomer = 'Newcomer@hoshimi.example';
const address = 'newcomer@hoshimi.example';

const newClient = (key: string) =>
  createClient(server.url, key, { auth: { persistSession: false, autoRefreshToken: false } });
beforeAll(async () => {
  server = await startServer();
  service = newClient(server.serviceKey);
});
afterAll(() => server.close());

const invitationIn = (mail: string): string => /\/staff\/invite#token_hash=(\S+)/.exec(mail)?.[1] ?? '';

it('invites by mail; the invited set a password without a present one, once', async () => {
  const { data, error } = await service.auth.admin.inviteUserByEmail(newcomer, {
    data: { town_id: 'hoshimi' },
  });
  expect([error, data.user?.email]).toEqual([null, address]);
  await expect.poll(() => latestMail(server.dataDir, address), { timeout: 10_000 }).toContain('星見町');
  const first = invitationIn(latestMail(server.dataDir, address));

  // Sent again: the same account, a new link.
  expect((await service.auth.admin.inviteUserByEmail(newcomer)).data.user?.id).toBe(data.user?.id);
  await expect
    .poll(() => invitationIn(latestMail(server.dataDir, address)), { timeout: 10_000 })
    .not.toBe(first);
  const link = invitationIn(latestMail(server.dataDir, address));
  const client = newClient(server.anonKey);
  expect((await client.auth.verifyOtp({ type: 'invite', token_hash: first })).error?.code).toBe(
    'otp_expired',
  );
  expect((await client.auth.verifyOtp({ type: 'invite', token_hash: link })).error).toBeNull();
  const weak = await client.auth.updateUser({ password: 'newcomer@hoshimi' });
  expect([weak.error?.code, weak.error]).toMatchObject(['weak_password', { reasons: ['pwned'] }]);
  expect((await client.auth.updateUser({ password: 'kawara-no-ue-no-neko-41' })).error).toBeNull();
  // The link's leave to set a password is used up.
  expect((await client.auth.updateUser({ password: 'mado-no-soto-no-inu-57' })).error?.code).toBe(
    'reauthentication_needed',
  );
  const again = newClient(server.anonKey);
  const signedIn = await again.auth.signInWithPassword({
    email: newcomer,
    password: 'kawara-no-ue-no-neko-41',
  });
  expect(signedIn.error).toBeNull();
  expect((await service.auth.admin.inviteUserByEmail(newcomer)).error?.code).toBe('email_exists');
});

it('an invitation names the town that its person is made a member of right after', async () => {
  const { data } = await service.auth.admin.inviteUserByEmail('second@hoshimi.example');
  const sql = postgres(server.adminDatabaseUrl, { max: 1, onnotice: () => undefined });
  await sql`insert into public.staff_members (town_id, user_id, role, display_name)
    values ('hoshimi', ${data.user?.id ?? ''}, 'editor', '二人目')`;
  await sql.end();
  await expect
    .poll(() => latestMail(server.dataDir, 'second@hoshimi.example'), { timeout: 10_000 })
    .toContain('【星見町】');
});

it('finds, shuts out and deletes an account; all by the secret key alone', async () => {
  const { data } = await service.auth.admin.listUsers();
  const user = data.users.find(({ email }) => email === 'editor@hoshimi.example');
  const id = user?.id ?? '';
  expect((await service.auth.admin.getUserById(id)).data.user?.email).toBe('editor@hoshimi.example');
  const password = server.staffPassword;
  const editor = newClient(server.anonKey);
  await editor.auth.signInWithPassword({ email: 'editor@hoshimi.example', password });
  expect((await service.auth.admin.updateUserById(id, { ban_duration: '87600h' })).error).toBeNull();
  expect((await editor.auth.getUser()).error).not.toBeNull();

  for (const key of [server.anonKey, 'sb_secret_wrong']) {
    const stranger = newClient(key);
    for (const { error } of [
      await stranger.auth.admin.listUsers(),
      await stranger.auth.admin.inviteUserByEmail('x@hoshimi.example'),
      await stranger.auth.admin.updateUserById(id, { ban_duration: 'none' }),
      await stranger.auth.admin.deleteUser(id),
      await stranger.auth.admin.mfa.listFactors({ userId: id }),
    ])
      expect(error?.status).toBeGreaterThanOrEqual(401);
  }
  // Nor with the public key and somebody's session.
  const admin = newClient(server.anonKey);
  const { data: session } = await admin.auth.signInWithPassword({ email: 'admin@hoshimi.example', password });
  const answer = await fetch(`${server.url}/auth/v1/admin/users`, {
    headers: { apikey: server.anonKey, authorization: `Bearer ${session.session?.access_token ?? ''}` },
  });
  expect(answer.status).toBe(403);
  expect((await service.auth.admin.deleteUser(id)).error).toBeNull();
  expect((await service.auth.admin.getUserById(id)).error?.code).toBe('user_not_found');
});
