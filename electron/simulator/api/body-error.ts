import type { z } from 'zod';
import type { Answer } from './answer';
import { apiError, bracketed } from './api-error';

/** The cloud's answer to a body that does not fit its type. */
export function bodyError(error: z.ZodError, bodyName: string): Answer {
  const [issue] = error.issues;
  if (issue === undefined) return apiError('bad.request');
  const field = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return apiError('invalid.property', { property: issue.keys[0] ?? '', object: bodyName });
    case 'invalid_value':
      return apiError('invalid.value', {
        value: String(issue.input),
        field: field === '' ? bodyName : field,
        allowed: bracketed(issue.values.map(String)),
      });
    case 'invalid_format':
      return issue.format === 'datetime'
        ? apiError('invalid.date')
        : apiError('constraint.validation', { reason: `${field}: ${issue.message}` });
    case 'invalid_type':
      return field === ''
        ? apiError('bad.request')
        : apiError('constraint.validation', { reason: `${field}: ${issue.message}` });
    default:
      return apiError('constraint.validation', { reason: field === '' ? issue.message : `${field}: ${issue.message}` });
  }
}
