export type AccountMailKind = 'invite' | 'recovery' | 'password_changed' | 'factor_added' | 'factor_removed';
export const accountMail = (
  kind: AccountMailKind,
  { link, siteUrl }: { link?: string; siteUrl: string },
) => ({
  subject: `【広場】${kind}`,
  text: `${kind}\n${link ?? siteUrl}\n`,
});
