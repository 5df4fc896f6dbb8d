import type { CloudError } from '../ports';
import { cloudError } from './cloud-error';
import { CORRELATION_HEADER, type Answer } from './errors';

/**
 * Whether something on the way answered instead of the cloud, which speaks JSON and marks every answer: a hotel's sign-in
 * page, or a proxy's. (A 5xx page may be the cloud's own gateway.)
 */
function isPageOfTheNetwork({ status, body, header }: Answer): boolean {
  if (status >= 300 && status <= 399) return true;
  const isPage = /^text\/html\b/i.test(header('Content-Type') ?? '') && body.trim() !== '';
  return isPage && status < 500 && header(CORRELATION_HEADER) === null;
}

/** What is wrong with an answer that is not the cloud's, or null when it is one of the cloud. */
export function errorOfStrangeAnswer(answer: Answer, isWrite: boolean): CloudError | null {
  if (!isPageOfTheNetwork(answer)) return null;
  return cloudError('network', 'A sign-in page of this network answered instead of Genesys Cloud.', {
    status: answer.status,
    // Who answers in another's name with success may also have passed the request on.
    mayHaveBeenApplied: isWrite && answer.status < 300,
  });
}
