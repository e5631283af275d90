import { textWidth } from "./table";

/** Lines no wider than `width` where words allow; each begins with `indent`, the first with `lead` where given. */
export function wrap(text: string, width: number, indent: string, lead = indent): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const room = width - textWidth(lines.length === 0 ? lead : indent);
    if (line !== "" && textWidth(line) + 1 + textWidth(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, index) => `${index === 0 ? lead : indent}${each}`.trimEnd());
}
