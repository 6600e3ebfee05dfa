import audit from './audit.ts';
import auth from './auth.ts';
import concierge from './concierge.ts';
import desk from './desk.ts';
import insight from './insight.ts';
import kpi from './kpi.ts';
import kpiReports from './kpiReports.ts';
import kpiSharing from './kpiSharing.ts';
import measures from './measures.ts';
import people from './people.ts';
import reportForms from './reportForms.ts';
import survey from './survey.ts';
import insightPanels from './insightPanels.ts';
import insightStand from './insightStand.ts';

export default {
  ...desk,
  ...auth,
  ...audit,
  ...people,
  ...concierge,
  ...insight,
  ...kpi,
  ...kpiReports,
  ...kpiSharing,
  ...measures,
  ...reportForms,
  ...survey,
  ...insightPanels,
  ...insightStand,
};
