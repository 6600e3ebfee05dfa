// A whole server in a process of its own, so that it can be killed and its work is not the measurer's. Started by
// serverProcess.ts.
import { createServer } from '../../supabase/local/createServer.ts';
import { sendLinesTo } from '../../supabase/local/say.ts';
import { stopOnSignals } from '../../supabase/local/stopOnSignals.ts';

const [dataDir = '', port = '0'] = process.argv.slice(2);
sendLinesTo((line) => process.stderr.write(`${line}\n`));
let running: Awaited<ReturnType<typeof createServer>> | null = null;
stopOnSignals(() => running);
running = await createServer({ dataDir, port: Number(port), host: '127.0.0.1', durable: true });
const { url, anonKey, databaseUrl } = running;
process.stdout.write(`${JSON.stringify({ url, anonKey, databaseUrl, port: running.port })}\n`);
