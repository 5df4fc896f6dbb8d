import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';

/** A published description of the API, kept outside this project; where it is absent, answers are not held against it. */
const file = resolve('..', 'shared', 'facts', 'genesys-openapi-subset.json');

interface Response {
  readonly schema?: object;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Record<string, Response> }>>>>;
  readonly definitions: Readonly<Record<string, { readonly properties?: Record<string, Property> }>>;
}

interface Property {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Property;
}

/** Fields that newer models of the API have and the description, which is older, has not. */
const newerFields: ReadonlySet<string> = new Set([
  'UserPresence.futurePresenceDefinition',
  'PresenceSettings.requestingOffQueueEnabled',
  'TokenInfo.dateTokenIdles',
  'ChannelTopic.missingPermissions',
]);

const description: Description | null = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as Description)
  : null;

/** Why the contract is not checked, or null when it is. */
export const contractAbsence: string | null =
  description === null ? `skipped: ${file} is absent, so no answer was held against it` : null;

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { 'date-time': isoInstant, date: true, uri: true, int32: true, int64: true, double: true, interval: true },
});
if (description !== null) ajv.addSchema(description, 'api');

const validators = new Map<string, ValidateFunction>();

function validatorFor(path: string, method: string, status: number): ValidateFunction | null {
  const operation = description?.paths[path]?.[method.toLowerCase()];
  if (operation?.responses[String(status)]?.schema === undefined) return null;
  const pointer = [
    path.replaceAll('~', '~0').replaceAll('/', '~1').replace('{', '%7B').replace('}', '%7D'),
    method.toLowerCase(),
    'responses',
    String(status),
    'schema',
  ];
  const reference = `api#/paths/${pointer.join('/')}`;
  const known = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, known);
  return known;
}

/** The described path that a concrete one belongs to, literal segments before parameters. */
export function describedPath(path: string): string | undefined {
  const candidates = Object.keys(description?.paths ?? {}).filter((template) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return candidates.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

export function isDescribed(method: string, path: string): boolean {
  return description?.paths[path]?.[method.toLowerCase()] !== undefined;
}

/** What about an answer does not fit the description: wrong types, missing fields and fields that do not exist. */
export function contractProblems(method: string, path: string, status: number, body: unknown): readonly string[] {
  if (description === null || method === 'HEAD') return [];
  const template = describedPath(path);
  if (template === undefined || !isDescribed(method, template)) return [];
  const validate = validatorFor(template, method, status);
  if (validate === null) return status < 300 && body !== undefined ? [`no body is described for ${status}`] : [];
  const wrong = validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  const operation = description.paths[template]?.[method.toLowerCase()];
  return [...wrong, ...unknownFields(operation?.responses[String(status)]?.schema as Property, body, '')];
}

function unknownFields(schema: Property, value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) {
    return schema.items === undefined
      ? []
      : value.flatMap((one) => unknownFields(schema.items as Property, one, `${at}[]`));
  }
  if (typeof value !== 'object' || value === null || schema.$ref === undefined) return [];
  const name = schema.$ref.split('/').at(-1) ?? '';
  const properties = description?.definitions[name]?.properties;
  if (properties === undefined) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    if (newerFields.has(`${name}.${key}`)) return [];
    const property = properties[key];
    return property === undefined
      ? [`${at}.${key} is no field of ${name}`]
      : unknownFields(property, one, `${at}.${key}`);
  });
}
