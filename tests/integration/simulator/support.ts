import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Simulator, SimulatorDescription, SimulatorOptions } from '../../../electron/simulator';
import { startSimulator } from '../../../electron/simulator';
import { contractProblems } from './contract';

/** A Wednesday noon: the simulated organisation is in the middle of a working day. */
export const startOfTime = Date.UTC(2026, 4, 13, 12, 0, 0);

export const onQueueId = 'e08eaf1b-ee47-4fa9-a231-1200e284798f';
export const availableId = '6a3af858-942f-489d-9700-5f9bcdcdae9b';
export const busyId = '31fe3bac-dea6-44b7-bed7-47f91660a1a0';
export const mealId = '3fd96123-badb-4f69-bc03-1b1ccc6d8014';
export const redirectUri = 'http://127.0.0.1:50505/callback';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into many shapes; the contract check has held the body against its description.
  readonly body: Body;
}

/** JSON of any shape, for looking into with optional chaining. */
export interface Body {
  readonly [key: string]: Body;
}

/** A value of a body as text. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the tests of one simulator need. Its time stands still unless it is advanced. */
export interface TestCloud {
  readonly simulator: Simulator;
  readonly url: string;
  readonly description: SimulatorDescription;
  /** An agent by place: 0 has every permission, 1 no analytics, 2 no On Queue. */
  agent(index: number): SimulatorDescription['agents'][number];
  control(name: string, body: object): Promise<Body>;
  controlGet(name: string): Promise<Body>;
  advance(advanceMs: number): Promise<void>;
  signIn(index: number): Promise<Client>;
  clientCredentials(): Promise<Client>;
}

export async function startTestCloud(options: SimulatorOptions = {}): Promise<TestCloud> {
  const simulator = await startSimulator({ clock: { now: () => startOfTime }, historyDays: 0, ...options });
  onTestFinished(() => simulator.dispose());
  const description = simulator.describe();
  const { url } = simulator;

  const agent = (index: number): SimulatorDescription['agents'][number] => {
    const found = description.agents[index];
    if (found === undefined) throw new Error(`There is no agent ${index}`);
    return found;
  };
  const control = async (name: string, body: object): Promise<Body> => {
    const response = await fetch(`${url}/simulator/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Body;
    expect(answer, `POST /simulator/${name}`).not.toHaveProperty('error');
    return answer;
  };
  return {
    simulator,
    url,
    description,
    agent,
    control,
    controlGet: async (name) => (await (await fetch(`${url}/simulator/${name}`)).json()) as Body,
    advance: async (advanceMs) => void (await control('clock', { advanceMs })),
    signIn: async (index) =>
      new Client(url, await signInByHint(url, description.oauth.publicClientId, agent(index).email)),
    clientCredentials: async () => {
      const { clientId, clientSecret } = description.oauth;
      const answer = await requestToken(url, { grant_type: 'client_credentials' }, basic(clientId, clientSecret));
      return new Client(url, text(answer.body['access_token']));
    },
  };
}

export const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

export interface Proof {
  readonly verifier: string;
  readonly challenge: string;
}

export function createProof(): Proof {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** `GET /oauth/authorize` without following where it leads; a null parameter is left out. */
export function authorize(
  url: string,
  parameters: Readonly<Record<string, string | null>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const query = new URLSearchParams({ response_type: 'code', redirect_uri: redirectUri, state: 'a-state' });
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return fetch(`${url}/oauth/authorize?${query.toString()}`, { redirect: 'manual', headers });
}

/** The parameters with which the browser was sent back. */
export function sentBack(response: Response): URLSearchParams {
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '').searchParams;
}

export async function requestToken(
  url: string,
  form: Readonly<Record<string, string>>,
  authorization?: string,
): Promise<ApiAnswer> {
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
    },
    body: new URLSearchParams(form).toString(),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** The code flow with PKCE for an agent named by `login_hint`; gives the access token. */
export async function signInByHint(url: string, clientId: string, email: string): Promise<string> {
  const { verifier, challenge } = createProof();
  const response = await authorize(url, {
    client_id: clientId,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: email,
  });
  const answer = await requestToken(url, {
    grant_type: 'authorization_code',
    code: sentBack(response).get('code') ?? '',
    code_verifier: verifier,
    client_id: clientId,
    redirect_uri: redirectUri,
  });
  expect(answer.status).toBe(200);
  return text(answer.body['access_token']);
}

/** A program that calls the API with one token. Every answer is held against the published description. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  async call(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const received = await response.text();
    const parsed: unknown = received === '' ? undefined : JSON.parse(received);
    const problems = contractProblems(method, new URL(path, this.url).pathname, response.status, parsed);
    expect(problems, `${method} ${path} ${response.status} fits the description`).toEqual([]);
    return { status: response.status, headers: response.headers, body: parsed as Body };
  }

  get(path: string): Promise<ApiAnswer> {
    return this.call('GET', path);
  }

  setPresence(userId: string, body: object): Promise<ApiAnswer> {
    return this.call('PATCH', `/api/v2/users/${userId}/presences/purecloud`, body);
  }

  async openChannel(topics: readonly string[]): Promise<Listener> {
    const { body } = await this.call('POST', '/api/v2/notifications/channels');
    const id = text(body['id']);
    const subscribed = await this.call(
      'POST',
      `/api/v2/notifications/channels/${id}/subscriptions`,
      topics.map((topic) => ({ id: topic })),
    );
    expect(subscribed.status).toBe(200);
    return Listener.connect(id, text(body['connectUri']));
  }
}

/** The listening end of a notification socket. */
export class Listener {
  readonly frames: Body[] = [];
  closeCode: number | null = null;

  private constructor(
    readonly channelId: string,
    readonly socket: WebSocket,
  ) {
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString('utf8')) as Body));
    socket.on('close', (code) => (this.closeCode = code));
    socket.on('error', () => socket.terminate());
  }

  static async connect(channelId: string, connectUri: string): Promise<Listener> {
    const listener = new Listener(channelId, new WebSocket(connectUri));
    onTestFinished(() => listener.socket.terminate());
    await once(listener.socket, 'open');
    return listener;
  }

  ofTopic(topic: string): readonly Body[] {
    return this.frames.filter((frame) => text(frame['topicName']) === topic);
  }

  /** Asks for a pong and waits for it: whatever was sent before has then arrived. */
  async settle(): Promise<void> {
    const before = this.pongs();
    this.socket.send(JSON.stringify({ message: 'ping' }));
    await expect.poll(() => this.pongs()).toBe(before + 1);
  }

  private pongs(): number {
    return this.ofTopic('channel.metadata').filter((frame) => text(frame['eventBody']?.['message']) === 'pong').length;
  }
}
