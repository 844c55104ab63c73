import type { Directive } from './catalog.ts';
import type { ValueType } from './values.ts';

/** A type in a few words, for hover, completion and messages. */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case 'time':
      return 'time';
    case 'boolean':
      return 'on or off';
    case 'integer':
      return describeInteger(type);
    case 'word':
      return [...(type.boolean ? ['on', 'off'] : []), ...type.words].join(', ');
    case 'node':
      return 'node name';
    case 'interface':
      return 'network interface';
    case 'address':
      return ADDRESSES[type.family];
    case 'path':
      return 'path';
    case 'text':
      return type.name;
  }
}

const ADDRESSES = {
  host: 'IPv4 address or host name',
  unicast6: 'IPv6 address',
  multicast: 'address of a multicast group, 224.0.0.0 to 239.255.255.255',
  multicast6: 'address of an IPv6 multicast group, e.g. of ff12::/16',
} as const;

function describeInteger({ min, max, unit }: Extract<ValueType, { kind: 'integer' }>): string {
  const range = max === 2 ** 31 - 1 ? `number from ${min}` : `number from ${min} to ${max}`;
  return unit ? `${range} (${unit})` : range;
}

/** How a directive is written, e.g. `mcast INTERFACE GROUP PORT TTL LOOP`. */
export function usage(directive: Directive): string {
  if (directive.takes === 'values')
    return `${directive.name} ${valueName(directive.type)}${directive.again === 'more' ? ' ...' : ''}`;
  const names = directive.parameters.map(({ name }) => name.toUpperCase());
  if (directive.rest)
    names.push(
      directive.rest.least === 1
        ? `${directive.rest.name.toUpperCase()} ...`
        : `[${directive.rest.name.toUpperCase()} ...]`,
    );
  return `${directive.name} ${names.join(' ')}`;
}

function valueName(type: ValueType): string {
  switch (type.kind) {
    case 'boolean':
      return 'on|off';
    case 'word':
      return type.words.length > 6
        ? 'NAME'
        : [...(type.boolean ? ['on', 'off'] : []), ...type.words].join('|');
    case 'integer':
      return 'NUMBER';
    case 'text':
      return type.name;
    default:
      return type.kind.toUpperCase();
  }
}
