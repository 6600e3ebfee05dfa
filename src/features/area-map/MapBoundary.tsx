import { Component, type ReactNode } from 'react';
import { T } from '../../i18n/Ruby.tsx';

/** Without WebGL, or without its code, there is no map; the table beside it goes on. */
export class MapBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <p role="status" className="p-6">
        <T id="map.broken" />
      </p>
    );
  }
}
