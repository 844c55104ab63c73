import type { FeatureRequest, Signature } from '../../core/language.ts';
import { type LabelPart, makeSignature } from '../../core/signature.ts';
import { describe, modes, operationNames, options, type TgtadmOperation } from './catalog.ts';
import { type Spot, spotAt } from './cursor.ts';
import { dashed, meaningOf } from './meaning.ts';
import { type Call, lastUse, type TgtadmNode } from './tree.ts';

/** The options that are legal for the mode and operation so far, with the one at the cursor marked. */
export function signature({ tree, text, offset }: FeatureRequest<TgtadmNode>): Signature | undefined {
  const spot = spotAt(tree, text, offset);
  if (!spot || spot.kind === 'name') return undefined;
  const { mode, op, operation } = meaningOf(spot.call);
  const parts = [
    { text: 'tgtadm' },
    ...alone(part('mode', mode?.name ?? modes.map(({ name }) => name).join('|'))),
    ...alone(part('op', operation ? (op ?? '') : [...(mode?.operations.keys() ?? operationNames)].join('|'))),
    ...(operation ? optionParts(operation) : []),
  ];
  const known = parts.flatMap((one) => ('name' in one && one.name !== undefined ? [one.name] : []));
  const documentation = operation && op !== undefined ? describe('operations', op) : mode?.doc;
  return makeSignature(parts, activeOption(spot, operation, known), documentation);
}

function optionParts({ required, oneOf, allowed, isUnchecked }: TgtadmOperation): readonly LabelPart[] {
  const choice = oneOf.flatMap((name, index) => [{ text: index === 0 ? ' (' : ' | ' }, part(name)]);
  return [
    ...required.flatMap((name) => alone(part(name))),
    ...choice,
    ...(choice.length > 0 ? [{ text: ')' }] : []),
    ...allowed
      .filter((name) => !required.includes(name) && !oneOf.includes(name))
      .flatMap((name) => [{ text: ' [' }, part(name), { text: ']' }]),
    ...(isUnchecked ? [{ text: ' ...' }] : []),
  ];
}

function alone(one: LabelPart): readonly LabelPart[] {
  return [{ text: ' ' }, one];
}

function part(name: string, value = name.toUpperCase()): LabelPart {
  const option = options.find((one) => one.name === name);
  const takes = option === undefined || option.takesValue;
  return { text: takes ? `${dashed(name)} ${value}` : dashed(name), name, documentation: option?.doc };
}

/** The option at the cursor; between options, the next one that is needed and not there. */
function activeOption(
  spot: Exclude<Spot, { kind: 'name' }>,
  operation: TgtadmOperation | undefined,
  known: readonly string[],
): string | undefined {
  const { call, use } = spot;
  if (use) return use.option?.name;
  const missing = ['mode', 'op', ...(operation?.required ?? [])].find((name) => isMissing(call, name));
  if (missing !== undefined) return missing;
  const oneOf = operation?.oneOf ?? [];
  if (oneOf.every((name) => isMissing(call, name)) && oneOf.length > 0) return oneOf[0];
  return known.find((name) => !oneOf.includes(name) && isMissing(call, name));
}

function isMissing(call: Call, name: string): boolean {
  return lastUse(call, name) === undefined;
}
