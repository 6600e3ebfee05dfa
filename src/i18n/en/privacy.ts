import type ja from '../ja/privacy.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
