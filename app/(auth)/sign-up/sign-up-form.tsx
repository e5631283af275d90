"use client";

import { signUpAction } from "../actions";
import { AuthForm } from "../auth-form";
import { NEW_PASSWORD_HINT } from "../new-password-hint";

const FIELDS = [
  { id: "name", label: "Your name", autoComplete: "name" },
  { id: "email", label: "E-mail", type: "email", autoComplete: "username" },
  {
    id: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
];

export function SignUpForm() {
  return (
    <AuthForm
      fields={FIELDS}
      label="Create the account"
      action={({ name = "", email = "", password = "" }) => signUpAction({ name, email, password })}
      next={() => "/"}
    />
  );
}
