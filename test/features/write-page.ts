import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { page } from './page';
import { runFeatures } from './run-features';

// npm run features: asks every model for every feature, and writes docs/reference/features.md.

const PAGE = join(__dirname, '../../docs/reference/features.md');

runFeatures().then((cellAt) => {
  writeFileSync(PAGE, page(cellAt));
  console.log('wrote docs/reference/features.md');
});
