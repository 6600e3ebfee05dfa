import type ja from '../ja/concierge.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
