"use client";

import { createOrganizationAction } from "../../actions";
import { AuthForm } from "../../auth-form";

const FIELDS = [{ id: "name", label: "Name of the organisation", autoComplete: "organization" }];

export function NewOrganizationForm() {
  return (
    <AuthForm
      fields={FIELDS}
      label="Create the organisation"
      action={({ name = "" }) => createOrganizationAction({ name })}
      next={({ slug }) => `/${slug}`}
    />
  );
}
