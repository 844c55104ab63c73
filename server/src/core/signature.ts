import type { Signature, SignatureParameter } from './language.ts';

/** A part of a signature's label; those with a name are parameters. */
export interface LabelPart {
  readonly text: string;
  readonly name?: string;
  readonly documentation?: string | undefined;
}

/** Puts the label of a signature together; `active` is the name of the parameter at the cursor. */
export function makeSignature(
  parts: readonly LabelPart[],
  active: string | undefined,
  documentation: string | undefined,
): Signature {
  let label = '';
  const parameters: (SignatureParameter & { readonly name: string })[] = [];
  for (const { text, name, documentation: doc } of parts) {
    const span = { start: label.length, end: label.length + text.length };
    if (name !== undefined) parameters.push({ name, span, ...(doc && { documentation: doc }) });
    label += text;
  }
  const at = parameters.findIndex(({ name }) => name === active);
  return {
    label,
    ...(documentation && { documentation }),
    parameters: parameters.map(({ name: _, ...parameter }) => parameter),
    ...(at >= 0 && { active: at }),
  };
}
