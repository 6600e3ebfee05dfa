import auth from './auth.ts';
import concierge from './concierge.ts';
import insight from './insight.ts';

export default { ...auth, ...concierge, ...insight };
