import { connectDatabase } from '../_shared/connectDatabase.ts';
import { clientAddressHeader, numberVariable, requireVariable } from '../_shared/environment.ts';
import { createNetworkKey } from '../_shared/networkKey.ts';
import { ownPages } from '../_shared/ownPages.ts';
import { createRateLimiter } from '../_shared/rateLimiter.ts';
import { serviceKey } from '../_shared/serviceKey.ts';
import { createSurveyHandler, type SurveyPorts } from './handler.ts';

const read = (name: string) => Deno.env.get(name);
const perMinute = numberVariable(read, 'HIROBA_RATE_SURVEY_PER_MIN', 60);
const sql = connectDatabase(requireVariable(read, 'SUPABASE_DB_URL'), 2);

Deno.serve(
  createSurveyHandler({
    async take(request) {
      const [row] = await sql<{ answer: Awaited<ReturnType<SurveyPorts['take']>> }[]>`
        select private.take_survey(${sql.json({ ...request })}::jsonb) as answer`;
      if (!row) throw new Error('take_survey answered nothing');
      return row.answer;
    },
    // A school answers from one address after a shared look; a machine that fills the figures sends many.
    networkLimiter: createRateLimiter({ burst: perMinute }),
    // What one class or one office says in a day counts; what one network says beyond it would outweigh the others.
    dayLimiter: createRateLimiter({
      burst: numberVariable(read, 'HIROBA_RATE_SURVEY_PER_DAY', Math.max(60, perMinute)),
      perMs: 86_400_000,
    }),
    networkKey: createNetworkKey(clientAddressHeader(read)),
    pages: ownPages(read),
    isService: serviceKey(read),
  }),
);
