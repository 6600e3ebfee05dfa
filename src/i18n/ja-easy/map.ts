import type ja from '../ja/map.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
