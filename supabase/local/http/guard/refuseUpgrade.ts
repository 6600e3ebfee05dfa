import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Refuses to open a socket. Total: whoever has hung up by now is not worth a word. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => {
    socket.destroy(); // Node leaves an upgraded socket without a listener of its own
  });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
  );
}
