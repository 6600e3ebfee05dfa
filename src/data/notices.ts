import * as v from 'valibot';
import { callRpc } from './staffClient.ts';

const noticesShape = v.array(
  v.object({ code: v.picklist(['disk_low', 'damaged', 'clock']), since: v.string() }),
);
export type ServerNotice = v.InferOutput<typeof noticesShape>[number];

/** What is not well with the server, for admins; oldest first. */
export function readServerNotices(townId: string): Promise<ServerNotice[]> {
  return callRpc('server_notices', { p_town_id: townId }, noticesShape);
}
