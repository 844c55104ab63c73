/** Makes a folder of a node a file system of so many pages, with what is in it: POSIX shell. */
export function smallFileSystem(folder: string, pages: number): string {
  return `mkdir -p -m 700 ${folder}; mkdir /run/small; mount -t tmpfs -o mode=755,size=${pages * 4}k small /run/small
   cp -a ${folder}/. /run/small; mount --move /run/small ${folder}; rmdir /run/small`;
}
