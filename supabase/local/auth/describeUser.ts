import type { Factor, User } from './Users.ts';

/** An authenticator as supabase-js knows it; its secret is told once, at its enrolment. */
export const describeFactor = (factor: Factor) => ({
  id: factor.id,
  friendly_name: factor.friendly_name ?? '',
  factor_type: 'totp',
  status: factor.status,
  created_at: factor.created_at,
  updated_at: factor.updated_at,
});

/** An account as supabase-js knows it. */
export const describeUser = (user: User, factors: Factor[]) => ({
  id: user.id,
  aud: 'authenticated',
  role: 'authenticated',
  email: user.email,
  phone: '',
  email_confirmed_at: user.email_confirmed_at ?? undefined,
  confirmed_at: user.email_confirmed_at ?? undefined,
  invited_at: user.invited_at ?? undefined,
  last_sign_in_at: user.last_sign_in_at ?? undefined,
  banned_until: user.banned_until ?? undefined,
  app_metadata: user.raw_app_meta_data ?? {},
  user_metadata: user.raw_user_meta_data ?? {},
  identities: [],
  factors: factors.map(describeFactor),
  created_at: user.created_at,
  updated_at: user.updated_at,
  is_anonymous: false,
});
