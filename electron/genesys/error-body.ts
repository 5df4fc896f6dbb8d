import { z } from 'zod';

/** What an error's body tells, whichever of the cloud's two shapes it has. */
export interface ErrorBody {
  readonly code: string | null;
  readonly message: string | null;
  readonly contextId: string | null;
  readonly parameters: readonly string[];
}

const nothingTold: ErrorBody = { code: null, message: null, contextId: null, parameters: [] };

const text = z.string().nullish().catch(null);

/** The API's errors. */
const apiErrorSchema = z.object({
  code: z.string(),
  message: text,
  contextId: text,
  messageParams: z.record(z.string(), z.unknown()).nullish().catch(null),
});

/** The errors of the sign-in service. */
const loginErrorSchema = z.object({ error: z.string(), error_description: text, description: text });

/** Reads an error's body. What cannot be read tells nothing: the status says enough. */
export function readErrorBody(body: string): ErrorBody {
  const json = parseJson(body);
  const api = apiErrorSchema.safeParse(json);
  if (api.success) {
    const { code, message, contextId, messageParams } = api.data;
    return {
      code: tidy(code),
      message: tidy(message),
      contextId: tidy(contextId),
      parameters: Object.values(messageParams ?? {}).filter((value) => typeof value === 'string'),
    };
  }
  const login = loginErrorSchema.safeParse(json);
  if (!login.success) return nothingTold;
  const { error, error_description: description, description: olderDescription } = login.data;
  return { ...nothingTold, code: tidy(error), message: tidy(description ?? olderDescription) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Text from outside is shown to people: one line of bounded length. */
function tidy(value: string | null | undefined): string | null {
  const line = (value ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line === '') return null;
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
