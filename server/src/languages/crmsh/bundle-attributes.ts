import type { AttributeType } from './attributes.ts';
import type { Section } from './tree.ts';

/** An attribute of one part of a bundle. */
export interface BundleAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly default?: string;
  readonly isRequired?: true;
  readonly doc: string;
}

/** The parts of a bundle that take attributes. */
export type BundleSection = Extract<Section, 'container' | 'network' | 'port-mapping' | 'storage-mapping'>;

/** What the parts of a bundle take (Pacemaker's xml/resources-3.9.rng, element-bundle). */
export const bundleAttributes: Readonly<Record<BundleSection, readonly BundleAttribute[]>> = {
  container: [
    {
      name: 'image',
      type: 'string',
      isRequired: true,
      doc: 'The image that the containers are made of, with its tag.',
    },
    {
      name: 'replicas',
      type: 'integer',
      doc: 'How many containers run in the whole cluster; promoted-max, or 1, when absent.',
    },
    {
      name: 'replicas-per-host',
      type: 'integer',
      default: '1',
      doc: 'How many of them may run on one node.',
    },
    {
      name: 'promoted-max',
      type: 'integer',
      default: '0',
      doc: 'How many of them may be promoted; 0 makes none promotable.',
    },
    {
      name: 'run-command',
      type: 'string',
      doc: 'What runs inside of the container; pacemaker-remoted when the bundle holds a primitive.',
    },
    { name: 'network', type: 'string', doc: 'The network of the container engine to use, such as host.' },
    { name: 'options', type: 'string', doc: 'Further options for docker run or podman run.' },
  ],
  network: [
    {
      name: 'ip-range-start',
      type: 'string',
      doc: 'The address of the first container; the others get those that follow.',
    },
    { name: 'host-interface', type: 'string', doc: 'The interface of the node that gets the addresses.' },
    { name: 'host-netmask', type: 'integer', default: '32', doc: 'The mask of the addresses, in bits.' },
    {
      name: 'control-port',
      type: 'integer',
      default: '3121',
      doc: 'The port of pacemaker_remote in the container.',
    },
    {
      name: 'add-host',
      type: 'boolean',
      default: 'true',
      doc: 'Whether the containers find each other by name in /etc/hosts.',
    },
  ],
  'port-mapping': [
    { name: 'id', type: 'string', doc: 'A name for the mapping.' },
    { name: 'port', type: 'integer', doc: 'The port on the address of the container.' },
    { name: 'internal-port', type: 'integer', doc: 'The port inside of it, where that is another one.' },
    { name: 'range', type: 'string', doc: 'Several ports in place of one: first-last.' },
  ],
  'storage-mapping': [
    { name: 'id', type: 'string', doc: 'A name for the mapping.' },
    { name: 'source-dir', type: 'string', doc: 'A directory of the node that every container sees.' },
    {
      name: 'source-dir-root',
      type: 'string',
      doc: 'A directory of the node that has one below it for each container.',
    },
    { name: 'target-dir', type: 'string', isRequired: true, doc: 'Where the containers see it.' },
    { name: 'options', type: 'string', doc: 'How it is mounted, such as rw.' },
  ],
};
