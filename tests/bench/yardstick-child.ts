import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';

const ROUNDS = 210;

// Some of everything that Signalpost does: text that is cut, sorted, hashed, made JSON and stored.
const db = new Sqlite(':memory:');
db.exec('CREATE VIRTUAL TABLE row USING fts5(text)');
const insert = db.prepare('INSERT INTO row (text) VALUES (?)');
let seed = 1;
for (let round = 0; round < ROUNDS; round += 1) {
  const words = Array.from({ length: 5000 }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return `word${seed % 4001}`;
  });
  const text = JSON.stringify(JSON.parse(JSON.stringify(words.toSorted())));
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  insert.run(words.join(' '));
  createHash('sha256').update(text).digest('hex');
}
db.prepare('SELECT count(*) FROM row WHERE row MATCH ?').get('word7 OR word8*');
db.close();
