interface Options {
  readonly minor?: number;
  /** Sections put before the device, e.g. `net { ... }`. */
  readonly sections?: string;
}

/** A sound DRBD 9 resource on alice and bob, for the examples of rules about what uses it. */
export function exampleResource(name: string, { minor = 0, sections = '' }: Options = {}): string {
  const port = 7789 + minor;
  return `resource ${name} {
${sections}  device /dev/drbd${minor};
  disk /dev/vg0/${name};
  meta-disk internal;
  on alice { address 10.0.0.1:${port}; node-id 0; }
  on bob { address 10.0.0.2:${port}; node-id 1; }
}
`;
}
