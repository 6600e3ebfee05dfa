import type ja from '../ja/family.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
