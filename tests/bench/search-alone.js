import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

// The least that a search can cost: Node, the driver, and the statements of a search, with nothing
// of ours around them. Plain JavaScript, as a file that Node need not strip of types.
const [, , file = '', statements = ''] = process.argv;
const db = new Sqlite(file, { readonly: true });
for (const { source, execution, values } of JSON.parse(readFileSync(statements, 'utf8'))) {
  const statement = db.prepare(source);
  Reflect.apply(Reflect.get(statement, execution), statement, values);
}
db.close();
