import type ja from '../ja/consult.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
