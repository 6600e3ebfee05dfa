import { Hono } from 'hono';
import type { Secrets } from '../loadSecrets.ts';
import type { AccountAudit } from './AccountAudit.ts';
import type { AccountMail } from './AccountMail.ts';
import type { AccountTowns } from './AccountTowns.ts';
import type { AttemptLimits } from './AttemptLimits.ts';
import type { Factors } from './Factors.ts';
import type { KnownBrowsers } from './KnownBrowsers.ts';
import type { Links } from './Links.ts';
import type { SessionCheck } from './SessionCheck.ts';
import type { Sessions } from './Sessions.ts';
import type { Users } from './Users.ts';

type AuthEnv = { Bindings: { network: string } };
export const newAuthApp = () => new Hono<AuthEnv>().basePath('/auth/v1');
export type AuthApp = ReturnType<typeof newAuthApp>;

/** What the routes of /auth/v1 are made of. */
export interface AuthParts {
  users: Users;
  sessions: Sessions;
  check: SessionCheck;
  links: Links;
  factors: Factors;
  limits: AttemptLimits;
  browsers: KnownBrowsers;
  mail: AccountMail;
  towns: AccountTowns;
  audit: AccountAudit;
  secrets: Secrets;
}
