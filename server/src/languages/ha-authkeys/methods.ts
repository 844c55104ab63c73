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
