// Who works and who allocates on the main thread: Chromium's own CPU and heap samplers, read back to source files.
import type { CDPSession } from 'playwright-core';
import type { MappedClient } from './mappedClient.ts';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}
interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}
interface HeapNode {
  callFrame: CallFrame;
  selfSize: number;
  children: HeapNode[];
}

const browser = '(browser)';

/** Whose line it is: a folder of ours, a package's name, or the browser's own for what has no script. */
export function ownerOf(client: MappedClient, frame: CallFrame): string {
  const source = client.sourceOf(frame.url, frame.lineNumber, frame.columnNumber);
  if (source === null) return frame.functionName.startsWith('(') ? frame.functionName : browser;
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  return name ?? source.split('/').slice(0, 3).join('/');
}

export const isOurs = (owner: string): boolean => /^(src|supabase)\//.test(owner);

/**
 * Milliseconds of each owner's own time (children not counted) while `act` ran. What the browser does for a script (a
 * style set, a GL call, a sort) is counted with whoever called it.
 */
export async function workDuring(
  cdp: CDPSession,
  client: MappedClient,
  act: () => Promise<void>,
): Promise<Map<string, number>> {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  await cdp.send('Profiler.start');
  await act();
  const { profile } = (await cdp.send('Profiler.stop')) as { profile: CpuProfile };
  const frames = new Map(profile.nodes.map((n) => [n.id, n.callFrame]));
  const callers = new Map(profile.nodes.flatMap((n) => (n.children ?? []).map((c) => [c, n.id] as const)));
  const owner = (id: number): string => {
    const frame = frames.get(id);
    if (!frame) return '(unknown)';
    const own = ownerOf(client, frame);
    const caller = callers.get(id);
    return own !== browser || caller === undefined ? own : owner(caller);
  };
  const owners = new Map(profile.nodes.map((n) => [n.id, owner(n.id)]));
  const work = new Map<string, number>();
  profile.samples?.forEach((node, i) => {
    const whose = owners.get(node) ?? '(unknown)';
    work.set(whose, (work.get(whose) ?? 0) + (profile.timeDeltas?.[i] ?? 0) / 1000);
  });
  return work;
}

/** Bytes allocated by each function (file, name), garbage since then included, while `act` ran. */
export async function allocatedDuring(
  cdp: CDPSession,
  client: MappedClient,
  act: () => Promise<void>,
): Promise<{ owner: string; at: string; bytes: number }[]> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.startSampling', {
    samplingInterval: 512,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await act();
  const { profile } = (await cdp.send('HeapProfiler.stopSampling')) as { profile: { head: HeapNode } };
  const sizes = new Map<string, { owner: string; at: string; bytes: number }>();
  const visit = (node: HeapNode): void => {
    const { callFrame: f } = node;
    if (node.selfSize > 0) {
      const owner = ownerOf(client, f);
      const source = client.sourceOf(f.url, f.lineNumber, f.columnNumber) ?? f.url;
      const at = `${source} ${f.functionName || '(anonymous)'}`;
      const known = sizes.get(at) ?? { owner, at, bytes: 0 };
      known.bytes += node.selfSize;
      sizes.set(at, known);
    }
    node.children.forEach(visit);
  };
  visit(profile.head);
  return [...sizes.values()].sort((a, b) => b.bytes - a.bytes);
}
