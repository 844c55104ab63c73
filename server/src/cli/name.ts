import path from 'node:path';
import { URI } from 'vscode-uri';

/** A file as a person would type it: relative to the current directory when the file is below it. */
export function nameOf(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** The file of a URI, by the name that a person would type. */
export function nameOfUri(uri: string): string {
  return nameOf(URI.parse(uri).fsPath);
}
