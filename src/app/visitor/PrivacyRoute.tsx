import { externalServices } from '../../features/privacy/externalServices.ts';
import { PrivacyPage } from '../../features/privacy/PrivacyPage.tsx';
import { env } from '../env.ts';
import type { TownPageProps } from './pageCode.ts';

/** What is recorded and kept, and which outside services this installation calls: the build's settings say. */
export default function PrivacyRoute({ view }: TownPageProps) {
  return <PrivacyPage view={view} services={externalServices(env, location.host)} />;
}
