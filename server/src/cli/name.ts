import path from 'node:path';

/** A file as a person would type it: relative to the current directory when the file is below it. */
export function nameOf(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}
