import type { ApiRoute, HttpMethod } from './route';

export type RouteMatch =
  | { readonly kind: 'found'; readonly route: ApiRoute; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly allowed: readonly HttpMethod[] }
  | { readonly kind: 'unknown-path' };

/** Finds the operation for a request. Earlier routes win, so literal paths stand before parameters. */
export class RouteTable {
  private readonly compiled: readonly { readonly route: ApiRoute; readonly expression: RegExp }[];

  constructor(readonly routes: readonly ApiRoute[]) {
    this.compiled = routes.map((route) => ({
      route,
      expression: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
    }));
  }

  match(method: string, path: string): RouteMatch {
    const allowed = new Set<HttpMethod>();
    for (const { route, expression } of this.compiled) {
      const match = expression.exec(path);
      if (match === null) continue;
      if (route.method === method) return { kind: 'found', route, parameters: decode(match.groups ?? {}) };
      allowed.add(route.method);
    }
    return allowed.size === 0 ? { kind: 'unknown-path' } : { kind: 'other-method', allowed: [...allowed] };
  }
}

function decode(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, value];
      }
    }),
  );
}
