// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';

export const rules: readonly Rule[] = [];
