// What a family's first download says: the frame, the places' pages and the consult form.
import common from './common.ts';
import consult from './consult.ts';
import places from './places.ts';

export default { ...common, ...places, ...consult };
