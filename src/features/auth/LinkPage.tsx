import { useState } from 'react';
import { followLink, type LinkKind } from '../../data/password.ts';
import type { Trouble } from '../../data/session.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { AuthFrame } from './AuthFrame.tsx';
import { CodeForm } from './CodeForm.tsx';
import { forgetLinkSecret, takeLinkSecret } from './linkSecret.ts';
import { lostPasswordPath } from './returnPath.ts';
import { SetPassword } from './SetPassword.tsx';
import type { SessionState } from './useSession.ts';

/**
 * Where the link of a mail leads. Opening it spends nothing, since mail programs open links as well; the button does.
 * Then one is signed in and chooses a password.
 */
export function LinkPage(props: { kind: LinkKind; state: SessionState; onDone: () => void }) {
  const { kind, state } = props;
  const t = useT();
  const [secret, setSecret] = useState(takeLinkSecret);
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<'spent' | Trouble | null>(null);
  const title = t(`auth.${kind}.title`);
  const session = state.status === 'signed_in' ? state.session : null;

  if (secret !== null) {
    const follow = () => {
      setPending(true);
      setTrouble(null);
      void followLink(kind, secret).then((outcome) => {
        setPending(false);
        if (outcome !== 'followed') setTrouble(outcome);
        if (outcome === 'followed' || outcome === 'spent') {
          forgetLinkSecret();
          setSecret(null);
        }
      });
    };
    return (
      <AuthFrame title={title} lead={t(`auth.${kind}.lead`)}>
        {trouble !== null && (
          <Notice tone="problem" live>
            <p>{t(trouble === 'spent' ? 'auth.link.spent' : `auth.error.${trouble}`)}</p>
          </Notice>
        )}
        <Button kind="primary" pending={pending} onClick={follow} className="w-full">
          {t(`auth.${kind}.go`)}
        </Button>
      </AuthFrame>
    );
  }
  if (trouble === null && session?.needsCode) {
    return (
      <AuthFrame title={t('auth.code.title')} lead={t('auth.code.lead')}>
        <CodeForm />
      </AuthFrame>
    );
  }
  if (trouble === null && session !== null) {
    return (
      <AuthFrame title={title} lead={session.email}>
        <SetPassword email={session.email} onDone={props.onDone} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={title}>
      <Notice tone="problem" live>
        <p>{t(kind === 'invite' ? 'auth.link.spentInvite' : 'auth.link.spent')}</p>
      </Notice>
      {kind === 'recovery' && <LinkButton href={lostPasswordPath}>{t('auth.lost.again')}</LinkButton>}
      <LinkButton href="/staff" kind="quiet">
        {t('auth.toSignIn')}
      </LinkButton>
    </AuthFrame>
  );
}
