// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import badValue from './rules/bad-value.ts';
import duplicateTarget from './rules/duplicate-target.ts';
import initiatorNameAlone from './rules/initiator-name-alone.ts';
import lunNumber from './rules/lun-number.ts';
import mismatchedClosing from './rules/mismatched-closing.ts';
import misplacedKey from './rules/misplaced-key.ts';
import misreadTag from './rules/misread-tag.ts';
import missingValue from './rules/missing-value.ts';
import mixedStores from './rules/mixed-stores.ts';
import noStore from './rules/no-store.ts';
import openToAll from './rules/open-to-all.ts';
import passwordWithBlank from './rules/password-with-blank.ts';
import placeholder from './rules/placeholder.ts';
import relativeStore from './rules/relative-store.ts';
import repeatedKey from './rules/repeated-key.ts';
import surplusClosing from './rules/surplus-closing.ts';
import targetNameForm from './rules/target-name-form.ts';
import textAfterTag from './rules/text-after-tag.ts';
import unclosedComment from './rules/unclosed-comment.ts';
import unclosedHereDocument from './rules/unclosed-here-document.ts';
import unclosedSection from './rules/unclosed-section.ts';
import unclosedTag from './rules/unclosed-tag.ts';
import unknownKey from './rules/unknown-key.ts';
import unmatchableInitiator from './rules/unmatchable-initiator.ts';
import valueWithHash from './rules/value-with-hash.ts';

export const rules: readonly Rule[] = [badValue, duplicateTarget, initiatorNameAlone, lunNumber, mismatchedClosing, misplacedKey, misreadTag, missingValue, mixedStores, noStore, openToAll, passwordWithBlank, placeholder, relativeStore, repeatedKey, surplusClosing, targetNameForm, textAfterTag, unclosedComment, unclosedHereDocument, unclosedSection, unclosedTag, unknownKey, unmatchableInitiator, valueWithHash];
