// Puts so many bytes and prints the code of the error, or "ok".
// usage: node put.mjs CHOICE-AS-JSON KEY SIZE   (needs a build)
import { openFiles } from '#files';

const [choice, key, size] = process.argv.slice(2);
const files = await openFiles(JSON.parse(choice));
const outcome = await files.put(key, Buffer.alloc(Number(size), 1), { contentType: 'application/pdf' }).then(
  () => 'ok',
  (error) => error.code,
);
process.stdout.write(`${outcome}\n`);
