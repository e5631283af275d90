import { AppError } from "@/lib/errors";
import type { Portfolio, SampleProperty } from "../portfolio";
import { createRandom, type Random } from "../random";
import type { SampleDocument } from "../sample-document";
import { BOOKING_DEFECTS, type BookingDefectKind } from "./booking-defect";
import type { DefectLabel } from "./defect-label";
import type { DefectKind } from "./kinds";
import { PRINT_DEFECTS } from "./print-defect";
import type { AlteredPrint, RowDefect } from "./row-defect";
import { swapNeighbours } from "./swapped-neighbours";

export interface InjectedDefect {
  portfolio: Portfolio;
  label: DefectLabel;
}

/**
 * Makes one thing wrong in a property that has nothing wrong yet, so that the labels of several defects stay true.
 * Throws an AppError where the portfolio has no place for the defect.
 */
export function injectDefect(
  portfolio: Portfolio,
  choice: { kind: DefectKind; seed: number },
): InjectedDefect {
  const random = createRandom(`${portfolio.seed}/${choice.kind}/${choice.seed}`);
  const free = portfolio.properties.filter(({ code }) => !portfolio.defective.includes(code));
  for (const property of random.shuffle(free)) {
    const injected = tryProperty(portfolio, property, choice.kind, random);
    if (!injected) continue;
    const others = portfolio.documents.filter((document) => document.property.code !== property.code);
    const position = portfolio.documents.findIndex((document) => document.property.code === property.code);
    const documents = [...others.slice(0, position), ...injected.documents, ...others.slice(position)];
    return {
      portfolio: { ...portfolio, documents, defective: [...portfolio.defective, property.code] },
      label: injected.label,
    };
  }
  throw new AppError(
    "no_place_for_defect",
    free.length === 0
      ? "Every property of the sample already has a defect; make more properties."
      : `The sample is too short for the defect ${choice.kind}; make more months.`,
  );
}

interface Injected {
  documents: SampleDocument[];
  label: DefectLabel;
}

function tryProperty(
  portfolio: Portfolio,
  property: SampleProperty,
  kind: DefectKind,
  random: Random,
): Injected | null {
  if (isBookingDefect(kind)) return BOOKING_DEFECTS[kind](portfolio, property, random);
  const documents = portfolio.documents.filter((document) => document.property.code === property.code);
  const altered = alterOnePrint(
    documents,
    kind === "swapped_neighbours" ? swapNeighbours : PRINT_DEFECTS[kind],
    random,
  );
  if (!altered) return null;
  const { fileName } = altered.document;
  return {
    documents: documents.map((document) => (document.fileName === fileName ? altered.document : document)),
    label: altered.label,
  };
}

function isBookingDefect(kind: DefectKind): kind is BookingDefectKind {
  return kind in BOOKING_DEFECTS;
}

/** Tries the prints in random order, and in each its rows, until one takes the defect. */
function alterOnePrint(
  documents: readonly SampleDocument[],
  alter: RowDefect,
  random: Random,
): AlteredPrint | null {
  for (const document of random.shuffle(documents)) {
    for (const index of random.shuffle(document.rows.map((_, i) => i))) {
      const altered = alter({ documents, document, index, random });
      if (altered) return altered;
    }
  }
  return null;
}
