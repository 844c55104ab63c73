/** What is at a path of a node. */
export type FileFacts =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'file';
      readonly sha256: string;
      /** As `stat -c %a` prints it. */
      readonly mode: string;
      readonly uid: number;
      readonly gid: number;
      readonly size: number;
    };

/** What `facts` of node.sh prints; a word where nothing can be deployed: `link`, `other`, `homeless`. */
export function readFacts(line: string): FileFacts | 'link' | 'other' | 'homeless' | undefined {
  if (line === 'none') return { kind: 'none' };
  if (line === 'link' || line === 'other' || line === 'homeless') return line;
  const [, sha256 = '', mode = '', uid, gid, size] =
    /^file ([0-9a-f]{64}) ([0-7]+) (\d+) (\d+) (\d+)$/.exec(line) ?? [];
  if (sha256 === '') return undefined;
  return { kind: 'file', sha256, mode, uid: Number(uid), gid: Number(gid), size: Number(size) };
}

/** As `facts` of node.sh prints it. */
export function writeFacts(facts: FileFacts): string {
  if (facts.kind === 'none') return 'none';
  return `file ${facts.sha256} ${facts.mode} ${facts.uid} ${facts.gid} ${facts.size}`;
}
