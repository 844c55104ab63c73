import { parse } from './script.ts';

/** Whether a script calls tgtadm or configures Pacemaker: as a command, not in a comment or a message. */
export function isClusterScript(text: string): boolean {
  if (!/\b(?:tgtadm|crm)\b/.test(text)) return false;
  const { tree } = parse(text);
  return tree.kind === 'script' && tree.calls.length + tree.written.length + tree.crm.length > 0;
}
