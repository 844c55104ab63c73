import { meaningOf } from './meaning.ts';
import { type Call, lastUse, textOf } from './tree.ts';

/** What a call does, in a few words for outline and hover: "target 1: new, iqn.2026-01.example:a". */
export interface Sentence {
  readonly subject: string;
  readonly predicate: string;
}

export function sentenceOf(call: Call): Sentence {
  const { mode, op } = meaningOf(call);
  const shown = (option: string): string => {
    const use = lastUse(call, option);
    return use ? (use.value?.text ?? '…') : '?';
  };
  const tid = shown('tid');
  const doing = op ?? '?';
  switch (mode?.name) {
    case 'target': {
      const more = [
        textOf(call, 'targetname'),
        textOf(call, 'initiator-address'),
        textOf(call, 'initiator-name'),
      ];
      const name = textOf(call, 'name');
      if (name !== undefined) more.push(`${name}=${shown('value')}`);
      const said = more.filter((one) => one !== undefined).join(', ');
      return { subject: lastUse(call, 'tid') ? `target ${tid}` : 'targets', predicate: joined(doing, said) };
    }
    case 'logicalunit':
      return {
        subject: `unit ${shown('lun')} of target ${tid}`,
        predicate: joined(doing, textOf(call, 'backing-store') ?? textOf(call, 'params') ?? ''),
      };
    case 'account':
      // The password stays out: people share screenshots.
      return {
        subject: lastUse(call, 'user') ? `account ${shown('user')}` : 'accounts',
        predicate: joined(doing, lastUse(call, 'tid') ? `target ${tid}` : ''),
      };
    case 'portal':
      return {
        subject: 'portal',
        predicate: joined(doing, textOf(call, 'params')?.replace('portal=', '') ?? ''),
      };
    default:
      return { subject: mode?.name ?? 'tgtadm', predicate: doing };
  }
}

function joined(op: string, more: string): string {
  return more === '' ? op : `${op} ${more}`;
}
