import type ja from '../ja/tour.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
