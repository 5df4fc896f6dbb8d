import type { Answer } from '../core/webhooks/delivery';
import type { KnownPresence, NumberedChange } from '../core/webhooks/event';
import type { Result } from '../../shared/result';
import type { WebhookEvent } from '../../shared/webhooks/event';
import type { AbsenceAnnotation } from './inactivity-journal';

export type { KnownPresence };

/** Sends one message to a receiver and tells what came of it. It never throws, follows no redirect, and takes 5 s at most. */
export type PostWebhook = (request: WebhookRequest, signal: AbortSignal) => Promise<AnsweredPost>;

export interface WebhookRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface AnsweredPost {
  readonly answer: Answer;
  /** The beginning of what the receiver said, for the agent's eye; empty for none. */
  readonly excerpt: string;
}

/** Keys of signatures. */
export interface WebhookKeys {
  /** Thirty-two bytes of chance, in base64. */
  newKey(): string;
  /** HMAC-SHA256, in base64. */
  hmac(keyBase64: string, text: string): string;
}

/** An event on its way into the outbox. */
export interface OutgoingEvent {
  readonly event: WebhookEvent;
  /** What is known of it already is all that there is to know. */
  readonly isComplete: boolean;
  readonly endpointIds: readonly string[];
}

/** What makes events of what the journal writes, within its transaction: it must be quick and has no effects. Null: nobody is told. */
export interface EventSource {
  ofChange(change: NumberedChange): OutgoingEvent | null;
  /** @param booked the change that the journal has for that time. */
  ofAnnotation(annotated: AbsenceAnnotation, booked: NumberedChange | null): OutgoingEvent | null;
  /** The transaction is on the disk. */
  written(): void;
}

/** `waiting`: still to be delivered. `dead`: given up. */
export type OutboxState = 'waiting' | 'delivered' | 'dead';

/** The oldest event that waits for one receiver. */
export interface WaitingEvent {
  readonly id: number;
  readonly event: WebhookEvent;
  readonly isComplete: boolean;
  readonly tries: number;
  /** For how long the app ran since its first try, in milliseconds. */
  readonly runningMs: number;
  /** It is not tried before, by this computer's epoch milliseconds; null where nothing is known. */
  readonly notBefore: number | null;
}

/** One try, as the flight recorder has it. */
export interface DeliveryTry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tookMs: number;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly fault: Extract<Answer, { kind: 'failed' }>['fault'] | null;
  readonly excerpt: string;
}

/** An event with all that came of it. */
export interface RecordedEvent {
  readonly id: number;
  readonly event: WebhookEvent;
  readonly state: OutboxState;
  readonly tries: number;
  /** The newest tries, newest first. */
  readonly latestTries: readonly DeliveryTry[];
}

/** What is known of a receiver beside its configuration. */
export interface EndpointStanding {
  readonly waiting: number;
  readonly dead: number;
  /** When one of them was given up last, in epoch milliseconds; null for none. */
  readonly givenUpAt: number | null;
  /** The newest try of any of its events. */
  readonly lastTry: DeliveryTry | null;
  /** When the first of the tries was made since which none has succeeded, in epoch milliseconds; null while it is well. */
  readonly failingSince: number | null;
  /** The agent has it wait. */
  readonly isPaused: boolean;
  /** It said that it wants no more events (410). */
  readonly isGone: boolean;
}

/** What a try means for its event. */
export interface SettledTry {
  readonly id: number;
  readonly endpointId: string;
  readonly made: DeliveryTry;
  readonly state: OutboxState;
  readonly runningMs: number;
  readonly notBefore: number | null;
  /** The receiver said that it wants no more events. */
  readonly isGone: boolean;
}

export type Written<Value = void> = Result<Value, { readonly code: 'write-failed'; readonly detail: string }>;

/** The part of a journal that holds what is still to be told, and what was. Kept in order for each receiver apart. */
export interface Outbox {
  /** From now on every change and every correction is put here in the transaction that journals it. */
  announceBy(source: EventSource): void;
  /** Puts an event here that no change made. What an endpoint has already is not put twice. */
  add(outgoing: OutgoingEvent): Written;
  oldestWaiting(endpointId: string): WaitingEvent | null;
  /** What was not known of it when it happened. */
  complete(id: number, event: WebhookEvent): Written;
  settle(settled: SettledTry): Written;
  standingOf(endpointId: string): EndpointStanding;
  setPaused(endpointId: string, isPaused: boolean): Written;
  /** The receiver is wanted again after it had said that it wants no more. */
  welcome(endpointId: string): Written;
  /** The newest events of a receiver, newest first. */
  recorded(endpointId: string, limit: number): readonly RecordedEvent[];
  /** What became of one change at every receiver. */
  ofChange(sequence: number): readonly (RecordedEvent & { readonly endpointId: string })[];
  /** Puts what was delivered or given up back among the waiting, each in its old place. Gives back how many. */
  sendAgain(
    endpointId: string,
    which: { readonly id: number } | { readonly from: number; readonly until: number },
  ): Written<number>;
  /** Forgets a receiver with all of its events. */
  forget(endpointId: string): Written;
}
