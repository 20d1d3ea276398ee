import { createHash } from 'node:crypto';
import { DESIGNS } from './design/design.js';
import { BASE } from './pdf/templates/base.js';
import { CLASSIC } from './pdf/templates/classic.js';
import { COMPACT } from './pdf/templates/compact.js';
import { MODERN } from './pdf/templates/modern.js';
import { PORTAL } from './pdf/templates/portal.js';

/** Raised where a writer or a library under it makes other bytes of the same view; templates and designs tell themselves. */
const REVISION = 'typst-ts 0.7.0, docx 9.15.2, 1';

/** What bytes follow from beside view and style: a file kept elsewhere is stale once it differs. */
export const RENDERING = createHash('sha256')
  .update(JSON.stringify([REVISION, DESIGNS, BASE, CLASSIC, MODERN, COMPACT, PORTAL]))
  .digest('base64url');
