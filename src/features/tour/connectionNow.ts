import { connections } from '../../../supabase/functions/_shared/contract/choices.ts';

type WithConnection = Navigator & { readonly connection?: { readonly effectiveType?: string } };

/** How fast the browser says its connection is, for tour_started; nothing where it says nothing. */
export function connectionNow(from: WithConnection = navigator): {
  connection?: (typeof connections)[number];
} {
  const connection = connections.find((one) => one === from.connection?.effectiveType);
  return connection === undefined ? {} : { connection };
}
