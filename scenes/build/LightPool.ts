import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { REPLY, type LightReply, type LightRequest, type LightScene } from './LightJob.ts';

const CHUNK = 2048;

/** Asks worker threads for the light at many points; the order of the answers never depends on the threads. */
export class LightPool {
  private readonly workers: Worker[];

  constructor(scene: LightScene) {
    const n = Math.max(1, Math.min(16, availableParallelism()));
    this.workers = Array.from(
      { length: n },
      () => new Worker(new URL('./lightWorker.ts', import.meta.url), { workerData: scene }),
    );
  }

  /** REPLY floats per point, see LightReply. */
  async light(points: Float32Array, rays: number, sunRays: number): Promise<Float32Array> {
    const total = points.length / 6;
    const out = new Float32Array(total * REPLY);
    const chunks = Math.ceil(total / CHUNK);
    let next = 0;
    await Promise.all(
      this.workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            const ask = () => {
              if (next >= chunks) {
                worker.off('message', answered);
                worker.off('error', reject);
                resolve();
                return;
              }
              const id = next++;
              const part = points.slice(id * CHUNK * 6, (id + 1) * CHUNK * 6);
              const request: LightRequest = { id, points: part, rays, sunRays };
              worker.postMessage(request, [part.buffer]);
            };
            const answered = (reply: LightReply) => {
              out.set(reply.light, reply.id * CHUNK * REPLY);
              ask();
            };
            worker.on('message', answered);
            worker.on('error', reject);
            ask();
          }),
      ),
    );
    return out;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((w) => w.terminate()));
  }
}
