import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../../electron/integration/local-api/open-api';
import { apiRoutes } from '../../../../electron/integration/local-api/routes';
import type { RouteDependencies } from '../../../../electron/integration/local-api/routes';

const document = openApiDocument('0.1.0');

interface Operation {
  readonly security?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}
const operations = Object.entries(document['paths'] as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const routes = apiRoutes({} as RouteDependencies);

describe('The description of the local API', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('lists what is served, and nothing else', () => {
    const served = routes.map(({ method, path }) => `${method} ${path}`);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served.sort());
  });

  it('says of each whether it takes a token and a body, and that it may be refused', () => {
    for (const { path, method, operation } of operations) {
      const route = routes.find((each) => each.path === path && each.method === method);
      expect(operation.security !== undefined, `${path} is public`).toBe(route?.access === null);
      expect(operation.requestBody !== undefined, `${path} has a body`).toBe(route?.hasBody === true);
      const refusals = route?.access === null ? ['400', '403'] : ['400', '401', '403', '429'];
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', ...refusals]));
    }
  });
});
