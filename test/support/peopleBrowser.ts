import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { WebSocket, WebSocketServer } from 'ws';
import { browserFlags, browserPath } from './browser.ts';

/** A Chromium in which a page can be hidden, lose the focus, freeze and sleep, as in people's hands. */
export interface PeopleBrowser {
  browser: Browser;
  /** The machine sleeps: every page's process stops between two of its instructions, and no event says so. */
  sleep: (ms: number) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Playwright makes each page believe that it is always in front. Here its words to Chromium pass through a relay that
 * leaves that one command out, so that visibility and focus are the browser's own.
 */
export async function launchPeopleBrowser(): Promise<PeopleBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), 'hiroba-people-'));
  const chrome = spawn(
    await browserPath(),
    [
      ...browserFlags,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      // As Playwright starts it: a hidden page is not slowed down more than the page itself knows.
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = once(chrome, 'exit');
  const relay = await openRelay(await addressOf(chrome.stderr));
  const browser = await chromium.connectOverCDP(relay.address);
  return {
    browser,
    async sleep(ms) {
      const cdp = await browser.newBrowserCDPSession();
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
      const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      for (const pid of pages) process.kill(pid, 'SIGSTOP');
      try {
        await new Promise((resolve) => setTimeout(resolve, ms));
      } finally {
        for (const pid of pages) process.kill(pid, 'SIGCONT');
      }
      await cdp.detach();
    },
    async close() {
      await browser.close();
      relay.close();
      chrome.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Chromium says on its standard error where it listens. */
function addressOf(said: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    said.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /ws:\/\/\S+/.exec(text)?.[0];
      if (found) resolve(found);
    });
    said.on('end', () => {
      reject(new Error(`Chromium did not start: ${text}`));
    });
  });
}

interface Command {
  id: number;
  sessionId?: string;
  method: string;
}

async function openRelay(to: string): Promise<{ address: string; close: () => void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (asking) => {
    const answering = new WebSocket(to, { maxPayload: 256 * 1024 * 1024 });
    const early: string[] = [];
    asking.on('message', (data: Buffer) => {
      const text = data.toString();
      const { id, sessionId, method } = JSON.parse(text) as Command;
      if (method === 'Emulation.setFocusEmulationEnabled')
        asking.send(JSON.stringify({ id, ...(sessionId && { sessionId }), result: {} }));
      else if (answering.readyState === WebSocket.OPEN) answering.send(text);
      else early.push(text);
    });
    answering.on('open', () => {
      for (const text of early) answering.send(text);
    });
    answering.on('message', (data: Buffer) => {
      asking.send(data.toString());
    });
    asking.on('close', () => {
      answering.close();
    });
    answering.on('close', () => {
      asking.close();
    });
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `ws://127.0.0.1:${port}/`,
    close: () => {
      server.close();
    },
  };
}
