import auth from './auth.ts';
import concierge from './concierge.ts';
import desk from './desk.ts';
import insight from './insight.ts';
import kpi from './kpi.ts';
import insightPanels from './insightPanels.ts';
import insightStand from './insightStand.ts';

export default { ...desk, ...auth, ...concierge, ...insight, ...kpi, ...insightPanels, ...insightStand };
