import Sqlite from 'better-sqlite3';

/** Opens a database file as any other tool would: no pragmas, no triggers in the way if `work` drops them. */
export function withRawHandle<T>(file: string, work: (handle: Sqlite.Database) => T): T {
  const handle = new Sqlite(file);
  try {
    return work(handle);
  } finally {
    handle.close();
  }
}

/** Everything a database holds, in a form that can be compared: header numbers, schema, rows of every table. */
export function contentOf(file: string): unknown {
  return withRawHandle(file, (handle) => {
    const schema = handle.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const tables = handle
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    return {
      version: handle.pragma('user_version', { simple: true }),
      application: handle.pragma('application_id', { simple: true }),
      schema,
      rows: Object.fromEntries(tables.map((name) => [name, handle.prepare(`SELECT * FROM "${name}"`).all()])),
    };
  });
}

/** What a table of an older version is read from: the files of documents have had a table of their own since version 5. */
export function tableWithFiles(handle: Sqlite.Database, table: string): string {
  const split = handle.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'document_file'").get();
  return split && table === 'document' ? 'document JOIN document_file ON document_id = id' : `"${table}"`;
}
