import { randomUUID } from 'node:crypto';
import type { Clock } from '../../model/clock.ts';
import type { Installation } from '../installation.ts';
import type { JsonObject } from '../json.ts';
import type { RateLimiter } from '../rate-limits.ts';
import type { Fault, WeatherStation } from '../weather.ts';
import type { Exchange, Wire } from '../wire.ts';
import { readArguments, wordAt } from './arguments.ts';
import { type Answer, type Method, type Methods, refuse } from './method.ts';

/** A Web API call as it came in. */
export interface ApiRequest {
  readonly method: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly query: URLSearchParams;
}

/** What goes back; `cut` is a connection closed without an answer. */
export type ApiResponse =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Real milliseconds to wait before answering. */
      readonly afterMs: number;
    }
  | { readonly kind: 'cut'; readonly afterMs: number };

export type ServeWebApi = (request: ApiRequest) => ApiResponse;

interface ServeDeps {
  readonly methods: Methods;
  readonly clock: Clock;
  readonly botToken: string;
  readonly appToken: string;
  readonly installation: Installation;
  readonly rateLimiter: RateLimiter;
  readonly weather: WeatherStation;
  readonly wire: Wire;
  /** How late a `slow` call is answered, in real milliseconds. */
  readonly slowAnswerMs: number;
}

/** Answers Web API calls: arguments, token, scope, rate limit, weather, then the method itself. */
export function createServeWebApi(deps: ServeDeps): ServeWebApi {
  return (request) => {
    const { headers } = request;
    const args = readArguments(headers['content-type'], request.body, request.query);
    const { token: inBody, ...shown } = args ?? {};
    const exchange = deps.wire.begin({
      direction: 'app→slack',
      transport: 'http',
      name: request.method,
      request: shown,
      requestHeaders: headers,
    });
    const token = headers.authorization?.replace(/^Bearer\s+/i, '') ?? inBody;
    const fault = deps.weather.draw(request.method);
    const slowMs = fault === 'slow' ? deps.slowAnswerMs : deps.weather.now().slowMs;
    const answer = () => answerTo(deps, request.method, args === null ? null : shown, token);
    return withFault({ deps, exchange, fault, afterMs: slowMs, answer });
  };
}

type Result =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'limited'; readonly seconds: number };

const answered = (answer: Answer): Result => ({ kind: 'answered', answer });

function answerTo(deps: ServeDeps, name: string, args: JsonObject | null, token: unknown): Result {
  const method = Object.hasOwn(deps.methods, name) ? deps.methods[name] : undefined;
  if (method === undefined) {
    return answered({ ...refuse('unknown_method'), req_method: name });
  }
  const unauthorized = checkToken(deps, method, token);
  if (unauthorized !== null) {
    return answered(refuse(unauthorized));
  }
  const scope = missingScope(deps, method, args ?? {});
  if (scope !== null) {
    return answered({ ...refuse('missing_scope'), ...scope });
  }
  if (args === null) {
    return answered(refuse('invalid_json'));
  }
  const channel = method.perChannel === true ? wordAt(args, 'channel') : undefined;
  const seconds = deps.rateLimiter.take(name, method.tier, channel);
  if (seconds !== null) {
    return { kind: 'limited', seconds };
  }
  const missing = method.needs.filter((key) => args[key] === undefined || args[key] === '');
  if (missing.length > 0) {
    const messages = missing.map((key) => `[ERROR] missing required field: ${key}`);
    return answered(refuse('invalid_arguments', messages));
  }
  return answered(method.run(args));
}

/** @returns which scope is needed and which there are; null where all is well. */
function missingScope(
  { installation }: ServeDeps,
  { token, scopes, scopesFor }: Method,
  args: JsonObject,
): { readonly needed: string; readonly provided: string } | null {
  const granted = token === 'app' ? installation.appScopes() : installation.scopes();
  if (granted === null) {
    return null;
  }
  const oneOf = scopes.some((scope) => granted.has(scope)) ? undefined : scopes[0];
  const needed = oneOf ?? scopesFor?.(args).find((scope) => !granted.has(scope));
  return needed === undefined ? null : { needed, provided: [...granted].join(',') };
}

function checkToken(
  { botToken, appToken, installation }: ServeDeps,
  { token: kind = 'bot' }: Method,
  token: unknown,
): string | null {
  if (kind === 'none') {
    return null;
  }
  if (token === undefined || token === '') {
    return 'not_authed';
  }
  if (token !== botToken && token !== appToken) {
    return 'invalid_auth';
  }
  return token === (kind === 'app' ? appToken : botToken)
    ? installation.refusal(kind)
    : 'not_allowed_token_type';
}

/** Weather that come before the method is carried out, those that come after, and none. */
function withFault(call: {
  readonly deps: ServeDeps;
  readonly exchange: Exchange;
  readonly fault: Fault | undefined;
  readonly afterMs: number;
  readonly answer: () => Result;
}): ApiResponse {
  const { fault, afterMs } = call;
  const write = writer(call);
  if (fault === 'rate-limit') {
    return write.limited(1);
  }
  if (fault === 'drop-before') {
    return write.cut(null);
  }
  if (fault === 'http-500-before') {
    return write.written(500, null, 'http_500', {}, afterMs);
  }
  const result = call.answer();
  if (result.kind === 'limited') {
    return write.limited(result.seconds);
  }
  const { answer } = result;
  if (fault === 'drop-after') {
    return write.cut(answer);
  }
  if (fault === 'http-500-after') {
    return write.written(500, null, 'http_500', {}, afterMs);
  }
  return write.written(200, answer, answer.ok ? null : answer.error, {}, afterMs);
}

/** The ways a call can end, each noted on the wire. */
function writer({
  deps,
  exchange,
  afterMs,
}: {
  readonly deps: ServeDeps;
  readonly exchange: Exchange;
  readonly afterMs: number;
}) {
  const written = (
    status: number,
    body: Answer | null,
    error: string | null,
    headers: Readonly<Record<string, string>>,
    waitMs: number,
  ): ApiResponse => {
    const responseHeaders = { ...standardHeaders(deps), ...headers };
    exchange.end({ response: body, responseHeaders, status, error });
    return {
      kind: 'answer',
      status,
      headers: responseHeaders,
      body: body === null ? '' : JSON.stringify(body),
      afterMs: waitMs,
    };
  };
  return {
    written,
    limited: (seconds: number) =>
      written(
        429,
        { ok: false, error: 'ratelimited' },
        'ratelimited',
        { 'retry-after': String(seconds) },
        0,
      ),
    cut: (body: Answer | null): ApiResponse => {
      exchange.end({ response: body, status: null, error: 'connection dropped' });
      return { kind: 'cut', afterMs };
    },
  };
}

function standardHeaders({ clock, installation }: ServeDeps): Readonly<Record<string, string>> {
  const scopes = installation.scopes();
  return {
    'content-type': 'application/json; charset=utf-8',
    date: clock.now().toUTCString(),
    'x-slack-req-id': randomUUID().replaceAll('-', ''),
    ...(scopes !== null && { 'x-oauth-scopes': [...scopes].join(',') }),
  };
}
