// Made by scripts/generate.mjs from the files in rules/. Do not edit.
import type { Rule } from '../../core/rule.ts';
import authAfterKey from './rules/auth-after-key.ts';
import duplicateAuth from './rules/duplicate-auth.ts';
import duplicateKey from './rules/duplicate-key.ts';
import guessableSecret from './rules/guessable-secret.ts';
import ignoredWords from './rules/ignored-words.ts';
import keyNumber from './rules/key-number.ts';
import lineTooLong from './rules/line-too-long.ts';
import missingAuth from './rules/missing-auth.ts';
import missingKeyNumber from './rules/missing-key-number.ts';
import missingMethod from './rules/missing-method.ts';
import missingSecret from './rules/missing-secret.ts';
import placeholder from './rules/placeholder.ts';
import secretWithCrc from './rules/secret-with-crc.ts';
import undefinedKey from './rules/undefined-key.ts';
import unknownLine from './rules/unknown-line.ts';
import unknownMethod from './rules/unknown-method.ts';
import weakMethod from './rules/weak-method.ts';

export const rules: readonly Rule[] = [authAfterKey, duplicateAuth, duplicateKey, guessableSecret, ignoredWords, keyNumber, lineTooLong, missingAuth, missingKeyNumber, missingMethod, missingSecret, placeholder, secretWithCrc, undefinedKey, unknownLine, unknownMethod, weakMethod];
