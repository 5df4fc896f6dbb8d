import type { CloudError } from '../../ports';

/** What the login host says of a client that it does not know, or that cannot prove itself, in a sentence about `proof`. */
export function withClientRefusal(error: CloudError, proof: string): CloudError {
  const isUnknownClient = error.code === 'unauthorised' || error.cloudCode === 'invalid_client';
  if (!isUnknownClient) return error;
  return { ...error, code: 'unauthorised', detail: `Genesys Cloud does not accept ${proof} of the OAuth client.` };
}
