// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import badJson from './rules/bad-json.ts';
import badValue from './rules/bad-value.ts';
import duplicateKey from './rules/duplicate-key.ts';
import missingKey from './rules/missing-key.ts';
import unknownKey from './rules/unknown-key.ts';
import unknownRule from './rules/unknown-rule.ts';

export const rules: readonly Rule[] = [badJson, badValue, duplicateKey, missingKey, unknownKey, unknownRule];
