import type ja from '../ja/insight.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
