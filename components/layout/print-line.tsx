export interface PrintLineProps {
  organisation: string;
  /** `Harbor Point · Mar 2026` */
  subject?: string;
  /** `Run of 31 Mar 2026, 14:02` */
  run?: string;
}

/** The line that every printed sheet carries at its top; the page number is in globals.css. */
export function PrintLine({ organisation, subject, run }: PrintLineProps) {
  const left = [organisation, subject].filter((part) => part !== undefined).join(" · ");
  return <style>{`@page{@top-left{${content(left)}}@top-right{${content(run ?? "REIMS")}}}`}</style>;
}

const FONT = 'font:8pt "Inter Variable",sans-serif;color:#4c5256';

function content(text: string): string {
  return `content:"${cssText(text)}";${FONT}`;
}

/** Everything but plain letters, digits and spaces by its number, so that no name can end the text or the style. */
export function cssText(text: string): string {
  return Array.from(text)
    .map((character) =>
      /[A-Za-z0-9 ]/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
    )
    .join("");
}
