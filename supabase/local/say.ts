type Sink = (line: string) => void;

const toConsole: Sink = (line) => process.stdout.write(`${line}\n`);
let sink: Sink = toConsole;

/** One short line for whoever runs the server: Japanese first, English after. */
export function say(ja: string, en: string): void {
  sink(`広場  ${ja} / ${en}`);
}

/** Plain lines as they are: account tables, a mail on the console. */
export function sayPlain(text: string): void {
  sink(text);
}

/** Tests and embedders send the lines elsewhere; without an argument they go to the console again. */
export function sendLinesTo(next: Sink = toConsole): void {
  sink = next;
}
