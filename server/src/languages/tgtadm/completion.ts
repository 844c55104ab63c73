import type { Completion, FeatureRequest } from '../../core/language.ts';
import type { Span } from '../../core/span.ts';
import {
  backingStores,
  describe,
  deviceTypes,
  generalOptions,
  modes,
  operationNames,
  options,
  systemParameters,
  targetParameters,
  unitParameters,
} from './catalog.ts';
import { spotAt } from './cursor.ts';
import { aboutOption, aboutParameter } from './hover.ts';
import { inventoryOf } from './inventory.ts';
import { meaningOf } from './meaning.ts';
import { numberKey } from './numbers.ts';
import { type Call, lastUse, type OptionUse, type TgtadmNode, textOf } from './tree.ts';

type Request = FeatureRequest<TgtadmNode>;

/** Options that go with the mode and operation, and their values; in a call of tgtadm and nowhere else. */
export function complete(request: Request): readonly Completion[] {
  const spot = spotAt(request.tree, request.text, request.offset);
  if (!spot || spot.kind === 'name') return [];
  return spot.kind === 'option'
    ? optionCompletions(spot.call, spot.use, spot.replace)
    : valueCompletions(request, spot.call, spot.use, spot.replace);
}

function optionCompletions(call: Call, at: OptionUse | undefined, replace: Span): Completion[] {
  const { operation } = meaningOf(call);
  const needed = operation ? [...operation.required, ...operation.oneOf] : [];
  const first = ['mode', 'op', ...needed];
  const usual = ['lld', ...(operation?.allowed ?? [])];
  return options
    .filter(({ name }) => {
      const used = lastUse(call, name);
      if (used && used !== at) return false;
      return (
        !operation ||
        operation.isUnchecked ||
        generalOptions.includes(name) ||
        [...first, ...usual].includes(name)
      );
    })
    .map((option) => ({
      label: `--${option.name}`,
      kind: 'option',
      detail: needed.includes(option.name) ? 'needed' : '',
      documentation: aboutOption(option, call),
      insert: option.takesValue ? `--${option.name} ` : `--${option.name}`,
      replace,
      rank: first.includes(option.name) ? 0 : usual.includes(option.name) ? 1 : 2,
      again: option.takesValue,
    }));
}

function valueCompletions(request: Request, call: Call, use: OptionUse, replace: Span): Completion[] {
  const { mode, op } = meaningOf(call);
  const value = (label: string, documentation = '', detail = ''): Completion => ({
    label,
    kind: 'value',
    documentation,
    detail,
    replace,
  });
  switch (use.option?.name) {
    case 'mode':
      return modes
        .filter(({ operations }) => op === undefined || !operationNames.includes(op) || operations.has(op))
        .map(({ name, doc }) => value(name, doc));
    case 'op':
      return (mode ? [...mode.operations.keys()] : operationNames).map((name) =>
        value(name, describe('operations', name)),
      );
    case 'lld':
      return [value('iscsi'), value('iser')];
    case 'device-type':
      return deviceTypes.map((name) => value(name, describe('deviceTypes', name)));
    case 'bstype':
      return backingStores.map((name) => value(name, describe('backingStores', name)));
    case 'bsoflags':
      return ['direct', 'sync', 'sync:direct'].map((name) => value(name));
    case 'tid':
    case 'lun':
    case 'user':
    case 'targetname':
    case 'initiator-address':
    case 'backing-store':
      return knownCompletions(request, call, use.option.name, replace);
    case 'name': {
      const parameters = mode?.name === 'system' ? systemParameters : targetParameters;
      return [...parameters.values()].map((parameter) => value(parameter.name, aboutParameter(parameter)));
    }
    case 'value': {
      const parameters = mode?.name === 'system' ? systemParameters : targetParameters;
      const parameter = parameters.get(textOf(call, 'name') ?? '');
      const usual = parameter?.default;
      const known = parameter?.values ?? (usual === undefined ? [] : [usual]);
      return known.map((each) => value(each, '', each === usual ? 'default' : ''));
    }
    case 'params':
      return mode?.name === 'portal'
        ? [{ ...value('portal='), insert: 'portal=${1:ADDRESS}:${2:3260}', snippet: true }]
        : [...unitParameters.values()].map(({ name, doc }) => ({
            ...value(`${name}=`, doc),
            kind: 'option',
          }));
    default:
      return [];
  }
}

/** Values that the script and the cluster already know, and the next ones in their row. */
function knownCompletions(request: Request, call: Call, option: string, replace: Span): Completion[] {
  const known = inventoryOf(request.document.blocks, call);
  const isNew = textOf(call, 'op') === 'new';
  const reference = (label: string, detail = ''): Completion => ({
    label,
    kind: 'reference',
    detail,
    replace,
  });
  /** tgtd counts from 1: target 0 is none, and LUN 0 is the controller. */
  const next = (taken: Iterable<string>, what: string): Completion => {
    const used = new Set([...taken].map(Number));
    let free = 1;
    while (used.has(free)) free++;
    return { label: String(free), kind: 'value', detail: `next free ${what}`, replace, rank: 0 };
  };
  const tids = new Map(known.targets);
  for (const { key, data } of request.cluster.declared('target')) {
    if (!tids.has(key)) tids.set(key, data.name ?? '');
  }
  switch (option) {
    case 'tid':
      return isNew && meaningOf(call).mode?.name === 'target'
        ? [next([...known.targets.keys(), ...tids.keys()], 'target id')]
        : [...tids].map(([tid, name]) => reference(tid, name));
    case 'lun': {
      const tid = numberKey('tid', textOf(call, 'tid')) ?? '';
      const units = known.units.get(tid) ?? new Map<string, string>();
      return isNew ? [next(units.keys(), 'LUN')] : [...units].map(([lun, path]) => reference(lun, path));
    }
    case 'user':
      return isNew ? [] : [...known.users].map((user) => reference(user));
    case 'targetname':
      return [
        {
          label: 'iqn.YYYY-MM.REVERSED-DOMAIN:NAME',
          kind: 'snippet',
          insert: `iqn.\${1:2026-01}.\${2:com.example}:\${3:${known.names.at(-1)?.split(':').at(-1) ?? 'storage'}}`,
          snippet: true,
          replace,
        },
      ];
    case 'initiator-address':
      return [
        ...[...known.addresses].filter((one) => one !== 'ALL').map((address) => reference(address)),
        { label: 'ALL', kind: 'value', detail: 'every host that reaches the portal', replace, rank: 2 },
      ];
    default:
      return request.cluster.keys('device').map((device) => reference(device, 'made by DRBD'));
  }
}
