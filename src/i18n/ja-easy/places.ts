import type ja from '../ja/places.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
