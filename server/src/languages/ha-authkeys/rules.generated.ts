// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import missingAuth from './rules/missing-auth.ts';
import undefinedKey from './rules/undefined-key.ts';
import unknownMethod from './rules/unknown-method.ts';

export const rules: readonly Rule[] = [missingAuth, undefinedKey, unknownMethod];
