import { type AddressInfo, createServer, type Socket } from "node:net";

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as they came, lines ended by CRLF. */
  data: string;
}

export interface SmtpServer {
  url: string;
  mails: ReceivedMail[];
  /** What RCPT is answered with, to refuse people. */
  recipientAnswer: string;
  close(): Promise<void>;
}

/** As much of SMTP (RFC 5321) as a client needs to hand a mail over. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, state);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const state: SmtpServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    recipientAnswer: "250 OK",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return state;
}

function converse(socket: Socket, state: SmtpServer): void {
  let mail: ReceivedMail = { from: "", to: [], data: "" };
  let isData = false;
  let waiting = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (isData) {
      if (line !== ".") mail.data += `${line.replace(/^\./, "")}\r\n`;
      else {
        isData = false;
        state.mails.push(mail);
        mail = { from: "", to: [], data: "" };
        say("250 OK");
      }
      return;
    }
    const address = /<(.*)>/.exec(line)?.[1] ?? "";
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") say("250 test");
    else if (verb === "MAIL") {
      mail.from = address;
      say("250 OK");
    } else if (verb === "RCPT") {
      if (state.recipientAnswer.startsWith("250")) mail.to.push(address);
      say(state.recipientAnswer.replace("%s", address));
    } else if (verb === "DATA") {
      isData = true;
      say("354 Go on");
    } else if (verb === "QUIT") socket.end("221 Bye\r\n");
    else say(verb === "RSET" || verb === "NOOP" ? "250 OK" : "502 Not understood");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (waiting + chunk.toString("latin1")).split("\r\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) hear(line);
  });
  say("220 test");
}
