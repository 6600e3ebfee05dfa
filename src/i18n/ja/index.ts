import about from './about.ts';
import common from './common.ts';
import consult from './consult.ts';
import family from './family.ts';
import map from './map.ts';
import places from './places.ts';
import survey from './survey.ts';
import tour from './tour.ts';

export default { ...common, ...tour, ...places, ...map, ...consult, ...family, ...about, ...survey };
