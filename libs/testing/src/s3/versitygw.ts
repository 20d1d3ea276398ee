import { cacheFolder } from '../config.js';
import { ensureTool, type GoTool } from '../tools/go-tool.js';

const VERSITYGW = 'github.com/versity/versitygw';

/** An S3 server over plain folders (Apache-2.0): checks signatures, speaks multipart, ranges, copies and signed URLs. */
const VERSITYGW_TOOL: GoTool = {
  name: 'versitygw',
  version: '1.8.0',
  module: VERSITYGW,
  package: `${VERSITYGW}/cmd/versitygw`,
  linkerFlags: '',
  versionArgs: ['--version'],
  accepts: /\bv?1\.([89]|\d\d)\./,
};

/** The program's path; three minutes the first time on two idle cores, nothing afterwards. Rejects with a sentence where it cannot be had. */
export const ensureVersitygw = (): Promise<string> => ensureTool(VERSITYGW_TOOL, { cache: cacheFolder(), environment: process.env });
