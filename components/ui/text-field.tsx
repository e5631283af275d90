import type { ComponentProps, ReactNode } from "react";
import { Field } from "./field";
import { Input, TextArea } from "./input";

interface Common {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | null;
  isOptional?: boolean;
}

export type TextFieldProps = Common & Omit<ComponentProps<"input">, "id">;

/** A labelled input: what most forms are made of, usable from a server component. */
export function TextField({ id, label, hint, error, isOptional, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error ?? null} isOptional={isOptional ?? false}>
      {(control) => <Input name={id} required={!isOptional} {...input} {...control} />}
    </Field>
  );
}

export type TextAreaFieldProps = Common & Omit<ComponentProps<"textarea">, "id">;

export function TextAreaField({ id, label, hint, error, isOptional, ...area }: TextAreaFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error ?? null} isOptional={isOptional ?? false}>
      {(control) => <TextArea name={id} required={!isOptional} {...area} {...control} />}
    </Field>
  );
}
