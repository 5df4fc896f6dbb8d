import type { z } from 'zod';

/** What is wrong with a settings file or variable, in sentences that name each place. */
export function describeIssues(error: z.ZodError): string {
  return error.issues.map(describeIssue).join(' ');
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (place === '' ? key : `${place}.${key}`));
    return names.map((name) => `There is no setting “${name}”.`).join(' ');
  }
  const message = issue.message.replace(/^Invalid (input|option): /, '').replace(/\.$/, '');
  return `${place === '' ? 'The whole' : place}: ${message}.`;
}
