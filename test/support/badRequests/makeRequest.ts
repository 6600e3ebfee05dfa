import { consultRequest } from '../askForAdvice.ts';
import { householdFields } from '../../../supabase/functions/_shared/contract/householdFields.ts';
import type { Dice } from './Dice.ts';
import type { Doors } from './doorsOf.ts';
import { nasty, nastyText, spoiled, spoiledText } from './nasty.ts';
import { plantedSurvey, plantedToken } from './plant.ts';

export type Caller = 'anon' | 'concierge' | 'analyst' | 'editor' | 'admin' | 'service' | 'forged' | 'nobody';
export interface BadRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  as: Caller;
  network: string;
}

const callers: Caller[] = [
  ...(['anon', 'anon', 'concierge', 'concierge', 'analyst', 'analyst', 'editor', 'admin', 'admin'] as const),
  ...(['service', 'forged', 'nobody'] as const),
];
const verbs = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY'];
const oddHeaders: [string, string][] = [
  ['prefer', 'count=planned'],
  ['prefer', 'return=representation,resolution=merge-duplicates,tx=rollback'],
  ['accept', 'text/csv'],
  ['accept', 'application/vnd.pgrst.plan+json'],
  ['accept', 'application/vnd.pgrst.object+json'],
  ['accept-profile', 'private'],
  ['content-profile', 'auth'],
  ['content-type', 'text/csv'],
  ['content-type', 'application/x-www-form-urlencoded'],
  ['content-encoding', 'gzip'],
  ['range', '9999999999999-0'],
  ['range', 'x'],
  ['origin', 'null'],
  ['sec-gpc', '1'],
  ['x-forwarded-for', '::1, ,,'],
  ['user-agent', ''],
  ['if-none-match', '*'],
  ['expect', '100-continue'],
  ['cookie', `hiroba_browser=${'x'.repeat(900)}`],
];

const pages = [
  ...[
    '/',
    '/hoshimi',
    '/hoshimi/places',
    '/hoshimi/tour',
    '/en/hoshimi/map',
    '/staff',
    '/family',
    '/index.html',
  ],
  ...[
    '/config.json',
    '/healthz',
    '/_local/mail',
    '/_system/x',
    '/storage/v1/object/a',
    '/scenes/hoshimi/manifest.json',
  ],
];

const seconds = () => new Date(Date.now() - 60_000).toISOString();

/** What each function is asked by our own pages. */
const rightBodies: Record<string, (dice: Dice) => unknown> = {
  consult: () => consultRequest(),
  search: () => ({ v: 1, town_id: 'hoshimi', words: '冬の保育園', locale: 'ja' }),
  survey: (dice) => ({
    v: 1,
    town_id: 'hoshimi',
    moment: 'tour',
    version: 1,
    act: 'answered',
    response_id: dice.uuid(),
    locale: 'ja',
    answers: [
      { question_id: 'satisfied', value: 4 },
      { question_id: 'words', words: '静かでした' },
    ],
  }),
  collect: (dice) => ({
    v: 1,
    town_id: 'hoshimi',
    sent_at: new Date().toISOString(),
    visit: {
      visit_id: dice.uuid(),
      visitor_id: dice.uuid(),
      started_at: seconds(),
      entry: 'place',
      locale: 'ja',
      device_class: 'phone',
      revision: 1,
      campaign: 'qr-fair',
      referrer_host: 'example.org',
      time_zone: 'Asia/Tokyo',
    },
    events: Array.from({ length: 1 + dice.below(4) }, () => ({
      event_id: dice.uuid(),
      name: 'spot_dwelled',
      occurred_at: seconds(),
      revision: 1,
      place_id: 'hoshimi-elementary',
      spot_id: 'school-classroom',
      surface: 'page',
      engaged_ms: 12_000,
    })),
  }),
};

const ofFamily = (): unknown =>
  Object.fromEntries(Object.entries(consultRequest()).filter(([name]) => name in householdFields));

/** What our own pages say in arguments whose type does not tell. */
const rightArguments: Record<string, (dice: Dice) => unknown> = {
  p_token: () => plantedToken,
  p_changes: (dice) => (dice.chance(0.2) ? ofFamily() : spoiled(dice, ofFamily())),
  p_fields: (dice) => (dice.chance(0.2) ? ofFamily() : spoiled(dice, ofFamily())),
  p_doc: (dice) => spoiled(dice, plantedSurvey),
  p_filters: (dice) => spoiled(dice, { device: ['phone'], region: ['JP-13'] }),
  p_after: () => null,
  p_to_stage: (dice) => dice.of(['consulting', 'visit_planned', 'visited', 'closed']),
  p_reason: (dice) => dice.of([null, 'no_reply']),
  p_part: (dice) => dice.of(['history', 'contacts', 'notes', 'looks']),
  p_panel: (dice) => dice.of(['region', 'spot', 'place', 'campaign']),
  p_by: (dice) => dice.of(['region', 'timing', 'place']),
};

function argument(dice: Dice, doors: Doors, name: string, type: string): unknown {
  if (name in rightArguments) return rightArguments[name]?.(dice);
  if (name === 'p_town_id') return dice.of(['hoshimi', 'hoshimi', 'hoshimi', 'shiomi']);
  if (type === 'uuid') return dice.of([...doors.households, dice.uuid()]);
  if (type === 'date') return `2026-${String(1 + dice.below(12)).padStart(2, '0')}-01`;
  if (type.startsWith('timestamp')) return seconds();
  if (type === 'boolean') return dice.chance(0.5);
  if (/int|numeric|double/.test(type)) return dice.of([0, 1, 2, 3, 100]);
  if (type === 'jsonb' || type === 'json') return spoiled(dice, rightBodies.consult?.(dice));
  if (type.endsWith('[]')) return [nastyText(dice)];
  return dice.of(['hoshimi', 'place', 'new', 'consulting', 'page', 'ja', 'a'.repeat(64), nastyText(dice)]);
}

type Asked = Pick<BadRequest, 'method' | 'path'> & { json?: unknown };

function rpc(dice: Dice, doors: Doors): Asked {
  const { name, args } = dice.of(doors.rpcs);
  // One thing at a time, so that the rest is reached.
  const wrong = dice.chance(0.3) ? null : dice.of(args.map((arg) => arg.name));
  const given = args
    .filter(() => dice.chance(0.98))
    .map(({ name: arg, type }) => [arg, arg === wrong ? nasty(dice) : argument(dice, doors, arg, type)]);
  const query = dice.chance(0.1)
    ? `?limit=${encodeURIComponent(dice.of(['-1', '1e9', 'x', '5', '\0']))}`
    : '';
  return { method: 'POST', path: `/rest/v1/rpc/${name}${query}`, json: Object.fromEntries(given) };
}

function read(dice: Dice, doors: Doors): Asked {
  const { table, select, where, order } = dice.of(doors.reads);
  const fill = (text: string) =>
    text.replace(/\{\w+\}/g, () => dice.of(['hoshimi', '1', '2026-11-30', dice.uuid(), nastyText(dice)]));
  const query = new URLSearchParams({ select, ...(order && { order }) });
  for (const [name, text] of Object.entries(where)) query.set(name, fill(text));
  const odd: [string, string][] = [
    ['select', '*,revisions(*,revision_places(*))'],
    ['select', 'doc->>a'],
    ['order', '__proto__.toString'],
    ['or', '(town_id.__proto__.x)'],
    ['town_id', '__proto__.x'],
    ['town_id', 'isdistinct.null'],
    ['limit', '-1'],
    ['offset', '99999999999999999999'],
    [nastyText(dice), nastyText(dice)],
  ];
  if (dice.chance(0.4)) query.set(...dice.of(odd));
  const text = dice.chance(0.1)
    ? query.toString().replace(/=/, `=${dice.of(['%00', '%', '%ed%a0%80', '%ff'])}`)
    : query;
  return { method: 'GET', path: `/rest/v1/${table}?${text.toString()}`, json: undefined };
}

function auth(dice: Dice, doors: Doors): Asked {
  const [method = '', route = ''] = dice.of(doors.auth).split(' ');
  const id = () =>
    encodeURIComponent(dice.of([dice.uuid(), dice.uuid(), 'x', nastyText(dice).replace(/[\ud800\0]/g, '')]));
  const grant = route === '/token' ? `?grant_type=${dice.of(['password', 'refresh_token', 'pkce', ''])}` : '';
  const json = {
    email: dice.of(['admin@hoshimi.example', 'nobody@hoshimi.example']),
    password: 'not-the-password-2026',
    current_password: 'not-the-password-2026',
    refresh_token: dice.uuid(),
    token_hash: 'a'.repeat(64),
    type: dice.of(['recovery', 'invite', 'email', 'magiclink']),
    data: { name: 'x' },
    factor_type: 'totp',
    friendly_name: 'x',
    challenge_id: dice.uuid(),
    code: '123456',
    ban_duration: '1h',
  };
  const keep = Object.entries(json).filter(() => dice.chance(0.7));
  const path = `/auth/v1${route.replace(/:\w+/g, id)}${grant}`;
  return { method, path, ...(method !== 'GET' && { json: spoiled(dice, Object.fromEntries(keep)) }) };
}

function edgeFunction(dice: Dice, doors: Doors): Asked {
  const name = dice.of(doors.functions);
  const right = rightBodies[name]?.(dice) ?? { town_id: 'hoshimi' };
  return {
    method: 'POST',
    path: `/functions/v1/${name}`,
    json: dice.chance(0.15) ? right : spoiled(dice, right),
  };
}

function page(dice: Dice): Asked {
  const text = dice.of(pages);
  const at = dice.below(text.length + 1);
  const bits = ['%00', '%', '..%2f', '//', '\\', '%e6%98%9f', '%ff', ';', '?c=100%', '/.', '%2e%2e/', 'é'];
  return {
    method: 'GET',
    path: dice.chance(0.5) ? text : text.slice(0, at) + dice.of(bits) + text.slice(at),
  };
}

/** One request of one door, with something wrong in it more often than not. */
export function makeRequest(dice: Dice, doors: Doors): BadRequest {
  const kind = dice.of([rpc, rpc, rpc, read, read, auth, auth, edgeFunction, edgeFunction, page]);
  const { method, path, json } = kind(dice, doors);
  const text = json === undefined ? '' : JSON.stringify(json);
  return {
    method: dice.chance(0.06) ? dice.of(verbs) : method,
    path: dice.chance(0.02) ? `${path}${path.includes('?') ? '&' : '?'}${'a=1&'.repeat(120)}` : path,
    headers: Object.fromEntries([
      ['content-type', 'application/json'],
      ...(dice.chance(0.2) ? [dice.of(oddHeaders)] : []),
    ]),
    body: dice.chance(0.12) ? spoiledText(dice, text || '{}') : text,
    as: dice.of(callers),
    network: dice.network(),
  };
}
