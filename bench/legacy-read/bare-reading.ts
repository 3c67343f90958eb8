// Reads the script that it is given, makes text of it and counts the lines that hold a row, and does nothing else.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

let rows = 0;
for await (const line of createInterface({
  input: createReadStream(process.argv[2] ?? '', { encoding: 'utf16le' }),
  crlfDelay: Infinity,
})) {
  if (line.startsWith('INSERT ')) rows += 1;
}
process.stdout.write(JSON.stringify({ rows }));
