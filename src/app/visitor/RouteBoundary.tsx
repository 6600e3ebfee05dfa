import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { T } from '../../i18n/Ruby.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { leaveFirstPicture } from '../../world/first/handover.ts';

/** A page that breaks, or whose code cannot be fetched, says so; the next address starts afresh. */
export function RouteBoundary({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return <Boundary path={path}>{children}</Boundary>;
}

interface Props {
  path: string;
  children: ReactNode;
}
interface State {
  broken: boolean;
  path: string;
}

class Boundary extends Component<Props, State> {
  override state: State = { broken: false, path: this.props.path };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.path === state.path ? null : { broken: false, path: props.path };
  }

  override componentDidCatch(): void {
    leaveFirstPicture(); // it would lie over what is said here
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="mx-auto max-w-2xl p-6">
        <Notice tone="problem" live title={<T id="common.pageBroke" />}>
          <p>
            <T id="common.pageBrokeHelp" />
          </p>
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            <T id="common.reload" />
          </Button>
        </Notice>
      </main>
    );
  }
}
