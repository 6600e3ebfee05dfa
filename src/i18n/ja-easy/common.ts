import type ja from '../ja/common.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
