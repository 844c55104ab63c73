import { decode } from '../core/text.ts';
import { languages } from '../languages/index.generated.ts';
import type { CibTexts } from './cib.ts';
import type { FileFacts } from './file-facts.ts';
import type { Change } from './make-plan.ts';
import { mask } from './mask.ts';

/**
 * A change as people may see it: secrets are masked so that equal ones look equal. Undefined for what is no text, and
 * for what nobody but its owner may read and whose language is not known.
 */
export function maskChange({ file, before, after }: Change): CibTexts | undefined {
  const texts = [before, after].map((bytes) => (bytes ? decode(bytes) : undefined));
  const [old, young] = texts.map((text) => (text?.kind === 'binary' ? undefined : (text?.text ?? '')));
  if (old === undefined || young === undefined) return undefined;
  const language = languages.find(({ id }) => id === file.language);
  if (!language)
    return isPrivate(file.before) || isPrivate(file.after) ? undefined : { before: old, after: young };
  const [maskedOld = '', maskedYoung = ''] = mask(language, [old, young]);
  return { before: maskedOld, after: maskedYoung };
}

/** The CIB before and after, as people may see it. */
export function maskCib({ before, after }: CibTexts): CibTexts {
  const language = languages.find(({ id }) => id === 'crmsh');
  const [old = '', young = ''] = language ? mask(language, [before, after]) : [];
  return { before: old, after: young };
}

function isPrivate(facts: FileFacts): boolean {
  return facts.kind === 'file' && facts.mode.endsWith('00');
}
