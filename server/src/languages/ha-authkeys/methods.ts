import type { KeyLine } from './tree.ts';

/** The methods of heartbeat's HBauth plugins, strongest first. */
export const methods = [
  {
    name: 'sha1',
    needsSecret: true,
    doc: 'Signs every packet with an HMAC over SHA-1. The strongest method heartbeat has; use it unless the link is a cable between the two nodes.',
  },
  {
    name: 'md5',
    needsSecret: true,
    doc: 'Signs every packet with an HMAC over MD5. Weaker than sha1 at the same cost today.',
  },
  {
    name: 'crc',
    needsSecret: false,
    doc: 'Only detects damaged packets and takes no key: anyone who reaches the port can command the cluster. For a dedicated cable or a serial line, never for a network.',
  },
] as const;

export type Method = (typeof methods)[number];

export function method(name: string): Method | undefined {
  return methods.find((one) => one.name === name);
}

/**
 * The method of a key as it may be shown: known, or with a secret behind it. Otherwise the word may be the secret of
 * a line that lacks its method, and secrets stay out of messages and outlines: people share screenshots.
 */
export function shownMethod(key: KeyLine): string | undefined {
  const text = key.method?.text;
  return text !== undefined && (key.secret || method(text)) ? text : undefined;
}
