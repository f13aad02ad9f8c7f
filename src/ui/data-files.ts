import { openDB, type DBSchema } from 'idb';

/** Data sets that come with the app: what graph-data/index.json lists. */
export interface OfferedDataSet {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

interface OpenedFile {
  readonly name: string;
  readonly text: string;
}

interface Kept extends DBSchema {
  files: { key: string; value: OpenedFile };
}

const database = () =>
  openDB<Kept>('offshoot', 1, {
    upgrade: (db) => void db.createObjectStore('files'),
  });

/** Keeps a file that the reader opened, so that a reload and a link on this machine find it again. */
export async function keepFile(dataSet: string, file: OpenedFile): Promise<void> {
  const db = await database();
  await db.put('files', file, dataSet);
}

export async function keptFile(dataSet: string): Promise<OpenedFile | undefined> {
  const db = await database();
  return db.get('files', dataSet);
}

/** @throws {Error} with a sentence, where the server does not give the file */
export async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} was not found on the server (status ${response.status})`);
  return response.text();
}

export async function offeredDataSets(base: string): Promise<OfferedDataSet[]> {
  const index = JSON.parse(await fetchText(`${base}index.json`)) as { dataSets?: OfferedDataSet[] };
  return index.dataSets ?? [];
}
