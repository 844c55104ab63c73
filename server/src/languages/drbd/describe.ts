import { type DrbdOption, valueDoc } from './catalog.ts';
import { rangeOf, valueWithAmount } from './wording.ts';

/** What an option takes, for the line beside its name: `number, 1 to 600, in tenths of a second`. */
export function usage(option: DrbdOption): string {
  switch (option.type) {
    case 'boolean':
      return 'yes | no';
    case 'flag':
      return 'no value';
    case 'number':
      return [...(option.values ?? []), rangeOf(option)].join(' | ');
    case 'enum':
      return (option.values ?? []).join(' | ');
    case 'resource':
      return 'RESOURCE[/VOLUME]';
    case 'nodes':
      return [...(option.values ?? []), 'HOST...'].join(' | ');
    default:
      return option.maxLength === undefined ? 'text' : `text of at most ${option.maxLength} characters`;
  }
}

/** What an option does, takes and is when it is not there, as Markdown. */
export function describeOption(option: DrbdOption): string {
  const lines = [option.doc];
  const known = (option.values ?? []).flatMap((value) => {
    const doc = valueDoc(option.aliasOf ?? option.name, value);
    return doc === undefined ? [] : [`- \`${value}\`: ${doc}`];
  });
  if (known.length > 0) lines.push(known.join('\n'));
  if (option.default !== undefined) lines.push(`Default: ${defaultOf(option)}.`);
  if (option.since !== undefined) lines.push(`Since drbd-utils ${option.since}.`);
  if (option.aliasOf !== undefined) lines.push(`The old name of \`${option.aliasOf}\`.`);
  if (option.isIgnored) lines.push('Read and ignored.');
  return lines.filter(Boolean).join('\n\n');
}

function defaultOf(option: DrbdOption): string {
  return typeof option.default === 'number'
    ? valueWithAmount(option, option.default)
    : `\`${option.default}\``;
}
