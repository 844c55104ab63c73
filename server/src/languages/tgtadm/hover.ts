import type { FeatureRequest, Hover } from '../../core/language.ts';
import {
  describe,
  mode,
  modes,
  operationNames,
  systemParameters,
  type TgtadmOption,
  targetParameters,
  type UpdateParameter,
  unitParameters,
} from './catalog.ts';
import { spotAt } from './cursor.ts';
import { dashed, either, meaningOf } from './meaning.ts';
import { sentenceOf } from './sentence.ts';
import type { Call, TgtadmNode } from './tree.ts';

/** Explains an option, a value from a list, or what the call does. */
export function hover({ tree, text, offset }: FeatureRequest<TgtadmNode>): Hover | undefined {
  const spot = spotAt(tree, text, offset);
  if (!spot) return undefined;
  if (spot.kind === 'name') return { span: spot.call.name.span, markdown: aboutCall(spot.call) };
  const { use, call } = spot;
  if (!use?.option) return undefined;
  if (spot.kind === 'option') return { span: use.nameSpan, markdown: aboutOption(use.option, call) };
  const value = use.value?.text;
  const said = value === undefined ? undefined : aboutValue(use.option.name, value, call);
  return said && use.value ? { span: use.value.span, markdown: said } : undefined;
}

function aboutCall(call: Call): string {
  const { subject, predicate } = sentenceOf(call);
  const { mode: known, op, operation } = meaningOf(call);
  const lines = [`**tgtadm** · ${subject}: ${predicate}`];
  if (known) lines.push(known.doc);
  if (op !== undefined && operation) {
    const needs = [
      ...operation.required.map(dashed),
      ...(operation.oneOf.length > 0 ? [either(operation.oneOf.map(dashed))] : []),
    ];
    lines.push(`${describe('operations', op)}${needs.length > 0 ? ` Needs ${needs.join(', ')}.` : ''}`);
  }
  return lines.join('\n\n');
}

export function aboutOption(option: TgtadmOption, call?: Call): string {
  const short = option.short === undefined ? '' : `, **-${option.short}**`;
  const value = option.takesValue ? ' *value*' : '';
  const lines = [`**--${option.name}**${short}${value}`, option.doc];
  const { mode: known, op, operation } = call ? meaningOf(call) : {};
  if (known && operation?.required.includes(option.name)) {
    lines.push(`Needed by \`--mode ${known.name} --op ${op}\`.`);
  }
  if (option.since !== undefined) lines.push(`Since tgt ${option.since}.`);
  if (option.shortTakesValue && !option.takesValue) {
    lines.push(`Use the long form: \`-${option.short}\` swallows the next word.`);
  }
  return lines.join('\n\n');
}

function aboutValue(option: string, value: string, call: Call): string | undefined {
  switch (option) {
    case 'mode': {
      const known = mode(value);
      return (
        known &&
        `**${known.name}**\n\n${known.doc}\n\nOperations: ${[...known.operations.keys()].join(', ')}.`
      );
    }
    case 'op': {
      const having = modes.filter(({ operations }) => operations.has(value)).map(({ name }) => name);
      return operationNames.includes(value)
        ? `**${value}**\n\n${describe('operations', value)}\n\nIn the modes ${having.join(', ')}.`
        : undefined;
    }
    case 'device-type':
      return titled(value, describe('deviceTypes', value));
    case 'bstype':
      return titled(value, describe('backingStores', value));
    case 'name': {
      const parameters = meaningOf(call).mode?.name === 'system' ? systemParameters : targetParameters;
      const parameter = parameters.get(value);
      return parameter && aboutParameter(parameter);
    }
    case 'params': {
      const known = value.split(',').flatMap((pair) => unitParameters.get(pair.split('=', 1)[0] ?? '') ?? []);
      return known.length > 0 ? known.map(({ name, doc }) => `**${name}** ${doc}`).join('\n\n') : undefined;
    }
    default:
      return undefined;
  }
}

export function aboutParameter({ name, doc, values, min, max, default: usual }: UpdateParameter): string {
  const range = values ? either(values) : min === undefined ? undefined : `${min} to ${max ?? 'any'}`;
  const facts = [
    ...(range === undefined ? [] : [range]),
    ...(usual === undefined ? [] : [`default ${usual}`]),
  ];
  return [`**${name}**${facts.length > 0 ? ` · ${facts.join(', ')}` : ''}`, doc].join('\n\n');
}

function titled(name: string, doc: string): string | undefined {
  return doc === '' ? undefined : `**${name}**\n\n${doc}`;
}
