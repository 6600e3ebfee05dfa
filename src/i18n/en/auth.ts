import type ja from '../ja/auth.ts';
import type { Catalog } from '../translate.ts';

export default {} satisfies Catalog<typeof ja>;
