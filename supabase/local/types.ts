// npm run db:types: writes src/data/database.types.ts from the migrations, through a throw-away database.
import { writeFileSync } from 'node:fs';
import { generateTypes } from './database/generateTypes.ts';

writeFileSync('src/data/database.types.ts', await generateTypes());
console.log('src/data/database.types.ts');
