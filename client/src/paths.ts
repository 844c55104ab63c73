/** The last name in a path with slashes: that of the file, or of the folder. */
export function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
