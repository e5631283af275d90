import type { Viewer } from "@/db/queries/documents";
import type { OrgContext } from "@/lib/auth/org-context";

/** No property has the code that the header prints. */
export const PROPERTY_UNKNOWN = "property_unknown";
/** The header says another property than was chosen for the file. */
export const PROPERTY_DIFFERS = "property_differs";
/** The property is there, and whoever sent the file does not see it. */
export const PROPERTY_NOT_GRANTED = "property_not_granted";
/** What both of the above are to whoever sees some properties only: which of them it is, is not said. */
const PROPERTY_NOT_YOURS = "property_not_yours";

/** The questions that `acceptHeader` answers, for whoever may answer them: the others see no question there. */
export function answeredByHeader({ propertyIds }: Pick<OrgContext, "propertyIds">): readonly string[] {
  return propertyIds === null ? [PROPERTY_DIFFERS, PROPERTY_NOT_GRANTED] : [PROPERTY_DIFFERS];
}

export interface HeaderProblem {
  code: string;
  message: string;
}

/** A problem as the viewer is told of it. The header is of their own file; whether its property exists is not theirs to know. */
export function problemFor(
  { propertyIds }: Viewer,
  problem: HeaderProblem,
  header: { propertyCode: string; propertyName: string } | null,
): HeaderProblem {
  const tellsWhatExists = [PROPERTY_UNKNOWN, PROPERTY_NOT_GRANTED].includes(problem.code);
  if (propertyIds === null || !tellsWhatExists) return problem;
  const named = header ? `${header.propertyName} (${header.propertyCode})` : "another property";
  return {
    code: PROPERTY_NOT_YOURS,
    message: `The header says ${named}, which is none of your properties. Your organisation's analysts and admins decide where it goes.`,
  };
}
