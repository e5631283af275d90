import type { DispositionOption } from "@/components/finding/disposition-bar";

/** What can be said of a finding. The words on the buttons, and what they come to. */
export const DISPOSITIONS: readonly (DispositionOption & { done: string })[] = [
  {
    id: "accepted",
    verb: "Accept",
    done: "accepted",
    meaning: "It is as the documents say, and that is all right. It asks again when the numbers change.",
    question: "Why is this acceptable?",
    isReasonRequired: true,
    isPrimary: true,
    shortcut: "a",
  },
  {
    id: "asked",
    verb: "Ask",
    done: "asked",
    meaning: "Whoever prepared the documents is to explain it.",
    question: "What do you want to know?",
    isReasonRequired: true,
  },
  {
    id: "corrected",
    verb: "Correct",
    done: "to be corrected",
    meaning:
      "The books are to be corrected and the statement printed again; the new print clears the finding.",
    question: "What has to be corrected?",
    isReasonRequired: true,
  },
  {
    id: "adjusted",
    verb: "Adjust",
    done: "adjusted",
    meaning: "The statement stays as it is; an adjustment outside of it accounts for the difference.",
    question: "Which adjustment accounts for it?",
    isReasonRequired: true,
  },
  {
    id: "false_alarm",
    verb: "False alarm",
    done: "false alarm",
    meaning: "The rule does not fit here. What you write helps to sharpen it.",
    question: "Why does the rule not fit?",
    isReasonRequired: true,
  },
];

export function dispositionWord(id: string): string {
  return DISPOSITIONS.find((each) => each.id === id)?.done ?? id;
}
