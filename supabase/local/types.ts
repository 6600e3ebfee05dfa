// npm run db:types: writes src/data/database.types.ts and supabase/privileges.txt from the migrations, through a
// throw-away database.
import { writeFileSync } from 'node:fs';
import { generateTypes } from './database/generateTypes.ts';

const { types, privileges } = await generateTypes();
writeFileSync('src/data/database.types.ts', types);
writeFileSync('supabase/privileges.txt', privileges);
console.log('src/data/database.types.ts supabase/privileges.txt');
