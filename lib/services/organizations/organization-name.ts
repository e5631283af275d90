import { z } from "zod";

export const organizationName = z
  .string()
  .trim()
  .min(1, "Give the organisation a name.")
  .max(120, "A name has at most 120 characters.");
