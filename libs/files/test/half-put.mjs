// Begins a put, says so when `size` bytes were taken, and never ends it: whoever started this kills it.
// usage: node half-put.mjs CHOICE-AS-JSON KEY SIZE   (needs a build)
import { openFiles } from '#files';

const [choice, key, size] = process.argv.slice(2);
const files = await openFiles(JSON.parse(choice));

async function* body() {
  for (let given = 0; given < Number(size); given += 65_536) yield Buffer.alloc(65_536, 1);
  process.stdout.write('half\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}

await files.put(key, body(), { contentType: 'application/pdf' });
