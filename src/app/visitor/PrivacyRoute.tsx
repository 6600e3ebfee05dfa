import type { TownView } from '../../data/content.ts';
import { externalServices } from '../../features/privacy/externalServices.ts';
import { PrivacyPage } from '../../features/privacy/PrivacyPage.tsx';
import { env } from '../env.ts';

/** What is recorded and kept, and which outside services this installation calls: the build's settings say. */
export default function PrivacyRoute({ view }: { view: TownView }) {
  return <PrivacyPage view={view} services={externalServices(env, location.host)} />;
}
