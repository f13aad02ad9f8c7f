import type { DataSet } from '../../model';

/** A data set as JSON text: one record per line group, two spaces, a newline at the end. */
export function writeJson(dataSet: DataSet): string {
  return `${JSON.stringify(dataSet, null, 2)}\n`;
}
