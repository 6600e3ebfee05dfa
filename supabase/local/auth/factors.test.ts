// The second factor by supabase-js, as the screens use it.
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { TOTP, URI } from 'otpauth';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { latestMail } from '../../../test/support/latestMail.ts';
import { clientOf } from '../../../test/support/staffClients.ts';
import { startServer, type TestServer } from '../../../test/support/server.ts';

let server: TestServer;
let sql: postgres.Sql;
let client: SupabaseClient;
const admin = 'admin@hoshimi.example';

beforeAll(async () => {
  server = await startServer();
  sql = postgres(server.adminDatabaseUrl, { max: 2, onnotice: () => undefined });
});
beforeEach(async () => {
  await sql`delete from auth.mfa_factors`;
  await sql`delete from private.sign_in_rules`;
  client = await clientOf(server, 'admin');
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface Enrolled {
  id: string;
  totp: TOTP;
}
async function enrol(of: SupabaseClient, friendlyName: string): Promise<Enrolled> {
  const { data, error } = await of.auth.mfa.enroll({ factorType: 'totp', friendlyName, issuer: '広場' });
  if (error) throw error;
  const totp = URI.parse(data.totp.uri);
  if (!(totp instanceof TOTP)) throw new Error('no TOTP');
  expect(totp.label).toBe(admin);
  return { id: data.id, totp };
}
/** A code is taken once in its 30 seconds; the test does not wait for the next ones. */
const forgetCodes = () => sql`update auth.mfa_factors set last_step = 0`;
async function prove(of: SupabaseClient, { id, totp }: Enrolled): Promise<string | undefined> {
  await forgetCodes();
  const { error } = await of.auth.mfa.challengeAndVerify({ factorId: id, code: totp.generate() });
  return error?.code;
}
const level = async (of: SupabaseClient) => {
  const { data } = await of.auth.mfa.getAuthenticatorAssuranceLevel();
  return [data?.currentLevel, data?.nextLevel];
};

it('is enrolled, proven at the next sign-in, told of by mail, and asked for a change of password', async () => {
  const phone = await enrol(client, '携帯');
  expect(await level(client)).toEqual(['aal1', 'aal1']);
  expect(await prove(client, phone)).toBeUndefined();
  expect(await level(client)).toEqual(['aal2', 'aal2']);
  await expect
    .poll(() => latestMail(server.dataDir, admin), { timeout: 10_000 })
    .toContain('認証アプリが登録されました');

  const next = await clientOf(server, 'admin');
  expect(await level(next)).toEqual(['aal1', 'aal2']);
  const attributes = { password: 'kawara-no-ue-no-neko-41', current_password: server.staffPassword };
  expect((await next.auth.updateUser(attributes)).error?.code).toBe('insufficient_aal');
  expect((await next.auth.mfa.enroll({ factorType: 'totp', friendlyName: '別' })).error?.code).toBe(
    'insufficient_aal',
  );
  expect((await next.auth.mfa.unenroll({ factorId: phone.id })).error?.code).toBe('insufficient_aal');
  expect(await prove(next, phone)).toBeUndefined();
  expect((await next.auth.refreshSession()).error).toBeNull();
  expect(await level(next)).toEqual(['aal2', 'aal2']);
});

it('may have one spare, and no third; an unfinished enrolment is replaced', async () => {
  await enrol(client, '途中');
  const phone = await enrol(client, '携帯');
  await prove(client, phone);
  const spare = await enrol(client, '引き出し');
  expect(await prove(client, spare)).toBeUndefined();
  const third = await client.auth.mfa.enroll({ factorType: 'totp', friendlyName: '三つ目' });
  expect(third.error?.code).toBe('too_many_enrolled_mfa_factors');
  const { data } = await client.auth.mfa.listFactors();
  expect(data?.totp.map((factor) => factor.friendly_name)).toEqual(['携帯', '引き出し']);
  expect((await client.auth.mfa.unenroll({ factorId: phone.id })).error).toBeNull();
  expect((await client.auth.mfa.listFactors()).data?.totp).toHaveLength(1);
  const next = await clientOf(server, 'admin');
  expect(await prove(next, spare)).toBeUndefined();
});

it('that a town requires opens its rows; another admin’s reset closes what was open', async () => {
  expect(
    (await client.rpc('require_second_factor', { p_town_id: 'hoshimi', p_roles: ['admin'] })).error,
  ).toBeNull();
  expect((await client.rpc('list_households', { p_town_id: 'hoshimi' })).error?.code).toBe('42501');
  expect((await client.rpc('towns_wanting_second_factor')).data).toEqual(['hoshimi']);
  const phone = await enrol(client, '携帯');
  expect(await prove(client, phone)).toBeUndefined();
  expect((await client.rpc('list_households', { p_town_id: 'hoshimi' })).error).toBeNull();
  expect((await client.rpc('towns_wanting_second_factor')).data).toEqual([]);

  const service = createClient(server.url, server.serviceKey, { auth: { persistSession: false } });
  const { data } = await client.auth.getUser();
  const userId = data.user?.id ?? '';
  const { data: listed } = await service.auth.admin.mfa.listFactors({ userId });
  expect(listed?.factors.map((factor) => factor.id)).toEqual([phone.id]);
  expect((await service.auth.admin.mfa.deleteFactor({ userId, id: phone.id })).error).toBeNull();
  expect((await client.rpc('list_households', { p_town_id: 'hoshimi' })).status).toBe(401);
  expect(await clientOf(server, 'admin').then((again) => level(again))).toEqual(['aal1', 'aal1']);
});

it('security-H3: five wrong codes end a challenge and count for the account; a code is taken once', async () => {
  const phone = await enrol(client, '携帯');
  await prove(client, phone);
  const next = await clientOf(server, 'admin');
  const challenge = async () => (await next.auth.mfa.challenge({ factorId: phone.id })).data?.id ?? '';
  const verify = async (challengeId: string, code: string) =>
    (await next.auth.mfa.verify({ factorId: phone.id, challengeId, code })).error?.code;
  expect(await verify(await challenge(), phone.totp.generate())).toBe('mfa_verification_failed'); // taken already
  await forgetCodes();
  const id = await challenge();
  for (let i = 0; i < 5; i += 1) expect(await verify(id, `00000${i}`)).toBe('mfa_verification_failed');
  expect(await verify(id, phone.totp.generate())).toBe('mfa_challenge_expired');
  const answers: (string | undefined)[] = [];
  const elsewhere = await clientOf(server, 'admin');
  for (let i = 0; i < 8; i += 1) {
    const { data } = await elsewhere.auth.mfa.challenge({ factorId: phone.id });
    const { error } = await elsewhere.auth.mfa.verify({
      factorId: phone.id,
      challengeId: data?.id ?? '',
      code: '999999',
    });
    answers.push(error?.code);
  }
  expect(answers.at(-1)).toBe('over_request_rate_limit');
});
