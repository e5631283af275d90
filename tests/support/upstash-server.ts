import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface UpstashServer {
  url: string;
  token: string;
  /** Names of the commands that came. */
  commands: string[];
  keys: Map<string, { value: number; expiresAt: number }>;
  /** When set, requests are taken and never answered. */
  isSilent: boolean;
  close(): Promise<void>;
}

type Command = (string | number)[];
type Reply = { result?: unknown; error?: string };

/** A store that speaks Upstash's REST protocol, for the counting script and nothing else. */
export async function startUpstashServer(): Promise<UpstashServer> {
  const scripts = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    if (state.isSilent) return;
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Command | Command[];
    const [status, answer] = respond(state, scripts, request, body);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const state: UpstashServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: "a-token-of-tests",
    commands: [],
    keys: new Map(),
    isSilent: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}

function respond(
  state: UpstashServer,
  scripts: Set<string>,
  { url, headers }: IncomingMessage,
  body: Command | Command[],
): [number, Reply | Reply[]] {
  if (headers.authorization !== `Bearer ${state.token}`)
    return [401, { error: "WRONGPASS invalid or missing auth token" }];
  if (url === "/pipeline") return [200, (body as Command[]).map((command) => run(state, scripts, command))];
  const reply = run(state, scripts, body as Command);
  return [reply.error ? 400 : 200, reply];
}

function run(
  { commands, keys }: UpstashServer,
  scripts: Set<string>,
  [command, script, keyCount, ...rest]: Command,
): Reply {
  const name = String(command).toUpperCase();
  commands.push(name);
  if (name === "EVALSHA" && scripts.size === 0)
    return { error: "NOSCRIPT No matching script. Please use EVAL." };
  if (name === "EVAL") {
    const isCounting = /INCRBY/.test(String(script)) && /PEXPIRE/.test(String(script));
    if (!isCounting) return { error: "ERR unknown script" };
    scripts.add(String(script));
  } else if (name !== "EVALSHA") return { error: `ERR unknown command '${name}'` };
  const key = String(rest[0]);
  const [points, windowMs = 0, used = 0] = rest.slice(Number(keyCount)).map(Number);
  const now = Date.now();
  const found = keys.get(key);
  const counted = found && found.expiresAt > now ? found : { value: 0, expiresAt: now + windowMs };
  counted.value += used;
  keys.set(key, counted);
  return { result: [counted.value, points] };
}
