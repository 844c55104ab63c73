import picomatch from 'picomatch';

/** What an include names: one file, or those files of a directory whose names match a pattern. */
export type IncludedFiles =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'glob'; readonly directory: string; readonly matches: (name: string) => boolean };

/** What the text of an include means in a file of that directory, with the patterns of glob(7). */
export function includedFiles(directory: string, pattern: string): IncludedFiles {
  const { isGlob, base, glob } = picomatch.scan(pattern);
  if (!isGlob) return { kind: 'file', path: resolvedPath(directory, pattern) };
  const isMatch = picomatch(glob, { nobrace: true, noextglob: true });
  return { kind: 'glob', directory: resolvedPath(directory, base), matches: (name) => isMatch(name) };
}

/** A path as seen from a directory, without `.` and `..`. */
export function resolvedPath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
